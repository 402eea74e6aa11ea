// Files can be dropped where they can be chosen, and on a topic of an agenda. What is dropped goes into the same form, so the
// server decides; only a file that is certainly too large is told so at once, before it is sent for nothing.
"use strict";

const LARGEST = 50_000_000;
const MOST = 60_000_000;

const tooLarge = files => {
    const large = [...files].find(file => file.size > LARGEST);
    if (large) {
        return `${large.name} is groter dan 50 MB. Maak het kleiner of deel het op.`;
    }
    return [...files].reduce((sum, file) => sum + file.size, 0) > MOST ? "Deze bestanden zijn samen groter dan 60 MB. Stuur ze in delen." : "";
};

const title = name => {
    const bare = name.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/[_\s]+/g, " ").trim();
    return bare && bare[0].toUpperCase() + bare.slice(1);
};

const dropsOn = (place, take) => {
    let inside = 0;
    const over = on => on ? place.setAttribute("data-over", "") : place.removeAttribute("data-over");
    const carriesFiles = event => event.dataTransfer?.types.includes("Files");
    place.addEventListener("dragenter", event => { if (carriesFiles(event)) { inside++; over(true); } });
    place.addEventListener("dragleave", event => { if (carriesFiles(event)) { inside--; over(inside > 0); } });
    place.addEventListener("dragover", event => { if (carriesFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = "copy"; } });
    place.addEventListener("drop", event => {
        if (carriesFiles(event)) {
            event.preventDefault();
            inside = 0;
            over(false);
            take(event.dataTransfer.files);
        }
    });
};

document.querySelectorAll("[data-drop]").forEach(place => {
    const field = place.querySelector("input[type=file]");
    const form = field.form;
    const name = form.elements.namedItem("titel");
    let proposed = "";
    const chosen = () => {
        field.setCustomValidity(tooLarge(field.files));
        if (name && (name.value === "" || name.value === proposed)) {
            proposed = field.files.length === 1 ? title(field.files[0].name) : "";
            name.value = proposed;
        }
    };
    field.addEventListener("change", chosen);
    form.addEventListener("submit", event => {
        if (!field.checkValidity()) {
            event.preventDefault();
            field.reportValidity();
        }
    });
    dropsOn(place, files => {
        field.files = files;
        chosen();
        globalThis.say(files.length === 1 ? `Gekozen: ${files[0].name}` : `${files.length} bestanden gekozen`);
    });
});

const dropped = document.querySelector("form[data-dropped]");
document.querySelectorAll("[data-papers]").forEach(topic => dropsOn(topic, files => {
    const large = tooLarge(files);
    if (large) {
        alert(large);
        return;
    }
    dropped.action = topic.dataset.papers;
    dropped.elements.namedItem("bestand").files = files;
    dropped.requestSubmit();
}));
