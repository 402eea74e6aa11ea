// The button that prints; without this file the browser's own menu does.
"use strict";

const button = document.getElementById("afdrukken");
button.hidden = false;
button.addEventListener("click", () => print());
