// Writing the list while people talk. The page works as plain forms without this file; with it the keyboard is the fast way,
// and nothing typed is lost: a line is first kept in this browser (per person), then sent, in order and one at a time, with a
// key that makes a repetition the same command, and let go only when the server has confirmed it.
"use strict";
(() => {
    if (!document.querySelector("[data-minutes]")) {
        return;
    }

    const PERSON = document.body.dataset.person;
    const QUICK = 600;                              // ms in which saving needs no word
    const POLL = 4000;
    const BACKOFF = [1000, 2000, 4000, 8000, 15000];
    const UNDERWAY = "Deze regel is onderweg. Wijzigen of weghalen kan zodra hij is opgeslagen.";
    const byId = id => document.getElementById(id);
    const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const clock = time => new Intl.DateTimeFormat("nl-NL", {hour: "numeric", minute: "2-digit"}).format(time).replace(":", ".") + " uur";
    const lines = count => count === 1 ? "1 regel" : count + " regels";
    const key = () => [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, "0")).join("");
    const make = (name, className, text) => {
        const made = document.createElement(name);
        if (className) {
            made.className = className;
        }
        if (text) {
            made.textContent = text;
        }
        return made;
    };

    // ---- the kinds, with their marks as the server draws them

    const kinds = [...document.querySelectorAll("#marken [data-mark]")].map(each => ({code: each.dataset.mark, key: each.dataset.key,
        label: each.dataset.label, who: each.dataset.who, when: each.dataset.when, agenda: each.dataset.agenda, svg: each.firstElementChild}));
    const kindOf = code => kinds.find(kind => kind.code === code) ?? kinds[0];
    const typedKind = text => kinds.find(kind => new RegExp(`^\\s*${kind.key}\\s`, "i").test(text));
    const glyph = name => document.querySelector(`#marken [data-glyph=${name}]`).firstElementChild.cloneNode(true);

    // ---- what is kept in this browser: lines not yet confirmed, and what is being typed

    const kept = {
        prefix: `regietafel:${PERSON}:`,
        memory: new Map(),                          // when the browser keeps nothing
        put(name, value) {
            const text = JSON.stringify(value);
            try {
                localStorage.setItem(this.prefix + name, text);
            } catch {
                this.memory.set(this.prefix + name, text);
            }
        },
        get(name) {
            try {
                return JSON.parse(localStorage.getItem(this.prefix + name) ?? this.memory.get(this.prefix + name) ?? "null");
            } catch {
                return null;
            }
        },
        drop(name) {
            this.memory.delete(this.prefix + name);
            try {
                localStorage.removeItem(this.prefix + name);
            } catch { /* then it was never there */ }
        },
        names(begin) {
            let all = [...this.memory.keys()];
            try {
                all = all.concat(Object.keys(localStorage));
            } catch { /* memory only */ }
            return all.filter(name => name.startsWith(this.prefix + begin)).map(name => name.slice(this.prefix.length)).sort();
        }
    };

    // An op is a line written (no `line`) or changed that the server has not confirmed. Its name sorts by when it was entered.
    let last = 0;
    const ops = () => kept.names("regel:").map(name => kept.get(name)).filter(Boolean);
    const opName = () => {
        last = Math.max(Date.now(), last + 1);
        return "regel:" + String(last).padStart(15, "0") + ":" + key().slice(0, 4);
    };
    const save = op => kept.put(op.name, op);
    const isBlocked = op => Boolean(op.fout || op.conflict);

    // ---- the page

    const page = {root: null, address: "", topic: "", meeting: "", list: null, waiting: null, etag: null, raw: new Map(), entry: null,
        edit: null, names: [], cache: new Map()};

    const urgent = text => { byId("dringend").textContent = text; };
    const rows = () => [...page.list.children, ...page.waiting.children];

    // ---- connection

    const link = {since: null, tries: 0, timer: 0, signedOut: false, savedAt: null, hadUnsaved: false};

    function lost() {
        if (!link.since) {
            link.since = new Date();
            urgent("Geen verbinding. U kunt gewoon doorgaan met typen.");
        }
        clearTimeout(link.timer);
        link.timer = setTimeout(go, BACKOFF[Math.min(link.tries++, BACKOFF.length - 1)]);
        show();
    }

    function found() {
        link.tries = 0;
        if (link.since) {
            link.since = null;
            urgent("");
            if (!ops().length) {
                allSaved();
            }
            show();
        }
    }

    function allSaved() {
        link.savedAt = new Date();
        link.hadUnsaved = false;
        say(`Alles opgeslagen, ${clock(link.savedAt)}`);
        setTimeout(() => { link.savedAt = null; show(); }, 5000);
        show();
    }

    function token() {
        return document.querySelector("form[action='/afmelden'] input[type=hidden]");
    }

    async function freshToken() {
        const response = await fetch(page.address, {headers: {"X-Requested-With": "fetch"}});
        if (response.ok) {
            const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("form[action='/afmelden'] input[type=hidden]");
            document.querySelectorAll(`input[name="${token().name}"]`).forEach(input => { input.value = fresh.value; });
        }
        return response.status;
    }

    async function ask(address, headers = {}) {
        return fetch(address, {headers: {"X-Requested-With": "fetch", "X-Person": PERSON, ...headers}, signal: AbortSignal.timeout(15000)});
    }

    async function post(address, fields, commandKey, again = true) {
        const response = await fetch(address, {
            method: "POST",
            headers: {"X-Requested-With": "fetch", "X-Person": PERSON, "Idempotency-Key": commandKey},
            body: new URLSearchParams({...fields, [token().name]: token().value}),
            signal: AbortSignal.timeout(15000)
        });
        if (response.status === 403 && again && await freshToken() === 200) {
            return post(address, fields, commandKey, false);
        }
        return response;
    }

    // One thing at a time: what was asked first is done first.
    let tail = Promise.resolve();
    const inOrder = work => {
        const done = tail.then(work, work);
        tail = done.catch(() => {});
        return done;
    };
    const alone = work => navigator.locks ? navigator.locks.request("regietafel:" + PERSON, work) : work();

    // Sends what waits, or asks whether anything changed.
    function go() {
        return inOrder(() => alone(async () => {
            for (let op = next(); op; op = next()) {
                if (!await send(op)) {
                    return;
                }
            }
            if (link.since) {
                await poll();
            }
        }));
    }

    function next() {
        const all = ops();
        return all.find(op => !isBlocked(op) && !all.some(other => other.line && other.line === op.line && isBlocked(other) && other.name < op.name));
    }

    function settle(op) {
        kept.drop(op.name);
        if (!ops().length && link.hadUnsaved) {
            allSaved();
        }
    }

    // False when sending makes no sense for now.
    async function send(op) {
        if (!navigator.onLine) {
            lost();
            return false;
        }
        op.tried = true;
        save(op);
        let response;
        try {
            const fields = {tekst: op.tekst, soort: op.soort, gezien: String(Boolean(op.gezien))};
            response = op.line ? await post(`/regels/${op.line}/tekst`, {...fields, versie: op.versie}, op.key)
                : await post(op.address + "/regels", fields, op.key);
        } catch {
            lost();
            return false;
        }
        if (response.status === 401) {
            signedOut();
            return false;
        }
        if (response.ok) {
            let html;
            try {
                html = await response.text();
            } catch {
                lost();
                return false;
            }
            link.signedOut = false;
            ops().filter(other => op.line && other.line === op.line && other.name > op.name && other.versie === op.versie)
                .forEach(other => save({...other, versie: op.versie + 1}));
            settle(op);
            found();
            if (op.address === page.address) {
                applyRows(html, response.headers.get("ETag"));
            }
            paint();
            return true;
        }
        if (response.status === 422 || response.status === 404) {
            const answer = response.status === 422 ? await response.json().catch(() => ({})) : {};
            refused({...op, fout: answer.fout ?? (op.line ? "Deze regel is intussen weggehaald." : "Dit onderwerp is er niet meer."),
                waarschuwing: Boolean(answer.waarschuwing), weg: response.status === 404});
            found();
            return true;
        }
        if (response.status === 409) {
            const conflicted = {...op, conflict: await response.json()};
            save(conflicted);
            found();
            paint();
            if (!page.entry?.field.value.trim() && !page.edit) {
                showConflict(conflicted);
            } else {
                say("Een regel die u wijzigde, is intussen ook door een ander gewijzigd. Beide teksten zijn bewaard.");
            }
            return true;
        }
        op.mislukt = (op.mislukt ?? 0) + 1;
        if (op.mislukt >= 4) {
            op.fout = "Opslaan lukt nu niet. De tekst blijft op dit apparaat staan.";
        }
        save(op);
        if (op.fout) {
            paint();
            return true;
        }
        lost();
        return false;
    }

    function signedOut() {
        link.signedOut = true;
        urgent("U bent niet meer aangemeld. Wat u typte, staat nog op dit apparaat.");
        show();
    }

    // A refused line comes back into the field when that is free; otherwise it waits in its place with the sentence.
    function refused(op) {
        const free = op.address === page.address && page.entry && !page.entry.field.value.trim() && !page.edit;
        const row = op.line && byId("regel-" + op.line);
        if (free && !op.line) {
            kept.drop(op.name);
            paint();
            page.entry.put(op.tekst, op.soort);
            page.entry.refuse(op.fout, op.waarschuwing);
            page.entry.field.focus();
        } else if (free && row && !op.weg) {
            kept.drop(op.name);
            paint();
            openEdit(row, op).then(() => page.edit?.refuse(op.fout, op.waarschuwing));
        } else {
            save(op);
            paint();
        }
        say(op.fout);
    }

    async function poll() {
        let response;
        const asked = page.address;
        try {
            response = await ask(asked + "/rijen", page.etag && !link.since ? {"If-None-Match": page.etag} : {});
            if (response.status === 200) {
                const html = await response.text();
                found();
                if (asked === page.address && !page.edit && applyRows(html, response.headers.get("ETag"))) {
                    say("De regels zijn bijgewerkt.");
                }
                return;
            }
        } catch {
            lost();
            return;
        }
        if (response.status === 401) {
            signedOut();
        } else if (response.status === 304) {
            found();
        }
    }

    setInterval(() => {
        if (!document.hidden && !page.edit && !link.signedOut && !link.since && navigator.onLine && !ops().some(op => !isBlocked(op))) {
            inOrder(poll);
        }
    }, POLL);

    function tryAgain() {
        link.tries = 0;
        clearTimeout(link.timer);
        if (link.signedOut) {
            inOrder(async () => {
                const status = await freshToken().catch(() => 0);
                link.signedOut = status === 401;
                if (status === 200) {
                    urgent("");
                }
                show();
            });
        }
        go();
    }

    addEventListener("online", tryAgain);
    addEventListener("offline", lost);
    document.addEventListener("visibilitychange", () => document.hidden || (link.signedOut || link.since) && tryAgain());
    addEventListener("storage", event => event.key?.startsWith(kept.prefix) && paint());

    // ---- the mark in the bar, and the title

    function show() {
        const all = ops();
        const waits = all.filter(op => link.since || link.signedOut || isBlocked(op) || Date.now() - op.at > QUICK);
        const bar = byId("opslag");
        const words = waits.length ? lines(waits.length) + " nog niet opgeslagen" : "";
        const parts = [];
        let again = null;
        if (link.signedOut) {
            parts.push(glyph("unsaved"), make("b", "", "U bent niet meer aangemeld"));
            if (words) {
                parts.push(make("span", "", "· " + words));
            }
            again = make("a", "", "Opnieuw aanmelden");
            again.href = "/aanmelden?naar=" + encodeURIComponent(page.address);
            parts.push(again);
        } else if (link.since) {
            parts.push(glyph("unsaved"), make("b", "", "Geen verbinding"),
                make("span", "", `sinds ${clock(link.since)}` + (words ? " · " + words : "")));
        } else if (waits.length) {
            parts.push(glyph("unsaved"), make("b", "", words));
        } else if (link.savedAt) {
            parts.push(glyph("done"), make("span", "", `Alles opgeslagen, ${clock(link.savedAt)}`));
        }
        bar.classList.toggle("regietafel-unsaved--saved", !waits.length && !link.since && !link.signedOut);
        bar.hidden = !parts.length;
        if (bar.textContent !== parts.map(part => part.textContent).join("") || !parts.length) {
            bar.replaceChildren(...parts);
        }
        if (waits.length) {
            link.hadUnsaved = true;
        }
        const title = page.title();
        document.title = waits.length ? `(${waits.length} niet opgeslagen) ${title}` : title;
    }
    page.title = () => {
        const rest = document.title.replace(/^\(\d+ niet opgeslagen\) /, "").split(" · ");
        return [page.root.dataset.title, ...rest.slice(-(rest.length > 3 ? 2 : 1))].join(" · ");
    };

    // ---- the rows

    // Puts the rows of the server in the page; what did not change stays the same element, and nothing jumps.
    function applyRows(html, etag) {
        const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("regels");
        if (!fresh) {
            return false;
        }
        page.etag = etag;
        noteVersion(Number(fresh.dataset.noteVersion));
        const hadFocus = document.activeElement?.closest("li.regietafel-line");
        const anchor = document.activeElement?.closest("[data-entry], li.regietafel-line") ?? page.root.querySelector("[data-entry]");
        const before = anchor?.getBoundingClientRect().top;
        const known = new Map([...page.list.children].map(row => [row.id, row]));
        let at = page.list.firstElementChild;
        let changed = false;
        for (const row of [...fresh.children]) {
            const raw = row.outerHTML;
            let here = known.get(row.id);
            known.delete(row.id);
            if (!here || !here.dataset.editing && (here.dataset.painted || page.raw.get(row.id) !== raw)) {
                changed ||= page.raw.get(row.id) !== raw;
                const replacement = document.importNode(row, true);
                replacement.tabIndex = -1;
                if (here === at) {
                    at = replacement;
                }
                if (here) {
                    here.replaceWith(replacement);
                } else {
                    page.list.insertBefore(replacement, at);
                }
                here = replacement;
            }
            page.raw.set(row.id, raw);
            if (here === at) {
                at = at.nextElementSibling;
            } else {
                page.list.insertBefore(here, at);
            }
        }
        for (const gone of known.values()) {
            if (!gone.dataset.editing) {
                changed = true;
                page.raw.delete(gone.id);
                gone.remove();
            }
        }
        paint();
        if (hadFocus && !document.contains(document.activeElement?.closest("li.regietafel-line"))) {
            byId(hadFocus.id)?.focus({preventScroll: true});
        }
        if (anchor?.isConnected && before !== undefined) {
            const moved = anchor.getBoundingClientRect().top - before;
            if (moved && anchor.matches("li")) {
                scrollBy(0, moved);
            }
        }
        return changed;
    }

    // Shows what is not yet confirmed in its place: new lines under the others, changed ones on their row.
    function paint() {
        if (!page.root) {
            return;
        }
        const here = ops().filter(op => op.address === page.address);
        const now = Date.now();
        for (const row of page.list.querySelectorAll("[data-painted]")) {
            if (!here.some(op => op.line === row.dataset.line) && !row.dataset.editing) {
                restore(row);
            }
        }
        for (const op of here.filter(op => op.line)) {
            const row = byId("regel-" + op.line);
            if (row && !row.dataset.editing) {
                paintOn(row, op, now);
            }
        }
        const orphans = here.filter(op => op.line && !byId("regel-" + op.line));
        const fresh = here.filter(op => !op.line).concat(orphans);
        const focused = document.activeElement?.closest("#wachtend > li")?.dataset.op;
        page.waiting.replaceChildren(...fresh.flatMap(op => waitingRows(op, now)));
        page.waiting.hidden = !fresh.length;
        if (focused) {
            (page.waiting.querySelector(`[data-op="${CSS.escape(focused)}"]`) ?? page.list.lastElementChild ?? page.entry?.field)?.focus({preventScroll: true});
        }
        show();
    }

    function restore(row) {
        const raw = page.raw.get(row.id);
        if (!raw) {
            delete row.dataset.painted;
            return row;
        }
        const focused = row.contains(document.activeElement);
        const holder = document.createElement("template");
        holder.innerHTML = raw;
        const original = holder.content.firstElementChild;
        original.tabIndex = -1;
        row.replaceWith(original);
        if (focused) {
            original.focus({preventScroll: true});
        }
        return original;
    }

    // A line in words while the server has not answered: what was understood of it stands where it will stand.
    function shownText(op) {
        if (op.begrepen) {
            return {...op.begrepen, kind: kindOf(op.begrepen.kind)};
        }
        const text = op.tekst.trim();
        const kind = typedKind(text);
        return {kind: kind ?? kindOf(op.soort), text: kind ? text.replace(/^\s*\S\s+/, "") : text};
    }

    function paintOn(row, op, now) {
        const shown = shownText(op);
        row.dataset.painted = "true";
        row.querySelector(".regietafel-mark").replaceWith(shown.kind.svg.cloneNode(true));
        row.querySelector(".regietafel-line__text > a").textContent = shown.text;
        row.querySelector("[data-unsaved]")?.remove();
        if (isLate(op, now)) {
            row.classList.add("regietafel-line--unsaved");
            row.querySelector(".regietafel-line__text").append(unsavedWords(op, row));
        }
    }

    const isLate = (op, now) => Boolean(link.since || link.signedOut || isBlocked(op) || now - op.at > QUICK);

    function waitingRows(op, now) {
        const pieces = op.tekst.split(/\r?\n/).map(piece => piece.trim()).filter(Boolean);
        return pieces.map((piece, at) => {
            const shown = shownText({...op, tekst: piece});
            const row = make("li", "regietafel-line");
            row.tabIndex = -1;
            row.dataset.op = op.name;
            row.append(shown.kind.svg.cloneNode(true));
            const text = make("div", "regietafel-line__text", shown.text);
            row.append(text);
            if (shown.who || shown.when?.length) {
                const who = make("div", "regietafel-line__who");
                who.append(make("span", "regietafel-owner", shown.who), ...shown.when.map(when => make("span", "regietafel-line__when", when)));
                row.append(who);
            }
            if (isLate(op, now)) {
                row.classList.add("regietafel-line--unsaved");
                if (at === pieces.length - 1) {
                    text.append(unsavedWords(op, row));
                }
            }
            return row;
        });
    }

    function unsavedWords(op, row) {
        const sub = make("div", "regietafel-line__sub");
        sub.dataset.unsaved = "true";
        const state = make("span", "regietafel-state regietafel-state--" + (op.fout ? "late" : "attention"));
        state.append(glyph(op.fout ? "late" : "unsaved"), make("span", "", op.fout ?? (op.conflict ? "Intussen ook door een ander gewijzigd" : "Nog niet opgeslagen")));
        sub.append(state);
        if (!op.fout) {
            sub.append(make("span", "", "staat op dit apparaat"));
        }
        const acts = op.fout || op.conflict ? sub : make("div", "regietafel-line__acts");
        const button = (words, act) => {
            const made = make("button", "regietafel-button regietafel-button--small", words);
            made.type = "button";
            made.addEventListener("click", act);
            acts.append(made);
        };
        if (op.conflict) {
            button("Beide teksten bekijken", () => showConflict(op));
        }
        if (op.fout || !op.tried) {
            button(op.line && !op.weg ? "Verder typen" : "In het invoerveld zetten", () => takeUp(op));
            button("Weggooien", () => letGo(op));
        }
        if (acts !== sub && acts.children.length && !op.line) {
            row.append(acts);
        }
        return sub;
    }

    // Back into the field. Only a line of which it is certain that the server did not write it.
    function takeUp(op) {
        if (op.line && !op.weg) {
            const row = byId("regel-" + op.line);
            kept.drop(op.name);
            paint();
            openEdit(byId(row.id), op);
            return;
        }
        if (!page.entry) {
            urgent("Deze lijst is vastgesteld. De tekst blijft hier staan, zodat u hem kunt overnemen.");
            return;
        }
        if (page.entry.field.value.trim()) {
            notice("Bewaar eerst de regel die u typt.");
            page.entry.field.focus();
            return;
        }
        kept.drop(op.name);
        paint();
        page.entry.put(op.tekst, op.soort);
        page.entry.field.focus();
    }

    function letGo(op) {
        kept.drop(op.name);
        paint();
        page.entry?.field.focus();
        toast("Tekst weggegooid.", "Terughalen", () => { save({...op, fout: op.fout ?? null}); paint(); go(); });
    }

    setInterval(() => {
        tick();
        if (ops().length) {
            paintLate();
        }
    }, 1000);

    function tick() {
        byId("klok").textContent = clock(new Date());
    }

    function paintLate() {
        const now = Date.now();
        const late = ops().filter(op => op.address === page.address && isLate(op, now));
        if (late.some(op => !page.root.querySelector(`[data-op="${CSS.escape(op.name)}"].regietafel-line--unsaved`)
            && !(op.line && byId("regel-" + op.line)?.classList.contains("regietafel-line--unsaved")))) {
            paint();
        }
        show();
    }

    // ---- toast and notices

    let takeBackTo = null;
    function toast(words, button, act) {
        const bar = byId("terugzetten");
        bar.firstElementChild.textContent = words;
        bar.querySelector("button").textContent = button;
        takeBackTo = act;
        bar.hidden = false;
        say(words);
    }

    function hideToast() {
        byId("terugzetten").hidden = true;
        takeBackTo = null;
    }

    byId("terugzetten").querySelector("button").addEventListener("click", () => takeBack());

    function notice(words) {
        say(words);
        page.entry?.refuse(words, false, true);
        if (!page.entry) {
            urgent(words);
        }
    }

    // ---- acts on lines that are saved

    async function act(address, fields, after) {
        hideToast();
        await inOrder(async () => {
            let response;
            try {
                response = await post(address, fields, key());
            } catch {
                lost();
                notice("Geen verbinding. Dit kan weer zodra er verbinding is.");
                return;
            }
            if (response.status === 401) {
                signedOut();
            } else if (response.ok) {
                applyRows(await response.text(), response.headers.get("ETag"));
                found();
                after?.();
            } else if (response.status === 422) {
                notice((await response.json()).fout);
            } else {
                await poll();
                notice("Deze regel is intussen gewijzigd. Kijk wat er nu staat en probeer het nog eens.");
            }
        });
    }

    function takeBack() {
        page.entry?.refuse(null);
        if (takeBackTo) {
            const back = takeBackTo;
            hideToast();
            back();
            return;
        }
        const waiting = ops().filter(op => op.address === page.address && !op.line && !op.tried);
        if (waiting.length && page.entry && !page.entry.field.value.trim()) {
            takeUp(waiting.at(-1));
            return;
        }
        act(page.address + "/terug", {}, () => say("De laatste wijziging is teruggezet."));
    }

    const version = row => row.dataset.version;

    function move(row, step) {
        const name = row.dataset.line;
        act(`/regels/${name}/plaats`, {versie: version(row), stap: step}, () => {
            byId("regel-" + name)?.focus();
            byId("regel-" + name)?.scrollIntoView({block: "nearest"});
            const all = [...page.list.children];
            say(`Regel ${all.findIndex(each => each.dataset.line === name) + 1} van ${all.length}.`);
        });
    }

    function remove(row) {
        if (row.dataset.op) {
            const op = ops().find(each => each.name === row.dataset.op);
            if (op && (!op.tried || op.fout)) {
                letGo(op);
            } else {
                notice(UNDERWAY);
            }
            return;
        }
        if (row.dataset.new !== "true") {
            notice("Deze regel is al rondgezonden. Hij kan alleen nog vervallen, met een reden, op zijn eigen pagina.");
            return;
        }
        const neighbour = row.nextElementSibling?.id ?? row.previousElementSibling?.id;
        act(`/regels/${row.dataset.line}/weg`, {versie: version(row)}, () => {
            ((neighbour && byId(neighbour)) ?? page.entry?.field)?.focus();
            toast("Regel weggehaald.", "Terugzetten", () => act(page.address + "/terug", {}, () => say("De regel staat er weer.")));
        });
    }

    function merge(row) {
        const above = row.previousElementSibling?.id;
        act(`/regels/${row.dataset.line}/samenvoeging`, {versie: version(row)}, () => {
            (above && byId(above))?.focus();
            toast("Samengevoegd met de regel erboven.", "Terugzetten", () => act(page.address + "/terug", {}));
        });
    }

    // ---- the entry line

    const MARK = /(?:^|[\s([{"'“‘„])([@!#>])([^\s@!#>[\]]*)$|(?:^|[\s([{"'“‘„,;/])(@)([^\s@!#>[\]]*)$|([@!#>])\[([^\]]*)$/u;

    class Entry {
        constructor(form, line = null) {
            this.form = form;
            this.line = line;                       // {id, versie, tekst, soort} when an existing line is changed
            this.field = form.querySelector("textarea");
            this.mirror = form.querySelector(".regietafel-entry__mirror");
            this.cells = form.querySelector(".regietafel-entry__cells");
            this.choices = form.querySelector("[role=listbox]");
            this.warning = form.querySelector(".regietafel-entry__warning");
            this.error = form.querySelector(".regietafel-entry__error");
            this.soort = line?.soort ?? kept.get("soort") ?? "announcement";
            this.understood = null;
            this.seen = false;
            this.released = false;
            this.options = [];
            this.active = -1;
            form.querySelector(".regietafel-entry__plain")?.remove();
            this.cells.hidden = false;
            this.field.addEventListener("input", () => this.changed());
            this.field.addEventListener("keydown", event => this.pressed(event));
            this.field.addEventListener("paste", event => this.pasted(event));
            this.field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
            this.field.addEventListener("click", () => this.complete());
            form.addEventListener("submit", event => { event.preventDefault(); this.submit(false); });
            this.cells.addEventListener("click", event => this.cell(event.target.closest("[data-cell]")?.dataset.cell));
            this.choices.addEventListener("mousedown", event => {
                event.preventDefault();
                const option = event.target.closest("[role=option]");
                if (option) {
                    this.take(this.options[Number(option.dataset.at)]);
                }
            });
            this.draw();
        }

        get draftName() {
            return this.line ? `wijziging:${page.meeting}:${this.line.id}` : `concept:${page.meeting}:${page.topic}`;
        }

        get kind() {
            return typedKind(this.field.value) ?? kindOf(this.soort);
        }

        put(text, soort) {
            this.field.value = text;
            if (soort) {
                this.soort = soort;
            }
            this.changed();
        }

        clear() {
            this.field.value = "";
            kept.drop(this.draftName);
            this.understood = null;
            this.seen = false;
            this.released = false;
            this.refuse(null);
            this.close();
            this.draw();
        }

        changed() {
            this.released = false;
            this.seen = false;
            this.refuse(null);
            this.warning.hidden = true;
            if (this.field.value) {
                kept.put(this.draftName, {tekst: this.field.value, soort: this.soort, versie: this.line?.versie, van: this.line?.tekst});
            } else {
                kept.drop(this.draftName);
            }
            this.draw();
            this.complete();
            clearTimeout(this.asking);
            this.asking = setTimeout(() => this.understand(), 150);
            clearTimeout(this.telling);
            this.telling = setTimeout(() => this.tell(), QUICK);
        }

        refuse(sentence, seen = false, quiet = false) {
            this.error.hidden = !sentence;
            this.error.querySelector("span").textContent = sentence ?? "";
            if (sentence && !quiet) {
                this.field.setAttribute("aria-invalid", "true");
                this.field.setAttribute("aria-describedby", "invoer-uitleg " + this.error.id);
            } else {
                this.field.removeAttribute("aria-invalid");
                this.field.setAttribute("aria-describedby", "invoer-uitleg");
            }
            this.seen = seen;
        }

        async understand() {
            const text = this.field.value;
            if (!text.trim() || text.length > 1500 || text.includes("\n") || link.since || link.signedOut) {
                return;
            }
            this.abort?.abort();
            this.abort = new AbortController();
            try {
                const response = await fetch(`${page.address}/herkend?` + new URLSearchParams({tekst: text, soort: this.soort}),
                    {headers: {"X-Requested-With": "fetch"}, signal: this.abort.signal});
                if (response.ok) {
                    const answer = await response.json();
                    if (text === this.field.value) {
                        this.understood = {...answer, text};
                        this.draw();
                    }
                }
            } catch { /* what is local stays */ }
        }

        // What is known here and now, until the server has said more: the kind, names from the list.
        localTokens(text) {
            const tokens = [];
            for (const found of text.matchAll(/(^|[\s([{"'“‘„,;/])([@!#>])(?:\[([^\]]*)\]|([^\s@!#>[\],;]+))/gu)) {
                const start = found.index + found[1].length;
                const word = found[3] ?? found[4].replace(/[.?!:]+$/, "");
                const end = found[3] === undefined ? start + 1 + word.length : found.index + found[0].length;
                const known = page.names.find(name => name.mark === found[2] && [name.insert, name.label, ...name.names].some(each => plain(each) === plain(word)));
                const date = (found[2] === "!" || found[2] === ">") && /^\d{1,2}-\d{1,2}(-\d{2,4})?$/.test(word);
                tokens.push({start, end, status: known || date ? "RECOGNISED" : "TYPING", type: {"@": "PARTY", "!": "DUE", ">": "AGENDA", "#": "DOSSIER"}[found[2]], label: known?.label ?? word});
            }
            return tokens;
        }

        draw() {
            const text = this.field.value;
            const known = this.understood?.text === text ? this.understood : null;
            const tokens = (known?.tokens ?? this.localTokens(text)).toSorted((a, b) => a.start - b.start);
            const pieces = [];
            let at = 0;
            for (const token of tokens) {
                if (token.start < at) {
                    continue;
                }
                pieces.push(text.slice(at, token.start));
                const mark = make("mark", token.status === "RECOGNISED" ? "" : "regietafel-entry__unsure", text.slice(token.start, token.end));
                pieces.push(mark);
                at = token.end;
            }
            pieces.push(text.slice(at) + "\u200b");
            this.mirror.replaceChildren(...pieces);
            if (!CSS.supports("field-sizing", "content")) {
                this.field.style.height = "auto";
                this.field.style.height = this.field.scrollHeight + "px";
            }
            const kind = this.kind;
            const mark = this.form.querySelector(".regietafel-entry__mark");
            if (mark.dataset.kind !== kind.code) {
                mark.dataset.kind = kind.code;
                const drawn = kind.svg.cloneNode(true);
                drawn.removeAttribute("role");
                drawn.removeAttribute("aria-label");
                drawn.setAttribute("aria-hidden", "true");
                mark.replaceChildren(drawn);
            }
            const words = type => tokens.filter(token => token.type === type && token.status === "RECOGNISED").map(token => token.label ?? "").join(" · ");
            this.fill("kind", null, kind.label);
            this.fill("who", kind.who, known ? known.who : words("PARTY"));
            this.fill("when", kind.when, known ? known.when : words("DUE"), known?.distance);
            const dossier = known?.dossier || words("DOSSIER");
            const asks = tokens.some(token => token.type === "DOSSIER" && token.status !== "RECOGNISED" && token.end - token.start > 1);
            this.fill("goesTo", kind.agenda, known ? known.goesTo : words("AGENDA"),
                dossier ? "dossier: " + dossier : asks ? (this.isOpen ? "dossier: kies hieronder" : "dossier: onbekend") : "");
            this.offer(known);
        }

        fill(name, label, words, more = "") {
            const cell = this.cells.querySelector(`[data-cell=${name}]`);
            if (label) {
                cell.querySelector("span").textContent = label;
            }
            cell.querySelector("b").textContent = words || "–";
            const small = cell.querySelector("i");
            if (small) {
                small.textContent = more ?? "";
            }
        }

        // A date in running text is offered, never set; what looks like personal data is said before it is saved.
        offer(known) {
            const date = known?.tokens.find(token => token.type === "DATE" && token.status === "OFFERED");
            const nothing = known?.tokens.find(token => token.type === "DATE" && token.status === "UNKNOWN" && token.label);
            if (known?.warnings.length) {
                this.warning.replaceChildren(known.warnings.join(" "));
            } else if (date && !known.when) {
                const button = make("button", "regietafel-button regietafel-button--small", `${kindOf(known.kind).when}: ${date.label}`);
                button.type = "button";
                button.addEventListener("click", () => {
                    this.field.setRangeText("!", date.start, date.start, "preserve");
                    this.field.focus();
                    this.changed();
                });
                this.warning.replaceChildren("In de tekst staat een datum. ", button);
            } else if (nothing) {
                this.warning.replaceChildren(nothing.label);
            } else {
                this.warning.hidden = true;
                return;
            }
            this.warning.hidden = false;
        }

        tell() {
            const known = this.understood?.text === this.field.value ? this.understood : null;
            if (!known || document.activeElement !== this.field) {
                return;
            }
            const words = [known.kindWord, known.who && `${known.whoLabel}: ${known.who}`, known.when && `${known.whenLabel}: ${known.when}`,
                known.goesTo && `${known.goesToLabel}: ${known.goesTo}`, known.dossier && `dossier: ${known.dossier}`, ...known.warnings].filter(Boolean).join(". ");
            if (words !== this.told) {
                this.told = words;
                say(words);
            }
        }

        turnKind(step) {
            const at = kinds.indexOf(this.kind);
            const turned = kinds[(at + step + kinds.length) % kinds.length];
            const letter = typedKind(this.field.value) && this.field.value.match(/^\s*/)[0].length;
            if (typeof letter === "number") {
                this.field.setRangeText(turned.key, letter, letter + 1, "preserve");
            }
            this.soort = turned.code;
            if (!this.line) {
                kept.put("soort", turned.code);
            }
            this.changed();
            say(turned.label);
        }

        cell(name) {
            if (name === "kind") {
                this.turnKind(1);
                this.field.focus();
                return;
            }
            if (!name) {
                return;
            }
            const type = {who: "PARTY", when: "DUE", goesTo: "AGENDA"}[name];
            const sign = {who: "@", when: "!", goesTo: ">"}[name];
            const tokens = this.understood?.text === this.field.value ? this.understood.tokens : this.localTokens(this.field.value);
            const token = tokens.find(each => each.type === type);
            this.field.focus();
            if (token) {
                this.field.setSelectionRange(token.start + 1, token.end);
            } else {
                const end = this.field.value.length;
                this.field.setRangeText((end && !/\s$/.test(this.field.value) ? " " : "") + sign, end, end, "end");
                this.changed();
            }
        }

        // The completion list. The field wraps, so it is a textarea, and a textarea may not be a combobox (ARIA in HTML): it is a
        // text field with a list that it controls, and the chosen one as its active descendant.

        get isOpen() {
            return !this.choices.hidden;
        }

        complete() {
            const caret = this.field.selectionEnd;
            const found = this.field.selectionStart === caret && this.field.value.slice(0, caret).match(MARK);
            if (!found) {
                this.close();
                return;
            }
            const sign = found[1] ?? found[3] ?? found[5];
            const word = found[2] ?? found[4] ?? found[6];
            const wanted = plain(word);
            const begins = name => plain(name).split(/[\s-]+/).some((_, at, words) => words.slice(at).join(" ").startsWith(wanted));
            const all = page.names.filter(name => name.mark === sign);
            const isNamed = name => [name.insert, name.label, ...name.names].some(each => plain(each) === wanted);
            let options = all.filter(name => [name.insert, name.label, ...name.names].some(begins));
            options.sort((a, b) => plain(b.label).startsWith(wanted) - plain(a.label).startsWith(wanted));
            const fresh = sign === "#" && word && !all.some(isNamed);
            options = options.slice(0, fresh ? 5 : 6);
            this.word = word;
            this.from = caret - word.length - 1 - (found[6] === undefined ? 0 : 1);
            if (fresh) {
                options.push({dossier: word, insert: word, names: [], label: `Nieuw dossier “${word}”`, hint: "Shift Enter"});
            }
            if (!options.length || options.length === 1 && isNamed(options[0])) {
                this.close();
                return;
            }
            this.options = options;
            this.active = options.some(option => !option.dossier && isNamed(option)) || options[0].dossier ? -1 : 0;
            this.choices.replaceChildren(...options.map((option, at) => {
                const item = make("li");
                item.setAttribute("role", "option");
                item.id = `${this.field.id}-keuze-${at}`;
                item.dataset.at = at;
                const label = make("span", "regietafel-entry__name");
                const begin = !option.dossier && plain(option.label).startsWith(wanted) ? word.length : 0;
                label.append(make("b", "", option.label.slice(0, begin)), option.label.slice(begin));
                item.append(label, make("small", "", option.hint));
                return item;
            }));
            this.choices.hidden = false;
            if (!this.opened) {
                say(`${options.length} ${options.length === 1 ? "keuze" : "keuzes"}, kies met de pijltjes.`);
            }
            this.opened = true;
            this.mark();
        }

        mark() {
            [...this.choices.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === this.active)));
            if (this.active >= 0) {
                this.field.setAttribute("aria-activedescendant", this.choices.children[this.active].id);
            } else {
                this.field.removeAttribute("aria-activedescendant");
            }
        }

        close() {
            this.choices.hidden = true;
            this.active = -1;
            this.opened = false;
            this.field.removeAttribute("aria-activedescendant");
        }

        take(option) {
            if (option.dossier) {
                this.newDossier(option.dossier);
                return;
            }
            const name = /^[\p{L}\p{N}][\p{L}\p{N}_'’-]*$/u.test(option.insert) ? option.insert : `[${option.insert.replace(/[\\\]]/g, "\\$&")}]`;
            const end = this.field.selectionEnd;
            const space = /^\s/.test(this.field.value.slice(end)) ? "" : " ";
            this.field.setRangeText(option.mark + name + space, this.from, end, "end");
            this.changed();
            this.close();
            say(`${option.label} gekozen`);
        }

        newDossier(word = this.understood?.newDossier ?? this.field.value.match(/#\[?([^\s#@!>[\]]+)/)?.[1]) {
            if (!word || page.names.some(name => name.mark === "#" && [name.insert, name.label, ...name.names].some(each => plain(each) === plain(word)))) {
                return;
            }
            this.close();
            const short = word.replace(/\s+/g, "-").slice(0, 30);
            inOrder(async () => {
                try {
                    const response = await post("/dossiers", {naam: word, "korte-naam": short}, key());
                    if (response.ok) {
                        await learnNames();
                        this.understood = null;
                        this.draw();
                        this.understand();
                        say(`Dossier ${word} gemaakt.`);
                    } else {
                        this.refuse("Dit dossier kan nu niet worden gemaakt.");
                    }
                } catch {
                    this.refuse("Geen verbinding. Het dossier kan straks; de regel kunt u gewoon bewaren.", false, true);
                }
            });
        }

        pasted(event) {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            if (text.split(/\r?\n/).filter(piece => piece.trim()).length < 2) {
                return;
            }
            event.preventDefault();
            const {selectionStart: from, selectionEnd: to, value} = this.field;
            const all = value.slice(0, from) + text + value.slice(to);
            if (this.line) {
                this.put(all.replace(/\s*\r?\n\s*/g, " "));
                return;
            }
            this.field.value = all;
            this.changed();
            this.submit(false);
        }

        pressed(event) {
            if (event.isComposing) {
                return;
            }
            const control = event.ctrlKey || event.metaKey;
            const empty = !this.field.value.trim();
            const handled = () => event.preventDefault();
            if (event.key === "Enter") {
                handled();
                if (event.shiftKey) {
                    this.newDossier();
                } else if (!control && this.isOpen && this.active >= 0) {
                    this.take(this.options[this.active]);
                } else {
                    this.submit(control);
                }
            } else if (event.key === "Tab" && !control && !event.altKey) {
                if (!event.shiftKey && this.isOpen && this.active >= 0) {
                    handled();
                    this.take(this.options[this.active]);
                } else if (!empty && !this.released) {
                    handled();
                    this.turnKind(event.shiftKey ? -1 : 1);
                }
            } else if (event.key === "Escape") {
                if (this.isOpen) {
                    this.close();
                    this.draw();
                } else if (this.line && this.released) {
                    handled();
                    leaveEdit(true);
                    return;
                } else if (this.line && this.isUnchanged()) {
                    handled();
                    leaveEdit(false);
                    return;
                }
                this.released = true;
                say("Tab gaat nu verder.");
            } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.isOpen && !event.altKey) {
                handled();
                const count = this.options.length;
                this.active = event.key === "ArrowDown" ? (this.active + 1) % count : (this.active - 1 + count) % count;
                this.mark();
            } else if (event.key === "ArrowUp" && empty && !this.line && !event.altKey) {
                handled();
                rows().at(-1)?.focus();
            } else if (control && event.key.toLowerCase() === "d" && this.line) {
                handled();
                this.split();
            } else if (control && event.key.toLowerCase() === "m" && this.line) {
                handled();
                if (this.isUnchanged()) {
                    const row = byId("regel-" + this.line.id);
                    leaveEdit(false);
                    merge(byId(row.id));
                } else {
                    this.refuse("Bewaar eerst uw wijziging. Daarna kunt u de regels samenvoegen.", false, true);
                }
            } else if (control && event.key.toLowerCase() === "z" && empty && !this.line) {
                handled();
                takeBack();
            }
        }

        inWords(known) {
            const typed = this.field.value;
            const tokens = known?.tokens ?? this.localTokens(typed);
            const taken = tokens.filter(token => token.status === "RECOGNISED" || token.status === "REPLACED").toSorted((a, b) => b.start - a.start);
            let text = typed;
            for (const token of taken) {
                text = text.slice(0, token.start) + text.slice(token.end);
            }
            if (!known && typedKind(text)) {
                text = text.replace(/^\s*\S\s+/, "");
            }
            const words = type => taken.filter(token => token.type === type && token.status === "RECOGNISED").map(token => token.label).reverse().join(", ");
            const goesTo = known ? known.goesTo : words("AGENDA");
            return {kind: this.kind.code, text: text.replace(/\s+/g, " ").replace(/ ([.,;:?!])/g, "$1").trim(), who: known ? known.who : words("PARTY"),
                when: [known ? known.when : words("DUE"), goesTo && "→ " + goesTo].filter(Boolean)};
        }

        isUnchanged() {
            return this.line && this.field.value.trim() === this.line.tekst.trim() && this.soort === this.line.soort;
        }

        split() {
            const at = this.field.selectionStart;
            const first = this.field.value.slice(0, at).trim();
            const second = this.field.value.slice(at).trim();
            if (!first || !second) {
                this.refuse("Zet de cursor in de tekst, op de plaats waar de nieuwe regel begint.", false, true);
                return;
            }
            const id = this.line.id;
            const versie = this.line.versie;
            const kindKey = typedKind(first) ? "" : kindOf(this.soort).key + " ";
            act(`/regels/${id}/splitsing`, {versie, eerste: kindKey + first, tweede: typedKind(second) ? second : kindOf(this.soort).key + " " + second}, () => {
                kept.drop(this.draftName);
                leaveEdit(false);
                inOrder(async () => {
                    await poll();
                    byId("regel-" + id)?.nextElementSibling?.focus();
                    toast("Regel gesplitst.", "Terugzetten", () => act(page.address + "/terug", {}));
                });
            });
        }

        submit(onward) {
            const text = this.field.value.trim();
            if (!text) {
                if (this.line) {
                    this.refuse("Een regel heeft tekst nodig. Weghalen kan met Del op de regel.");
                } else if (onward) {
                    goOn();
                }
                return;
            }
            const known = this.understood?.text === this.field.value ? this.understood : null;
            if (known?.warnings.length && !this.seen) {
                this.refuse(known.warnings.join(" ") + " Klopt de regel zo toch? Druk dan nog eens op Enter.", true);
                say(this.error.textContent);
                return;
            }
            hideToast();
            const op = {name: opName(), key: key(), meeting: page.meeting, topic: page.topic, address: page.address, tekst: text, soort: this.soort,
                gezien: this.seen, at: Date.now(), begrepen: text.includes("\n") ? null : this.inWords(known)};
            if (this.line) {
                const unchanged = this.isUnchanged();
                const {id, versie} = this.line;
                if (!unchanged) {
                    const waiting = ops().find(other => other.line === id && !other.tried);
                    save({...op, ...(waiting ? {name: waiting.name, key: waiting.key, versie: waiting.versie} : {versie}), line: id});
                }
                kept.drop(this.draftName);
                leaveEdit(false);
            } else {
                save(op);
                this.clear();
            }
            paint();
            if (navigator.onLine) {
                go();
            } else {
                lost();
            }
            this.form.isConnected && this.form.scrollIntoView({block: "nearest"});
            if (onward) {
                goOn();
            }
        }
    }

    // ---- changing a line in its place, in the same entry

    async function openEdit(row, from = null) {
        if (page.edit || !row?.dataset.line) {
            return;
        }
        const id = row.dataset.line;
        const draft = from ?? kept.get(`wijziging:${page.meeting}:${id}`);
        let line = draft?.versie ? {id, versie: draft.versie, tekst: draft.van ?? "", soort: draft.soort} : null;
        if (!line) {
            try {
                const response = await ask(`/regels/${id}/invoer`);
                if (response.status === 401) {
                    signedOut();
                    return;
                }
                if (!response.ok) {
                    inOrder(poll);
                    return;
                }
                const now = await response.json();
                const bare = now.tekst.replace(/^\S /, "");
                const tekst = typedKind(bare) ? now.tekst : bare;
                line = {id, versie: now.versie, tekst, soort: now.soort};
            } catch {
                lost();
                notice("Geen verbinding. Een bestaande regel wijzigen kan straks weer; een nieuwe regel schrijven kan gewoon.");
                return;
            }
        }
        if (page.edit || !row.isConnected) {
            return;
        }
        hideToast();
        const form = page.blank.cloneNode(true);
        form.removeAttribute("action");
        form.classList.add("regietafel-entry--edit");
        form.querySelector("label").textContent = "Regel wijzigen";
        for (const [name, fresh] of [["invoer", "wijziging"], ["invoer-fout", "wijziging-fout"], ["invoer-keuzes", "wijziging-keuzes"]]) {
            const found = form.querySelector("#" + name);
            if (found) {
                found.id = fresh;
            }
        }
        form.querySelector("label").htmlFor = "wijziging";
        form.querySelector("textarea").setAttribute("aria-controls", "wijziging-keuzes");
        row.dataset.editing = "true";
        row.append(form);
        page.edit = new Entry(form, line);
        page.edit.put(draft?.tekst ?? line.tekst, draft?.soort ?? line.soort);
        if (!draft) {
            kept.drop(page.edit.draftName);
        }
        page.edit.field.focus();
        page.edit.field.setSelectionRange(page.edit.field.value.length, page.edit.field.value.length);
        form.scrollIntoView({block: "nearest"});
    }

    function leaveEdit(offerBack) {
        const edit = page.edit;
        if (!edit) {
            return;
        }
        page.edit = null;
        const row = edit.form.closest("li");
        const left = kept.get(edit.draftName);
        edit.form.remove();
        delete row.dataset.editing;
        kept.drop(edit.draftName);
        row.focus();
        if (offerBack && left && !edit.isUnchanged()) {
            toast("Wijziging niet bewaard.", "Terughalen", () => openEdit(byId(row.id), left));
        }
        inOrder(poll);
    }

    // ---- conflict

    function words(text) {
        return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
    }

    // What two texts have in common, word by word, and what each has of its own.
    function compare(one, other) {
        const a = words(one);
        const b = words(other);
        const best = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
        for (let i = a.length - 1; i >= 0; i--) {
            for (let j = b.length - 1; j >= 0; j--) {
                best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        const steps = [];
        let i = 0;
        let j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i] === b[j]) {
                steps.push({both: a[i++]});
                j++;
            } else if (j < b.length && (i === a.length || best[i][j + 1] >= best[i + 1][j])) {
                steps.push({theirs: b[j++]});
            } else {
                steps.push({mine: a[i++]});
            }
        }
        return steps;
    }

    function showConflict(op) {
        const dialog = byId("conflict");
        const {conflict} = op;
        const mineText = shownText(op).text;
        const theirs = shownText({tekst: conflict.tekst, soort: conflict.soort});
        const steps = compare(mineText, theirs.text);
        const side = (own) => {
            const parts = [];
            for (const step of steps.filter(each => each.both !== undefined || each[own] !== undefined)) {
                const last = parts.at(-1);
                if (step.both !== undefined) {
                    parts.push(step.both);
                } else if (last instanceof Element) {
                    last.append(step[own]);
                } else {
                    const mark = make("ins");
                    mark.append(make("span", "regietafel-hidden", "anders: "), step[own]);
                    parts.push(mark);
                }
            }
            return parts;
        };
        dialog.querySelector("[data-mine-head]").textContent = `Uw tekst, ${clock(new Date(op.at))}`;
        dialog.querySelector("[data-mine]").replaceChildren(...side("mine"));
        dialog.querySelector("[data-theirs-head]").textContent = [conflict.door, conflict.wanneer].filter(Boolean).join(", ");
        dialog.querySelector("[data-theirs]").replaceChildren(...side("theirs"));
        dialog.querySelector("[data-choose=theirs]").textContent = `Die van ${conflict.door}`;
        dialog.onclick = event => {
            const choice = event.target.closest("[data-choose]")?.dataset.choose;
            if (!choice) {
                return;
            }
            kept.drop(op.name);
            dialog.returnValue = choice;
            dialog.close(choice);
            const row = () => byId("regel-" + op.line);
            if (choice === "mine") {
                save({...op, name: opName(), key: key(), conflict: undefined, versie: conflict.versie, tried: false});
                paint();
                go();
                row()?.focus();
            } else {
                inOrder(poll).then(() => {
                    paint();
                    if (choice === "both") {
                        const merged = steps.map(step => step.both ?? step.theirs ?? step.mine).join("").replace(/ {2,}/g, " ");
                        openEdit(row(), {tekst: merged, soort: shownText(op).kind.code, versie: conflict.versie, van: theirs.text});
                    } else {
                        row()?.focus();
                        toast("Uw tekst is losgelaten.", "Terughalen", () => { save(op); paint(); showConflict(op); });
                    }
                });
            }
        };
        dialog.onclose = () => {
            if (!dialog.returnValue) {
                byId("regel-" + op.line)?.focus();
            }
        };
        dialog.returnValue = "";
        if (!dialog.open) {
            dialog.showModal();
        }
        dialog.querySelector("[data-choose=both]").focus();
    }

    // ---- reading back, all keys

    function readBack() {
        const dialog = byId("teruglezen");
        dialog.querySelector("h2").textContent = byId("onderwerp").textContent.trim();
        const list = dialog.querySelector("ul");
        list.replaceChildren(...rows().map(row => {
            const item = make("li");
            item.append(row.querySelector(".regietafel-mark").cloneNode(true));
            const text = make("p", "", (row.querySelector(".regietafel-line__text > a") ?? row.querySelector(".regietafel-line__text").firstChild).textContent);
            item.append(text);
            const who = row.querySelector(".regietafel-line__who");
            const said = [...who?.querySelectorAll(".regietafel-owner, .regietafel-owner__person, .regietafel-line__when") ?? []].map(each => each.textContent.trim()).join(" ");
            const gaps = [...who?.querySelectorAll(".regietafel-gap") ?? []].map(each => each.textContent.replace("?", "").trim());
            const foot = make("p", "regietafel-readback__who", said);
            if (gaps.length) {
                foot.append(make("span", "regietafel-gap", "nog open: " + gaps.join(", ")));
            }
            if (row.classList.contains("regietafel-line--unsaved")) {
                foot.append(make("span", "regietafel-gap", "nog niet opgeslagen"));
            }
            item.append(foot);
            return item;
        }));
        if (!list.children.length) {
            list.append(make("li", "regietafel-absent", "Er staat nog niets bij dit onderwerp."));
        }
        dialog.showModal();
        dialog.querySelector("[data-close]").focus();
    }

    document.querySelectorAll("dialog [data-close]").forEach(button => button.addEventListener("click", () => button.closest("dialog").close()));
    byId("teruglezen").addEventListener("close", () => page.entry?.field.focus());

    // ---- the private note: saves itself after a rest

    let noteTimer = 0;
    function noteVersion(version) {
        const field = page.root.querySelector("[data-note] [name=versie]");
        if (field && Number.isFinite(version) && !kept.get(`notitie:${page.topic}`)) {
            field.value = String(version);
        }
    }

    function mountNote() {
        const form = page.root.querySelector("[data-note]");
        const text = form.notitie;
        const state = form.querySelector("[data-note-state]");
        const name = `notitie:${page.topic}`;
        const address = form.getAttribute("action");
        const saveNote = () => {
            clearTimeout(noteTimer);
            const waiting = kept.get(name);
            if (!waiting) {
                return;
            }
            inOrder(async () => {
                try {
                    const response = await post(address, {notitie: waiting.tekst, versie: waiting.versie}, key());
                    if (response.ok) {
                        const now = kept.get(name);
                        const version = Number(waiting.versie) + 1;
                        if (now && now.tekst !== waiting.tekst) {
                            kept.put(name, {...now, versie: version});
                        } else {
                            kept.drop(name);
                            state.textContent = `Bewaard, ${clock(new Date())}`;
                        }
                        form.versie.value = String(version);
                    } else if (response.status === 409) {
                        const there = await response.json();
                        const both = there.tekst && !waiting.tekst.includes(there.tekst) ? there.tekst + "\n" + waiting.tekst : waiting.tekst;
                        form.versie.value = String(there.versie);
                        text.value = both;
                        kept.put(name, {tekst: both, versie: there.versie});
                        state.textContent = "Elders ook gewijzigd. Beide teksten staan hier.";
                        noteTimer = setTimeout(saveNote, 1500);
                    } else if (response.status === 401) {
                        signedOut();
                    } else if (response.status === 422) {
                        state.textContent = (await response.json()).fout;
                    }
                } catch {
                    state.textContent = "Nog niet bewaard, staat op dit apparaat";
                    lost();
                    noteTimer = setTimeout(saveNote, 10000);
                }
            });
        };
        text.addEventListener("input", () => {
            kept.put(name, {tekst: text.value, versie: form.versie.value});
            state.textContent = "";
            clearTimeout(noteTimer);
            noteTimer = setTimeout(saveNote, 1500);
        });
        text.addEventListener("blur", saveNote);
        form.addEventListener("submit", event => { event.preventDefault(); saveNote(); });
        const waiting = kept.get(name);
        if (waiting) {
            text.value = waiting.tekst;
            saveNote();
        }
    }

    // ---- topics: the next one comes without leaving the page, so that a cut connection does not stop the meeting

    function goOn() {
        if (page.root.dataset.next) {
            openTopic(page.root.dataset.next);
        } else {
            say("Dit was het laatste onderwerp.");
        }
    }

    async function openTopic(address, push = true) {
        let html;
        try {
            const response = await ask(address);
            if (response.status === 401) {
                signedOut();
                return;
            }
            if (!response.ok) {
                location.assign(address);
                return;
            }
            html = await response.text();
            page.cache.set(address, html);
        } catch {
            lost();
            html = page.cache.get(address);
            if (!html) {
                notice("Geen verbinding. Dit onderwerp kunt u straks openen; hier schrijven kan gewoon.");
                return;
            }
        }
        const fresh = new DOMParser().parseFromString(html, "text/html");
        const root = fresh.querySelector("[data-minutes]");
        if (!root) {
            location.assign(address);
            return;
        }
        hideToast();
        page.edit = null;
        page.root.replaceWith(document.importNode(root, true));
        document.title = fresh.title;
        if (push) {
            history.pushState(null, "", address);
        }
        mount();
        scrollTo(0, 0);
        say(byId("onderwerp").textContent.trim());
        (page.entry?.field ?? byId("onderwerp")).focus();
    }

    addEventListener("popstate", () => openTopic(location.pathname, false));

    async function prefetch() {
        for (const each of page.root.querySelectorAll("[data-topic-link]")) {
            const address = each.getAttribute("href");
            if (!page.cache.has(address) && !link.since && !document.hidden) {
                try {
                    const response = await ask(address);
                    if (response.ok) {
                        page.cache.set(address, await response.text());
                    }
                } catch {
                    return;
                }
                await new Promise(rest => setTimeout(rest, 400));
            }
        }
    }

    async function learnNames() {
        const response = await ask(`/vergaderingen/${page.meeting}/notuleren/namen`);
        if (response.ok) {
            page.names = await response.json();
        }
    }

    // ---- a paper beside the lines, where there is room; elsewhere its link opens it

    const ROOM = matchMedia("(min-width: 75rem)");
    let viewing = null;

    function view(link) {
        stopViewing();
        const pane = make("section", "regietafel-viewer");
        pane.setAttribute("aria-labelledby", "stuk-naast");
        const title = make("h2", "", link.dataset.viewTitle);
        title.id = "stuk-naast";
        title.tabIndex = -1;
        const whole = make("a", "", "Nieuw venster");
        whole.href = link.dataset.view;
        whole.target = "_blank";
        whole.rel = "noopener";
        const close = make("button", "regietafel-button regietafel-button--small", "Sluiten");
        close.type = "button";
        close.addEventListener("click", stopViewing);
        const bar = make("div", "regietafel-viewer__bar");
        bar.append(title, whole, close);
        const frame = make("iframe");
        frame.title = "Stuk: " + link.dataset.viewTitle;
        frame.src = link.dataset.view + "#navpanes=0&view=FitH";   // the page, not the list of pages
        pane.append(bar, frame);
        pane.addEventListener("keydown", event => {
            if (event.key === "Escape") {
                event.stopPropagation();
                stopViewing();
            }
        });
        page.root.append(pane);
        page.root.setAttribute("data-viewing", "");
        viewing = {pane, link};
        title.focus({preventScroll: true});
        say("Naast de regels: " + link.dataset.viewTitle);
    }

    function stopViewing() {
        if (viewing) {
            viewing.pane.remove();
            page.root.removeAttribute("data-viewing");
            if (viewing.link.isConnected) {
                viewing.link.focus({preventScroll: true});
            }
            viewing = null;
        }
    }

    document.addEventListener("click", event => {
        const link = event.target.closest?.("a[data-view]");
        if (link && ROOM.matches && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            view(link);
        }
    });
    ROOM.addEventListener("change", stopViewing);

    // ---- keys

    const inField = target => target.closest?.("input, textarea, select, [contenteditable]");

    document.addEventListener("keydown", event => {
        if (document.querySelector("dialog[open]") || inField(event.target)) {
            return;
        }
        const control = event.ctrlKey || event.metaKey;
        const row = event.target.matches?.("#regels > li, #wachtend > li") ? event.target : null;
        const letter = event.key.toLowerCase();
        const alone = letterKeys() && !control && !event.altKey;
        const handled = () => event.preventDefault();
        if (event.key === "?" && alone) {
            handled();
            byId("toetsen").showModal();
            return;
        }
        if (control && letter === "z") {
            handled();
            takeBack();
            return;
        }
        if (!row) {
            return;
        }
        const saved = Boolean(row.dataset.line);
        const stands = page.root.dataset.stands === "true";
        const step = event.key === "ArrowDown" || letter === "j" && alone ? 1
            : event.key === "ArrowUp" || letter === "k" && alone ? -1 : 0;
        if (step && event.altKey && saved && !stands) {
            handled();
            move(row, step < 0 ? "omhoog" : "omlaag");
        } else if (step && !control) {
            handled();
            const all = rows();
            (all[all.indexOf(row) + step] ?? (step > 0 ? page.entry?.field : null))?.focus();
        } else if (stands) {
            return;
        } else if (event.key === "Enter") {
            handled();
            const op = row.dataset.op && ops().find(each => each.name === row.dataset.op);
            if (saved) {
                openEdit(row);
            } else if (op && (!op.tried || op.fout)) {
                takeUp(op);
            } else {
                notice(UNDERWAY);
            }
        } else if (control && letter === "d" && saved) {
            handled();
            openEdit(row);
        } else if (control && letter === "m" && saved) {
            handled();
            merge(row);
        } else if (event.key === "Delete") {
            handled();
            remove(row);
        }
    });

    document.addEventListener("click", event => {
        const topic = event.target.closest("[data-topic-link]");
        if (topic && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
            event.preventDefault();
            openTopic(topic.getAttribute("href"));
            return;
        }
        const act = event.target.closest("#regels [data-act]");
        if (act) {
            event.preventDefault();
            const row = act.closest("li");
            switch (act.dataset.act) {
                case "wijzigen": openEdit(row); break;
                case "weg": remove(row); break;
                default: move(row, act.dataset.act);
            }
            return;
        }
        const gap = event.target.closest("#regels .regietafel-gap, #regels .regietafel-line__text > a");
        if (gap && page.entry && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            openEdit(gap.closest("li"));
        }
        if (event.target.closest("[data-read-back]")) {
            readBack();
        }
        if (event.target.closest("[data-keys]")) {
            byId("toetsen").showModal();
        }
    });

    document.addEventListener("submit", event => {
        if (event.target.matches("[data-take-back]")) {
            event.preventDefault();
            takeBack();
        } else if (event.target.matches("[data-acts]")) {
            event.preventDefault();
        }
    });

    // ---- beginning

    function mount() {
        const root = document.querySelector("[data-minutes]");
        root.dataset.script = "true";
        Object.assign(page, {root, address: root.dataset.address, topic: root.dataset.topic, meeting: root.dataset.meeting,
            list: byId("regels"), waiting: byId("wachtend"), etag: null, raw: new Map(), edit: null, entry: null});
        for (const row of page.list.children) {
            page.raw.set(row.id, row.outerHTML);
            row.tabIndex = -1;
        }
        page.cache.set(page.address, document.documentElement.outerHTML);
        const form = root.querySelector("[data-entry]");
        if (form) {
            form.querySelector(".regietafel-entry__choices").id = "invoer-keuzes";
            form.querySelector("textarea").setAttribute("aria-controls", "invoer-keuzes");
            form.querySelector("textarea").setAttribute("aria-autocomplete", "list");
            form.querySelector("textarea").setAttribute("aria-haspopup", "listbox");
            page.blank = form.cloneNode(true);
            page.blank.querySelector("textarea").value = "";
            page.blank.querySelector("textarea").textContent = "";
            page.entry = new Entry(form);
            const draft = kept.get(page.entry.draftName);
            if (draft && !page.entry.field.value.trim()) {
                page.entry.put(draft.tekst, draft.soort);
            }
        }
        root.querySelectorAll(".regietafel-keys, [data-read-back]").forEach(each => { each.hidden = false; });
        mountNote();
        paint();
        const unfinished = kept.names(`wijziging:${page.meeting}:`).map(name => byId("regel-" + name.split(":")[2])).find(Boolean);
        if (unfinished && page.entry && !page.entry.field.value.trim()) {
            openEdit(unfinished);
        }
    }

    mount();
    tick();
    page.entry?.field.focus({preventScroll: true});
    learnNames().catch(() => {});
    go();
    (globalThis.requestIdleCallback ?? setTimeout)(() => setTimeout(prefetch, 1500));
})();
