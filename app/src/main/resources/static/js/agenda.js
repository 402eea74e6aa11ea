// Making the agenda by keyboard: arrows walk along headings and topics, Alt with an arrow presses the button that moves one,
// and after that the focus is where it was. The buttons do the same without this file.
"use strict";

{
    const rows = () => [...document.querySelectorAll("[data-reorder]")];
    const inField = target => target.matches("input, textarea, select");

    const enter = row => {
        row.tabIndex = -1;
        row.focus();
    };

    document.addEventListener("keydown", event => {
        const down = event.key === "ArrowDown";
        if ((!down && event.key !== "ArrowUp") || event.ctrlKey || event.metaKey || event.shiftKey || inField(event.target)) {
            return;
        }
        const row = event.target.closest("[data-reorder]");
        if (!row) {
            return;
        }
        event.preventDefault();
        if (event.altKey) {
            const button = row.querySelector(down ? "[data-down]" : "[data-up]");
            button.form.requestSubmit(button);
        } else {
            const all = rows();
            const next = all[all.indexOf(row) + (down ? 1 : -1)];
            if (next) {
                enter(next);
            }
        }
    });

    addEventListener("DOMContentLoaded", () => {
        rows().forEach(row => { row.tabIndex = 0; });
        document.querySelector("[data-keys]")?.removeAttribute("hidden");
        const moved = document.getElementById(location.hash.slice(1));
        if (moved?.matches("[data-reorder]")) {
            enter(moved);
        } else if (location.hash === "#toevoegen") {
            document.getElementById("titel")?.focus();
        }
    });
}
