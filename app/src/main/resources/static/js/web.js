// The little that every page needs: `/` goes to the search field, Escape closes a menu, and after a refused form the first
// error has the focus. Everything works without this file.
"use strict";

const typing = () => document.activeElement?.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
    if (event.key === "/" && !typing() && !event.ctrlKey && !event.metaKey && !event.altKey) {
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
