// Airflow shows this page in a sandboxed frame, which may open no tabs (target=_blank) and may not lead the
// page around it elsewhere (target=_top). It has our origin, though: so a click on such a link is repeated on
// a twin of the link that belongs to the page around us.
"use strict";

function leave(event) {
  const link = event.target.closest("a[target]");
  const around = window.parent;
  if (!link || around === window || event.button > 1) return;
  event.preventDefault();
  if (!["http:", "https:"].includes(link.protocol)) return;
  const twin = around.document.createElement("a");
  twin.href = link.href;
  twin.rel = link.rel;
  twin.target = link.target;
  twin.click();
}

document.addEventListener("click", leave);
document.addEventListener("auxclick", leave); // the middle button
