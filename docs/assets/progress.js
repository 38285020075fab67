// Progress in a course, stored on the device: units marked as done, progress bars, the unit to continue with; a copy as
// a file, and erasing all data. Pages are complete without it.

// A unit is an array of ids: the one it has, then those it had before. A mark under any of them is a mark on the unit.

/** The unit in an attribute, where its ids are separated by commas. */
export const unitFrom = (written) => written.split(",");

/** True if the unit is done. `marked` maps the id of each unit done to true. */
export const isDone = (unit, marked) => unit.some((id) => Object.hasOwn(marked, id));

/** The number of units done, and of all units: {done, all}. */
export function progress(units, marked) {
  return { done: units.filter((unit) => isDone(unit, marked)).length, all: units.length };
}

/** The unit to continue with: the first one not done after the last one done, else the first not done; null if all are
    done. Units are in order. */
export function goOn(units, marked) {
  const open = (unit) => !isDone(unit, marked);
  const last = units.findLastIndex((unit) => !open(unit));
  return units.slice(last + 1).find(open) ?? units.find(open) ?? null;
}

/** The state with a unit marked as done or not done. */
export function withUnit(state, unit, done) {
  const entries = Object.entries(state.units).filter(([id]) => !unit.includes(id));
  const units = Object.assign(Object.create(null), Object.fromEntries(entries));
  if (done) units[unit[0]] = true;
  return { ...state, units };
}

/** True if anything about the course is stored: a unit marked, a quiz answered, a review written. */
export function isBegun(state) {
  return [state.units, state.quizzes, state.reviews].some((table) => Object.keys(table).length > 0);
}

function showBar(bar, state, { entryOf, filled }) {
  const found = progress(bar.dataset.units.split(" ").map(unitFrom), state.units);
  const text = bar.querySelector("[data-part=text]");
  text.textContent = filled(text.dataset.text, found);
  bar.querySelector("progress").value = found.done;
  for (const line of bar.querySelectorAll("[data-quiz]")) {
    const { quiz, version, passed: inThis, earlier, tried, open } = line.dataset;
    const { best, passed } = entryOf(state.quizzes, quiz) ?? {};
    if (passed) line.textContent = filled(passed.version === version ? inThis : earlier, passed);
    else line.textContent = best?.version === version ? filled(tried, best) : open;
  }
}

function showNext(link, state, filled) {
  const units = JSON.parse(link.dataset.outline);
  const all = units.map(({ ids }) => ids);
  const unit = goOn(all, state.units);
  const next = units[Math.max(0, all.indexOf(unit))];
  const begun = Object.keys(state.units).length > 0;
  link.href = next.href;
  link.textContent = filled(unit === null ? link.dataset.all : begun ? link.dataset.goOn : link.dataset.begin, next);
}

function startTools(tools, course, store, { Refused, asideFileOf, fileOf, filled, save, stateIn, textOf, together }) {
  const part = (name) => tools.querySelector(`[data-part=${name}]`);
  const texts = part("status").dataset;
  let undo = null;

  function say(words, undoable = false) {
    part("status").textContent = words;
    part("undo").hidden = !undoable;
  }

  function replace(state) {
    const before = store.state();
    const opened = JSON.stringify(state);
    store.change(() => state);
    // Another window may have stored something since.
    undo = () => store.change((now) => (JSON.stringify(now) === opened ? before : together(before, now)));
    say(texts.opened, true);
  }

  function showKept() {
    part("save-aside").hidden = store.aside().length === 0;
    part("not-kept").hidden = store.lasts();
  }

  async function take(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      replace(stateIn(await textOf(file), course));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say({ course: texts.otherCourse, newer: texts.newer, content: texts.refused }[error.reason]);
    }
    input.value = "";
  }

  part("save").addEventListener("click", () => {
    const name = `${course}-progress.json`;
    save(name, "application/json", fileOf(course, store.state()));
    say(filled(texts.saved, { name }));
  });
  part("save-aside").addEventListener("click", () => {
    const names = store.aside().map((kept, place) => {
      const name = `${course}-set-aside-${place + 1}.json`;
      save(name, "application/json", asideFileOf(course, kept));
      return name;
    });
    say(filled(texts.savedAside, { name: names.join(", ") }));
  });
  part("open").addEventListener("change", (event) => take(event.target));
  part("erase").addEventListener("click", () => {
    undo = store.erase();
    say(texts.erased, true);
  });
  part("undo").addEventListener("click", () => {
    undo();
    say(texts.undone);
    part("save").focus();
  });
  store.listen(showKept);
  showKept();
}

// Screen readers announce a text that is added to an existing element.
function sayWhetherKept(box, kept) {
  const note = box.closest(".unit-done").querySelector("[data-part=not-kept]");
  note.textContent = kept ? "" : note.dataset.text;
  note.hidden = kept;
}

function start(course, places, modules) {
  const { filled, open, sayAside } = modules;
  const store = open(course);
  const kind = (name) => places.filter((place) => place.dataset.progress === name);

  function show() {
    const state = store.state();
    // The style sheet shows progress to those who have begun.
    const begun = isBegun(state) || store.aside().length > 0;
    for (const part of [...kind("bar"), ...kind("tools")]) part.toggleAttribute("data-begun", begun);
    kind("bar").forEach((bar) => showBar(bar, state, modules));
    kind("go-on").forEach((link) => showNext(link, state, filled));
    for (const box of kind("done")) {
      box.checked = isDone(unitFrom(box.dataset.unit), state.units);
      sayWhetherKept(box, store.lasts());
    }
    kind("state").forEach((mark) => (mark.hidden = !isDone(unitFrom(mark.dataset.unit), state.units)));
    sayAside(store);
  }

  for (const box of kind("done")) {
    box.addEventListener("change", () => {
      const { checked } = box;
      store.change((state) => withUnit(state, unitFrom(box.dataset.unit), checked));
    });
  }
  kind("tools").forEach((tools) => startTools(tools, course, store, modules));
  store.listen(show);
  show();
}

const places = [...(globalThis.document?.querySelectorAll("[data-progress]") ?? [])];
if (places.length) {
  const modules = await import(document.querySelector("link[data-course-store]").href);
  const courses = new Set(places.map((place) => place.dataset.course));
  for (const course of courses) start(course, places.filter((place) => place.dataset.course === course), modules);
}
