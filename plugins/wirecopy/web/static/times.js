// Times come in UTC and are shown in the zone that the viewer chose in Airflow, which keeps it in the storage that this
// frame shares; else in the browser's. The title of a time keeps UTC.
"use strict";

function chosenZone() {
  try {
    const zone = JSON.parse(localStorage.getItem("timezone"));
    if (zone) return new Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // No storage, or no zone that this browser knows.
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function showTimes() {
  const timeZone = chosenZone();
  const clock = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const yearOf = (at) => new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric" }).format(at);
  const hour = new Intl.DateTimeFormat("en-GB", clock);
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "short" });
  const now = document.querySelector("header time");
  const thisYear = now ? yearOf(new Date(now.dateTime)) : "";
  for (const time of document.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.valueOf())) continue;
    const year = yearOf(at) === thisYear ? "" : ` ${yearOf(at)}`;
    time.textContent = time.dataset.show === "hour" ? hour.format(at) : `${day.format(at)}${year} ${hour.format(at)}`;
  }
  for (const zone of document.querySelectorAll(".zone")) zone.textContent = timeZone.replaceAll("_", " ");
}

showTimes();
window.addEventListener("storage", showTimes); // another zone was chosen in Airflow
