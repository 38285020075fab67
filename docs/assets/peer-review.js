// Peer review: stores the filled-in sheet on the device, saves it as a file, and shows the file of a colleague. Nothing
// is uploaded. Without this script the sheet can be printed and filled in by hand.

/** The filled-in sheet as {levels, texts}, from pairs of key and value as strings. Empty texts are omitted. */
export function review(levels, texts) {
  const table = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));
  return {
    levels: table(levels.map(([key, level]) => [key, Number(level)])),
    texts: table(texts.filter(([, text]) => text.trim() !== "")),
  };
}

/** True if nothing is filled in. */
export function isEmpty({ levels, texts }) {
  return Object.keys(levels).length === 0 && Object.keys(texts).length === 0;
}

function start(form, store, modules) {
  const { Refused, empty, entryOf, filled, reviewFileOf, reviewIn, save, sayAside, tableOf, textOf } = modules;
  const { together, withEntry } = modules;
  const { course, module } = form.dataset;
  const root = form.closest("[data-part=peer-review]");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const texts = part("status").dataset;
  const areas = [...form.querySelectorAll("textarea")];
  const criteria = [...form.querySelectorAll("fieldset")];
  let before = null;

  const filledIn = () =>
    review(
      [...form.querySelectorAll("input[type=radio]:checked")].map(({ name, value }) => [name, value]),
      areas.map(({ name, value }) => [name, value]),
    );

  // An unchanged text is not set again, because that would move the cursor.
  function fill({ levels, texts: written }) {
    for (const input of form.querySelectorAll("input[type=radio]")) {
      input.checked = String(entryOf(levels, input.name)) === input.value;
    }
    for (const area of areas) {
      const text = entryOf(written, area.name) ?? "";
      if (text !== (area.value.trim() && area.value)) area.value = text;
    }
  }

  const kept = (state = store.state()) => entryOf(state.reviews, module) ?? review([], []);

  // Only the fields in `changed` are stored: another window may have other parts of the same sheet.
  function keep(changed) {
    const now = filledIn();
    const anew = (before, after) =>
      changed.reduce((table, key) => withEntry(table, key, entryOf(after, key)), before);
    store.change((state) => {
      const before = kept(state);
      const next = { levels: anew(before.levels, now.levels), texts: anew(before.texts, now.texts) };
      return { ...state, reviews: withEntry(state.reviews, module, isEmpty(next) ? undefined : next) };
    });
  }

  function refresh() {
    fill(kept());
    part("not-kept").hidden = store.lasts();
    sayAside(store);
  }

  function say(words, undoable = false) {
    part("status").textContent = words;
    part("undo").hidden = !undoable;
  }

  // A line for each criterion and each sentence starter: what the colleague chose and wrote, as plain text.
  function line(title, words) {
    const entry = document.createElement("div");
    const [name, what] = [document.createElement("dt"), document.createElement("dd")];
    name.textContent = title;
    what.textContent = words;
    entry.append(name, what);
    return entry;
  }

  function show(found, name) {
    const { nothing } = part("theirs").dataset;
    const chosen = criteria.map((criterion) => {
      const level = entryOf(found.levels, criterion.dataset.key);
      const option = criterion.querySelectorAll("label")[level];
      const words = option ? [...option.querySelectorAll("[data-say]")].map((one) => one.textContent).join(": ") : nothing;
      return line(criterion.querySelector("[data-part=title]").textContent, words);
    });
    const written = areas.map((area) => line(area.labels[0].textContent, entryOf(found.texts, area.name) ?? nothing));
    part("theirs-title").textContent = filled(part("theirs-title").dataset.text, { name });
    part("theirs-list").replaceChildren(...chosen, ...written);
    part("theirs").hidden = false;
    part("theirs-title").focus();
  }

  async function take(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      show(reviewIn(await textOf(file), course, module), file.name);
      say("");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say({ course: texts.otherModule, newer: texts.newer, content: texts.refused }[error.reason]);
    }
    input.value = "";
  }

  store.listen(refresh);
  refresh();
  form.addEventListener("input", ({ target }) => keep([target.name]));
  form.addEventListener("submit", (event) => event.preventDefault());
  part("save").addEventListener("click", () => {
    const name = `${course}-${module}-peer-review.json`;
    save(name, "application/json", reviewFileOf(course, module, filledIn()));
    say(filled(texts.saved, { name }));
  });
  part("open").addEventListener("change", (event) => take(event.target));
  part("print").addEventListener("click", () => print());
  part("erase").addEventListener("click", () => {
    before = filledIn();
    fill(review([], []));
    store.change((state) => ({ ...state, reviews: withEntry(state.reviews, module, undefined) }));
    say(texts.erased, true);
  });
  part("undo").addEventListener("click", () => {
    // Another window may have filled in something since.
    if (!isEmpty(before)) store.change((state) => together(state, { ...empty(), reviews: tableOf([[module, before]]) }));
    say(texts.undone);
    part("save").focus();
  });
  part("close").addEventListener("click", () => {
    part("theirs").hidden = true;
    part("open").focus();
  });
  // Not every browser supports fields that grow with their text, and paper does not scroll.
  addEventListener("beforeprint", () => areas.forEach((area) => (area.style.height = `${area.scrollHeight}px`)));
  addEventListener("afterprint", () => areas.forEach((area) => (area.style.height = "")));
}

const form = globalThis.document?.querySelector("form[data-peer-review]");
if (form) {
  const modules = await import(document.querySelector("link[data-course-store]").href);
  start(form, modules.open(form.dataset.course), modules);
}
