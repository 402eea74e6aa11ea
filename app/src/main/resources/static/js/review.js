// Looking through a list by keyboard: J and K walk along the doubts, a number gives that answer, 0 opens the line itself. The
// piece of the document that a line came from is marked. The buttons do the same without this file.
"use strict";

{
    const asking = () => [...document.querySelectorAll(".regietafel-review__card--asks")];
    const typing = () => document.activeElement?.matches("input, textarea, select");

    const mark = card => {
        document.querySelector("[data-here]")?.removeAttribute("data-here");
        const part = document.getElementById(`plek-${card.dataset.card}`) ?? document.getElementById(`blok-${card.dataset.card}`);
        if (part) {
            part.dataset.here = "";
            const paper = part.closest(".regietafel-review__document");
            paper.scrollTop += part.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
        }
    };

    const go = card => {
        card.focus({ preventScroll: true });
        card.scrollIntoView({ block: "center" });
    };

    // While lists are read that were sent together: what is done shows by itself.
    const follow = async () => {
        const here = document.getElementById("nakijken");
        if (here?.querySelector("[data-progress=going]")) {
            const answer = await fetch("/inlezen").catch(() => null);
            const next = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("nakijken");
            if (next && next.innerHTML !== here.innerHTML && !here.contains(document.activeElement?.closest("a, button"))) {
                here.replaceChildren(...next.childNodes);
            }
            setTimeout(follow, 700);
        }
    };

    document.addEventListener("focusin", event => {
        const card = event.target.closest("[data-card]");
        if (card) {
            mark(card);
        }
    });

    document.addEventListener("keydown", event => {
        if (!letterKeys() || event.ctrlKey || event.metaKey || event.altKey || typing()) {
            return;
        }
        const cards = asking();
        const here = document.activeElement?.closest(".regietafel-review__card--asks");
        const key = event.key.toLowerCase();
        if ((key === "j" || key === "k") && cards.length > 0) {
            const at = cards.indexOf(here);
            event.preventDefault();
            go(cards.at(key === "j" ? (at + 1) % cards.length : at < 0 ? -1 : (at - 1) % cards.length));
        } else if (here && /^[0-9]$/.test(key)) {
            const answer = here.querySelector(`[data-answer="${key}"]`);
            const party = here.querySelector("select");
            if (answer) {
                event.preventDefault();
                // Who it is has to be chosen first.
                if (party?.value === "" && ["is", "heet"].includes(answer.value)) {
                    party.focus();
                } else {
                    answer.click();
                }
            }
        }
    });

    addEventListener("DOMContentLoaded", () => {
        document.querySelectorAll("[data-keys]").forEach(hint => hint.removeAttribute("hidden"));
        const answered = document.getElementById(location.hash.slice(1));
        if (answered?.matches(".regietafel-review__card, .regietafel-review__rest") && !answered.querySelector("[autofocus]")) {
            // A line that asks nothing more leads on to the next one that does.
            const next = asking().find(card => Number(card.dataset.card) >= Number(answered.dataset.card));
            go(answered.matches(".regietafel-review__card--asks") ? answered : next ?? asking()[0] ?? answered);
        } else if (location.hash === "#onderwerpen") {
            answered.open = true;
        }
        follow();
        const file = document.getElementById("bestand");
        file?.form.addEventListener("submit", event => {
            const tooBig = file.files.length === 1 && file.files[0].size > 20_000_000;
            document.getElementById("bestand-te-groot").hidden = !tooBig;
            if (tooBig) {
                event.preventDefault();
                file.focus();
            }
        });
    });
}
