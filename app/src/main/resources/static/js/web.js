// The little that every page needs: `/` goes to the search field, Escape closes a menu, and after a refused form the first
// error has the focus. Everything works without this file.
"use strict";

// Who speaks to the computer, or whose hands shake, can switch off single letters as keys (/account).
globalThis.letterKeys = () => document.body.dataset.letters !== "uit";

const typing = () => document.activeElement?.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
    if (event.key === "/" && letterKeys() && !typing() && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const search = document.getElementById("zoek");
        if (search) {
            event.preventDefault();
            search.focus();
        }
    }
    if (event.key === "Escape") {
        const open = document.querySelector("details.regietafel-person[open], details.regietafel-menu[open]");
        if (open) {
            open.open = false;
            open.querySelector("summary").focus();
        }
    }
});

document.addEventListener("click", event => {
    const person = document.querySelector("details.regietafel-person[open]");
    if (person && !person.contains(event.target)) {
        person.open = false;
    }
});

addEventListener("DOMContentLoaded", () => {
    const refused = document.querySelector(".regietafel-errors") ?? document.querySelector("[aria-invalid=true]");
    refused?.focus();
});

// Says something politely to who cannot see it happen.
globalThis.say = text => {
    const region = document.getElementById("meldingen");
    if (region) {
        region.textContent = "";
        requestAnimationFrame(() => { region.textContent = text; });
    }
};

// What this person typed and the server has not confirmed is kept in this browser (see minutes.js). Another page says so, and
// who signs out leaves nothing behind, after a word about what is then gone.
const kept = () => {
    const prefix = `regietafel:${document.body.dataset.person}:`;
    try {
        return Object.keys(localStorage).filter(name => name.startsWith(prefix)).map(name => ({name, what: name.slice(prefix.length)}));
    } catch {
        return [];
    }
};
const unsaved = () => kept().filter(each => /^(regel|concept|wijziging|notitie):/.test(each.what));

addEventListener("DOMContentLoaded", () => {
    const waiting = unsaved().filter(each => each.what.startsWith("regel:"));
    if (!waiting.length || document.querySelector("[data-minutes]")) {
        return;
    }
    const notice = document.createElement("p");
    notice.className = "regietafel-notice regietafel-notice--asks";
    const link = document.createElement("a");
    link.href = JSON.parse(localStorage.getItem(waiting[0].name)).address;
    link.textContent = "Naar het notuleren";
    notice.append(waiting.length === 1 ? "1 regel is nog niet opgeslagen. " : `${waiting.length} regels zijn nog niet opgeslagen. `, link);
    document.getElementById("inhoud")?.prepend(notice);
});

document.addEventListener("submit", event => {
    const form = event.target;
    if (form.getAttribute("action") !== "/afmelden") {
        return;
    }
    const forget = () => kept().forEach(each => localStorage.removeItem(each.name));
    const waiting = unsaved();
    if (!waiting.length || form.dataset.sure) {
        forget();
        return;
    }
    event.preventDefault();
    const lines = waiting.filter(each => each.what.startsWith("regel:")).length;
    const dialog = document.createElement("dialog");
    dialog.className = "regietafel-dialog";
    dialog.setAttribute("aria-labelledby", "afmelden-titel");
    dialog.innerHTML = `<h2 id="afmelden-titel">Nog niet alles is opgeslagen</h2><p></p><div class="regietafel-actions">
        <button class="regietafel-button regietafel-button--primary" type="button">Blijven</button>
        <button class="regietafel-button" type="button">Afmelden en wissen</button></div>`;
    dialog.querySelector("p").textContent = (lines ? (lines === 1 ? "1 regel staat" : lines + " regels staan") + " alleen op dit apparaat."
        : "De tekst die u typt, staat alleen op dit apparaat.") + " Als u nu afmeldt, wordt dat hier gewist.";
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    const [stay, leave] = dialog.querySelectorAll("button");
    stay.addEventListener("click", () => dialog.close());
    leave.addEventListener("click", () => {
        form.dataset.sure = "true";
        form.requestSubmit();
    });
    dialog.showModal();
});
