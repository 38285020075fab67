// The way to a hub: ticks of the steps done and the first day, kept on the device; the date of each step, and all of them
// as a calendar file (RFC 5545). Without this script the steps name weeks and have room for dates.

const VERSION = 1;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** What is kept, from any text: the first day ("" if none is chosen) and the ids of the steps done. What this page cannot
    have written counts as nothing. */
export function stateFrom(text) {
  const nothing = { version: VERSION, day: "", done: [] };
  try {
    const { version, day, done } = JSON.parse(text) ?? {};
    if (version !== VERSION || !Array.isArray(done) || !done.every((id) => typeof id === "string")) return nothing;
    return { version, day: DAY.test(day) ? day : "", done: [...new Set(done)] };
  } catch {
    return nothing;
  }
}

/** The state with a step done or not done. */
export function withStep(state, id, done) {
  const others = state.done.filter((one) => one !== id);
  return { ...state, done: done ? [...others, id] : others };
}

/** The day on which a week begins, counted from 1, if the first begins on that day (2026-11-30); null without a day. */
export function beginOf(day, week) {
  if (!DAY.test(day)) return null;
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + 7 * (week - 1));
}

/** The Monday after a day, as a field of a form has it. */
export function nextMonday(today) {
  const ahead = 7 - ((today.getDay() + 6) % 7);
  const monday = new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
  const two = (number) => String(number).padStart(2, "0");
  return `${monday.getFullYear()}-${two(monday.getMonth() + 1)}-${two(monday.getDate())}`;
}

function start(path) {
  const form = path.querySelector("form");
  const { day } = form.elements;
  const portal = document.documentElement.dataset.portal;
  const key = `${portal}:${path.dataset.hubPath}`;
  const steps = [...path.querySelectorAll("[data-step]")];
  const shown = new Intl.DateTimeFormat(form.dataset.language, { dateStyle: "full" });
  const count = path.querySelector("[data-part=count]");
  const notKept = path.querySelector("[data-part=not-kept]");
  const output = form.querySelector("output");
  let state = stateFrom(null);

  function read() {
    try {
      state = stateFrom(localStorage.getItem(key));
    } catch {
      // Without storage, ticks last until the page is closed.
    }
  }

  function keep(next) {
    state = next;
    let kept = true;
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      kept = false;
    }
    notKept.textContent = kept ? "" : notKept.dataset.text;
    notKept.hidden = kept;
    show();
  }

  function show() {
    const known = new Set(state.done);
    for (const step of steps) {
      const box = step.querySelector("input");
      box.checked = known.has(step.dataset.step);
      const begin = day.validity.valid ? beginOf(day.value, Number(step.dataset.week)) : null;
      const cell = step.querySelector("[data-part=date]");
      cell.dataset.open ??= cell.textContent;
      cell.textContent = begin ? shown.format(begin) : cell.dataset.open;
    }
    const done = steps.filter((step) => known.has(step.dataset.step)).length;
    count.textContent = count.dataset.text.replace("{done}", done);
    count.hidden = false;
  }

  async function write(event) {
    event.preventDefault();
    const [{ calendar }, { filled, save }] = await Promise.all([
      import(form.dataset.calendar),
      import(form.dataset.store),
    ]);
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    const events = steps.map(({ id, dataset: { step, week, title, said } }) => {
      const url = `${page}#${id}`;
      const uid = `${path.dataset.hubPath}-${step}-${day.value}@${portal.replace("urn:uuid:", "")}`;
      return { uid, day: beginOf(day.value, Number(week)), title, description: `${said}\n${url}`, url };
    });
    const name = `${path.dataset.hubPath}.ics`;
    save(name, "text/calendar", calendar(form.dataset.producer, form.dataset.name, events, 0, new Date()));
    output.textContent = filled(output.dataset.saved, { name });
  }

  read();
  day.value = state.day || nextMonday(new Date());
  for (const step of steps) {
    const box = step.querySelector("input");
    box.addEventListener("change", () => {
      const { checked } = box;
      read();
      keep(withStep(state, step.dataset.step, checked));
    });
  }
  day.addEventListener("input", () => {
    output.textContent = "";
    if (DAY.test(day.value) && day.validity.valid) {
      read();
      keep({ ...state, day: day.value });
    } else show();
  });
  form.addEventListener("submit", write);
  addEventListener("storage", (event) => {
    if (event.key !== null && event.key !== key) return;
    read();
    if (state.day) day.value = state.day;
    show();
  });
  show();
}

const path = globalThis.document?.querySelector("[data-hub-path]");
if (path) start(path);
