// The register by keyboard: J and K move through the rows, Enter opens the line, / goes to the query line. In the query line
// @ # soort: and is: open a list of what can stand there, and what was recognised gets a tint. Everything works without this file.
"use strict";

(() => {
    const form = document.querySelector("[data-query]");
    const field = document.getElementById("vraag");
    const list = document.getElementById("vraag-keuzes");
    const mirror = form.querySelector(".regietafel-query__mirror");
    const MOST = 6;
    const RECOGNISED = /(^|\s)(-?(?:[@#]\[[^\]]*\]|[@#][^\s[\]]+|(?:soort|is|voor|sinds|tot|vergadering):(?:\[[^\]]*\]|\S+)|"[^"]*"))/g;
    const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

    let names = null;
    let options = [];
    let active = -1;

    // ---- what was recognised

    function reflect() {
        mirror.replaceChildren();
        let at = 0;
        for (const found of field.value.matchAll(RECOGNISED)) {
            const from = found.index + found[1].length;
            mirror.append(field.value.slice(at, from));
            const mark = document.createElement("mark");
            mark.textContent = found[2];
            mirror.append(mark);
            at = from + found[2].length;
        }
        mirror.append(field.value.slice(at));
        mirror.scrollLeft = field.scrollLeft;
    }

    // ---- the completion list

    // The word under the caret, when it begins with a mark.
    function begun() {
        const before = field.value.slice(0, field.selectionStart);
        const found = /(?:^|\s)(-?)(@|#|soort:|is:)(\[[^\]]*|[^\s[\]]*)$/.exec(before);
        return found && {mark: found[2], said: found[3].replace("[", ""), from: before.length - found[3].length};
    }

    async function suggest() {
        const word = begun();
        if (!word) {
            close();
            return;
        }
        names ??= fetch("/registers/namen", {headers: {"X-Requested-With": "fetch"}}).then(answer => answer.ok ? answer.json() : []).catch(() => []);
        const all = await names;
        if (begun()?.from !== word.from || document.activeElement !== field) {
            return;
        }
        const wanted = plain(begun().said);
        const fits = each => each.names.some(name => plain(name).startsWith(wanted) || plain(name).includes(" " + wanted));
        options = all.filter(each => each.mark === word.mark && fits(each)).slice(0, MOST);
        if (!options.length || options.some(each => plain(each.insert) === wanted && options.length === 1)) {
            close();
            return;
        }
        list.replaceChildren(...options.map((option, at) => {
            const item = document.createElement("li");
            item.id = "vraag-keuze-" + at;
            item.setAttribute("role", "option");
            const name = document.createElement("span");
            name.className = "regietafel-entry__name";
            name.textContent = option.label;
            const hint = document.createElement("small");
            hint.textContent = option.hint;
            item.append(name, hint);
            return item;
        }));
        list.hidden = false;
        field.setAttribute("aria-expanded", "true");
        go(0);
    }

    function go(to) {
        active = (to + options.length) % options.length;
        [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
        field.setAttribute("aria-activedescendant", list.children[active].id);
    }

    function close() {
        list.hidden = true;
        active = -1;
        field.setAttribute("aria-expanded", "false");
        field.removeAttribute("aria-activedescendant");
    }

    function take(at) {
        const word = begun();
        if (word) {
            const insert = options[at].insert;
            const text = /[\s[\]]/.test(insert) ? `[${insert}]` : plain(insert);
            field.setRangeText(text + " ", word.from, field.selectionStart, "end");
            reflect();
        }
        close();
    }

    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("input", () => { reflect(); suggest(); });
    field.addEventListener("scroll", () => { mirror.scrollLeft = field.scrollLeft; });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", event => {
        if (list.hidden || event.isComposing) {
            return;
        }
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            go(active + (event.key === "ArrowDown" ? 1 : -1));
        } else if (event.key === "Enter" || event.key === "Tab" && !event.shiftKey) {
            event.preventDefault();
            take(active);
        } else if (event.key === "Escape") {
            event.preventDefault();
            close();
        }
    });
    list.addEventListener("mousedown", event => {
        event.preventDefault();
        const item = event.target.closest("[role=option]");
        if (item) {
            take([...list.children].indexOf(item));
        }
    });
    reflect();

    // ---- the rows

    const rows = () => [...document.querySelectorAll("[data-row]")];
    const typing = () => document.activeElement?.matches("input, textarea, select, [contenteditable]");

    document.addEventListener("keydown", event => {
        if (typing() || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const letter = letterKeys() ? event.key.toLowerCase() : "";
        const inRow = document.activeElement?.closest("[data-row]");
        const step = letter === "j" || inRow && event.key === "ArrowDown" ? 1 : letter === "k" || inRow && event.key === "ArrowUp" ? -1 : 0;
        if (step) {
            const all = rows();
            const to = inRow ? all.indexOf(inRow) + step : step > 0 ? 0 : all.length - 1;
            if (all[to]) {
                event.preventDefault();
                all[to].querySelector("a").focus();
                all[to].scrollIntoView({block: "nearest"});
            }
        }
    });

    // On this page / goes to the query line itself.
    document.addEventListener("keydown", event => {
        if (event.key === "/" && letterKeys() && !typing() && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            event.stopImmediatePropagation();
            field.focus();
            field.select();
        }
    }, true);
})();
