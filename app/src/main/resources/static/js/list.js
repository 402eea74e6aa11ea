// N goes to the next open place in the list. Without this file the links beside it do the same.
"use strict";

document.addEventListener("keydown", event => {
    if (!letterKeys() || event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey
            || document.activeElement?.matches("input, textarea, select, [contenteditable]")) {
        return;
    }
    const gaps = [...document.querySelectorAll(".regietafel-line .regietafel-gap:first-of-type")];
    if (gaps.length === 0) {
        return;
    }
    event.preventDefault();
    const here = gaps.findIndex(gap => gap.closest(".regietafel-line").contains(document.activeElement));
    const next = gaps[(here + 1) % gaps.length];
    next.scrollIntoView({ block: "center" });
    next.focus();
});
