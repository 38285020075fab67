// What an event is on the day on which its page is read: under way or over, open for registration or not any more. Without
// this script the page states the dates, and what was over when the site was made.

/** The first instant of a day of the reader's calendar (2027-03-29), or an instant in UTC (2027-03-29T08:00Z). */
function instant(text, later) {
  if (text.includes("T")) return Date.parse(text);
  const [year, month, day] = text.split("-").map(Number);
  return new Date(year, month - 1, day + later).getTime();
}

/** "before", "during" or "after" the time from `begins` (may be missing) to `ends`, at `now`. */
export function phase(begins, ends, now) {
  if (begins && now < instant(begins, 0)) return "before";
  return now < instant(ends, 1) ? "during" : "after";
}

const now = Date.now();
for (const element of document.querySelectorAll("[data-ends]")) {
  const found = phase(element.dataset.begins, element.dataset.ends, now);
  if ("invites" in element.dataset) {
    element.hidden = found === "after";
  } else {
    element.textContent = element.dataset[found] ?? "";
    element.hidden = element.textContent === "";
  }
  element.dataset.phase = found;
}
for (const agenda of document.querySelectorAll(".agenda")) {
  const ahead = [...agenda.querySelectorAll(".agenda-coming [data-phase]")].some((one) => one.dataset.phase !== "after");
  for (const line of agenda.querySelectorAll(".none-planned")) line.hidden = ahead;
}
