// Peer review: keeps what is filled in on the device, saves it as a file, and shows the file of a colleague. Nothing is
// uploaded. Without this script the sheet can be printed and filled in by hand.

/** What is filled in, from pairs of key and value as strings: {levels, texts}. Empty texts are left out. */
export function review(levels, texts) {
  return {
    levels: Object.fromEntries(levels.map(([key, level]) => [key, Number(level)])),
    texts: Object.fromEntries(texts.filter(([, text]) => text.trim() !== "")),
  };
}

/** Whether nothing is filled in. */
export function isEmpty({ levels, texts }) {
  return Object.keys(levels).length === 0 && Object.keys(texts).length === 0;
}

function start(form, { Refused, filled, open, reviewFileOf, reviewIn, save, textOf }) {
  const { course, module } = form.dataset;
  const root = form.closest("[data-part=peer-review]");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const store = open(course);
  const texts = part("status").dataset;
  const areas = [...form.querySelectorAll("textarea")];
  const criteria = [...form.querySelectorAll("fieldset")];
  let before = null;

  const filledIn = () =>
    review(
      [...form.querySelectorAll("input[type=radio]:checked")].map(({ name, value }) => [name, value]),
      areas.map(({ name, value }) => [name, value]),
    );

  function fill({ levels, texts: written }) {
    for (const input of form.querySelectorAll("input[type=radio]")) {
      input.checked = Object.hasOwn(levels, input.name) && String(levels[input.name]) === input.value;
    }
    for (const area of areas) area.value = Object.hasOwn(written, area.name) ? written[area.name] : "";
  }

  function keep() {
    store.change((state) => {
      const { [module]: _before, ...reviews } = state.reviews;
      const now = filledIn();
      return { ...state, reviews: isEmpty(now) ? reviews : { ...reviews, [module]: now } };
    });
  }

  function say(words, undoable = false) {
    part("status").textContent = words;
    part("undo").hidden = !undoable;
  }

  // A line for each criterion and each beginning of a sentence: what the colleague chose and wrote, as plain text.
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
      const level = found.levels[criterion.dataset.key];
      const option = criterion.querySelectorAll("label")[level];
      const words = option ? [...option.querySelectorAll("[data-say]")].map((one) => one.textContent).join(": ") : nothing;
      return line(criterion.querySelector("[data-part=title]").textContent, words);
    });
    const written = areas.map((area) => line(area.labels[0].textContent, found.texts[area.name] ?? nothing));
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
      say(error.reason === "course" ? texts.otherModule : texts.refused);
    }
    input.value = "";
  }

  const kept = store.state().reviews[module];
  if (kept) fill(kept);
  if (!store.lasts()) part("not-kept").hidden = false;
  form.addEventListener("input", keep);
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
    fill({ levels: {}, texts: {} });
    keep();
    say(texts.erased, true);
  });
  part("undo").addEventListener("click", () => {
    fill(before);
    keep();
    say(texts.undone);
    part("save").focus();
  });
  part("close").addEventListener("click", () => {
    part("theirs").hidden = true;
    part("open").focus();
  });
  // Not every browser lets a field grow with its text, and paper does not scroll.
  addEventListener("beforeprint", () => areas.forEach((area) => (area.style.height = `${area.scrollHeight}px`)));
  addEventListener("afterprint", () => areas.forEach((area) => (area.style.height = "")));
}

const form = globalThis.document?.querySelector("form[data-peer-review]");
if (form) start(form, await import(document.querySelector("link[data-course-store]").href));
