// The calendar of a course for a group: one session a week, one module each, from the day that the reader chooses. The
// file (RFC 5545) is created on the device. Without this script the weeks are a table without dates.

const OCTETS = 75; // RFC 5545, section 3.1: maximum octets of a line, without its line end

/** Text, escaped as the value of a property (RFC 5545, section 3.3.11). */
export function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

/** A line folded into pieces of at most 75 octets, never inside a character; continuations begin with a space. */
export function folded(line) {
  const size = (letter) => new TextEncoder().encode(letter).length;
  let [pieces, octets] = ["", 0];
  for (const letter of line) {
    if (octets + size(letter) > OCTETS) [pieces, octets] = [`${pieces}\r\n `, 1];
    pieces += letter;
    octets += size(letter);
  }
  return pieces;
}

/** A moment in UTC, for example 20261122T083000Z. */
export function stamp(moment) {
  return moment.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** The starts of weekly sessions: the first on the chosen weekday (1 is Monday, 7 is Sunday, null is the weekday of
    that day) on or after the day (2026-11-22) at the time (15:00) in the device's time zone, and then every week. */
export function sessions(day, time, weekday, weeks) {
  const [year, month, date] = day.split("-").map(Number);
  const [hours, minutes] = time.split(":").map(Number);
  const ahead = weekday === null ? 0 : (weekday - new Date(year, month - 1, date).getDay() + 7) % 7;
  return Array.from({ length: weeks }, (_, week) => new Date(year, month - 1, date + ahead + 7 * week, hours, minutes));
}

/** A day as a date of the calendar, for example 20261122. */
function dateOf(day) {
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
}

// When an event is: so many minutes from its `start`, or all of its `day`. The end does not count (RFC 5545, 3.8.2.2).
function times({ start, day }, minutes) {
  if (day === undefined) {
    return [`DTSTART:${stamp(start)}`, `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`];
  }
  const after = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  return [`DTSTART;VALUE=DATE:${dateOf(day)}`, `DTEND;VALUE=DATE:${dateOf(after)}`, "TRANSP:TRANSPARENT"];
}

/** The file, created at `now`: an event of that many minutes for each of [{uid, start, title, description, url}], or of
    a whole day where it has a `day` in place of a `start`. */
export function calendar(producer, name, events, minutes, now) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${producer}`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, title, description, url, ...when }) => [
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp(now)}`,
      ...times(when, minutes),
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function start(form, { filled, save }) {
  const { course, name, producer } = form.dataset;
  const { day, time, weekday, minutes } = form.elements;
  const status = form.querySelector("output");
  const site = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const portal = document.documentElement.dataset.portal.replace("urn:uuid:", "");
  const rows = [...document.querySelectorAll("[data-part=weeks] tr[data-module]")];
  const shown = new Intl.DateTimeFormat(form.dataset.language, { dateStyle: "full", timeStyle: "short" });

  function starts() {
    // Calendars cannot show a day in a distant millennium.
    if (![day, time].every((field) => field.value && field.validity.valid)) return null;
    return sessions(day.value, time.value, weekday.value ? Number(weekday.value) : null, rows.length);
  }

  function show() {
    const found = starts();
    rows.forEach((row, week) => {
      const left = Number(row.dataset.minutes) - Number(minutes.value);
      const cell = row.querySelector("[data-part=when]");
      cell.textContent = found ? shown.format(found[week]) : cell.dataset.open;
      row.querySelector("[data-part=alone]").textContent = left > 0 ? filled(form.dataset.alone, { minutes: left }) : "";
    });
    status.textContent = "";
  }

  function write(event) {
    event.preventDefault();
    const events = starts().map((start, week) => {
      const { module, title, description, href } = rows[week].dataset;
      const url = new URL(href, site).href;
      const uid = `${course}-${module}-${stamp(start)}@${portal}`;
      return { uid, start, title, description: `${description}\n${url}`, url };
    });
    const file = `${course}.ics`;
    save(file, "text/calendar", calendar(producer, name, events, Number(minutes.value), new Date()));
    status.textContent = filled(status.dataset.saved, { name: file });
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", write);
  show();
}

const form = globalThis.document?.querySelector("form[data-course-calendar]");
if (form) start(form, await import(document.querySelector("link[data-course-store]").href));
