// A quiz at the end of a module: scores the answers, lists the units to read again, and stores the answers on the
// device. Without this script the questions can be read, and each answer unfolded. The format of answers is in
// portal/parts/training/quizzes.py.

// Ids come from records: one may equal the name of a property that every object inherits.
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** True if an answer is completely correct: it includes every correct value and no other. Both are arrays of values. */
export function isRight(given, right) {
  return given.length === right.length && right.every((value) => given.includes(value));
}

/** The points for `answers`, keyed by question: {right, total}. Questions are [{id, right, ...}], one point each. */
export function score(questions, answers) {
  const right = questions.filter((one) => isRight(own(answers, one.id) ?? [], one.right)).length;
  return { right, total: questions.length };
}

/** True if that many points of the total reach the pass mark, in per cent; compared in whole numbers. */
export function passes(right, total, mark) {
  return 100 * right >= mark * total;
}

/** The stored state of a quiz after a check: the answers, the best result in this version of the quiz, and the best one
    with which it was passed, in this version or else in an earlier one. A result is {version, mark, of, day}. */
export function after(before, answers, result, needed) {
  const better = (one) => (one?.version === result.version && one.mark >= result.mark ? one : result);
  const passed = passes(result.mark, result.of, needed) ? better(before.passed) : before.passed;
  return { answers, best: better(before.best), ...(passed ? { passed } : {}) };
}

/** The answers to these questions alone. What is kept for a question that asks something else today is left out. */
export function present(questions, answers) {
  const asked = questions.map((one) => one.id);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.includes(key)));
}

/** The places, from 1, of the questions that ask something else than when they were answered. */
export function changedSince(questions, answers) {
  const named = (key) => key.split(":")[0];
  const old = Object.keys(answers).filter((key) => !questions.some((one) => one.id === key));
  return questions.flatMap((one, place) => (old.some((key) => named(key) === named(one.id)) ? [place + 1] : []));
}

/** The ids of the units to read again: those of the questions not answered correctly. */
export function toRead(questions, answers) {
  const wrong = questions.filter((one) => !isRight(own(answers, one.id) ?? [], one.right)).map((one) => one.unit);
  return [...new Set(wrong)];
}

/** The day of a Date on the reader's clock, as YYYY-MM-DD. */
export function dayOf(date) {
  const digits = (number, count) => String(number).padStart(count, "0");
  return `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}`;
}

/** The chosen values whose feedback may be shown without revealing the answer. All of them if the quiz is passed or the
    answer is correct; else only the wrong choice in a question with one answer. */
export function told(question, given, passed) {
  if (passed || isRight(given, question.right)) return given;
  return question.single ? given : [];
}

function questionOf(field) {
  const { kept: id, type, unit, right } = field.dataset;
  const single = type === "single-choice" || type === "true-false";
  return { id, unit, single, right: right.split(" "), field };
}

function valuesIn(field) {
  const chosen = [...field.querySelectorAll("input:checked, select")].map((one) => one.value);
  return chosen.filter((value) => value !== "");
}

const same = (one, other) => one.length === other.length && one.every((value, place) => value === other[place]);

/** Says in full what stands behind the letter that is chosen in each line. */
function sayChosen(field) {
  for (const said of field.querySelectorAll(".choice-said")) {
    const [option] = said.parentElement.querySelector("select").selectedOptions;
    said.textContent = option?.dataset.text ?? "";
  }
}

function choose(field, values) {
  for (const input of field.querySelectorAll("input")) input.checked = values.includes(input.value);
  for (const select of field.querySelectorAll("select")) {
    const option = [...select.options].find((one) => one.value !== "" && values.includes(one.value));
    select.value = option ? option.value : "";
  }
  sayChosen(field);
}

function start(form, { entryOf, filled, open, sayAside, tableOf, withEntry }) {
  const { quiz: id, course, mark: written, version } = form.dataset;
  const mark = Number(written);
  const part = (name) => form.querySelector(`[data-part=${name}]`);
  const store = open(course);
  const questions = [...form.querySelectorAll("fieldset")].map(questionOf);
  const texts = part("result").dataset;
  let cleared = null;

  const found = (state = store.state()) => entryOf(state.quizzes, id) ?? { answers: tableOf() };
  const kept = (state) => {
    const { answers, ...results } = found(state);
    return { ...results, answers: tableOf(Object.entries(present(questions, answers))) };
  };
  const keep = (next) =>
    store.change((state) => ({ ...state, quizzes: withEntry(state.quizzes, id, next(kept(state))) }));

  function answers() {
    const all = questions.map((one) => [one.id, valuesIn(one.field)]);
    return tableOf(all.filter(([, values]) => values.length));
  }

  function unmark({ field }) {
    const outcome = field.querySelector("[data-part=outcome]");
    outcome.textContent = "";
    outcome.hidden = true;
    delete field.dataset.outcome;
    field.querySelector("[data-part=again]").hidden = true;
    field.querySelector("[data-part=solution]").classList.remove("open-to-all");
    for (const line of field.querySelectorAll("[data-about], [data-part=comment]")) line.textContent = "";
  }

  function reveal(field) {
    const [solution, comment] = ["solution", "comment"].map((name) => field.querySelector(`[data-part=${name}]`));
    solution.classList.add("open-to-all");
    if (comment) comment.textContent = solution.querySelector("[data-part=why]").textContent;
  }

  function markOne(question, given, passed) {
    const { field } = question;
    const outcome = field.querySelector("[data-part=outcome]");
    const right = isRight(given, question.right);
    const how = right ? "right" : given.length ? "wrong" : "open";
    unmark(question);
    field.dataset.outcome = how;
    outcome.textContent = texts[how];
    outcome.hidden = false;
    field.querySelector("[data-part=again]").hidden = right;
    if (passed || right) reveal(field);
    const solution = field.querySelector("[data-part=solution]");
    for (const value of told(question, given, passed)) {
      const feedback = solution.querySelector(`[data-feedback="${CSS.escape(value)}"]`);
      const line = field.querySelector(`[data-about="${CSS.escape(value)}"]`);
      if (feedback && line) line.textContent = feedback.textContent;
    }
  }

  function say(words, numbers = []) {
    const [before, after = ""] = words.split("{numbers}");
    const links = numbers.flatMap((number, place) => [...(place ? [", "] : []), leadingTo(number)]);
    part("result").replaceChildren(before, ...links, after);
  }

  // A link to a question, which also takes the keyboard there.
  function leadingTo(number) {
    const { field } = questions[number - 1];
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = number;
    link.addEventListener("click", () => setTimeout(() => field.querySelector("input, select").focus()));
    return link;
  }

  function listUnits(units) {
    for (const item of part("units").querySelectorAll("li")) item.hidden = !units.includes(item.dataset.unit);
    part("again-list").hidden = units.length === 0;
  }

  function showBest() {
    const { best, passed } = kept();
    const lines = [];
    if (passed) lines.push(filled(passed.version === version ? texts.bestPassed : texts.passedEarlier, passed));
    if (best?.version === version && passed?.version !== version) lines.push(filled(texts.best, best));
    part("best").textContent = lines.join(" ");
    part("best").hidden = lines.length === 0;
  }

  function check() {
    const all = answers();
    const result = score(questions, all);
    const passed = passes(result.right, result.total, mark);
    const now = { version, mark: result.right, of: result.total, day: dayOf(new Date()) };
    keep((before) => after(before, all, now, mark));
    for (const question of questions) markOne(question, entryOf(all, question.id) ?? [], passed);
    const open = questions.filter((one) => !Object.hasOwn(all, one.id)).map((one) => questions.indexOf(one) + 1);
    say(filled(passed ? texts.passed : texts.failed, result) + (open.length ? ` ${texts.missing}` : ""), open);
    form.dataset.state = passed ? "passed" : "failed";
    listUnits(toRead(questions, all));
    showBest();
  }

  function unmarkAll() {
    questions.forEach(unmark);
    delete form.dataset.state;
    listUnits([]);
  }

  function clear() {
    cleared = answers();
    questions.forEach(({ field }) => choose(field, []));
    keep((before) => ({ ...before, answers: tableOf() }));
    unmarkAll();
    say(texts.cleared);
    part("undo").hidden = false;
  }

  function undo() {
    for (const { id: name, field } of questions) choose(field, entryOf(cleared, name) ?? []);
    keep((before) => ({ ...before, answers: cleared }));
    say(texts.restored);
    part("undo").hidden = true;
    part("check").focus();
  }

  function changed(event) {
    const question = questions.find(({ field }) => field.contains(event.target));
    if (!question) return;
    changedAnswer(question);
    sayChosen(question.field);
    // Only this answer is stored: another window may have others.
    const values = valuesIn(question.field);
    keep((before) => ({
      ...before,
      answers: withEntry(before.answers, question.id, values.length ? values : undefined),
    }));
  }

  function changedAnswer(question) {
    unmark(question);
    if (form.dataset.state) {
      delete form.dataset.state;
      say(texts.changed);
    }
    part("undo").hidden = true;
  }

  function showKept() {
    part("not-kept").hidden = store.lasts();
    sayAside(store);
    showBest();
  }

  // Shows answers from another window. Changes in this window are already in the form.
  function refresh() {
    const now = kept().answers;
    for (const question of questions) {
      const [was, is] = [seen, now].map((table) => entryOf(table, question.id) ?? []);
      if (same(was, is) || same(valuesIn(question.field), is)) continue;
      choose(question.field, is);
      changedAnswer(question);
    }
    seen = now;
    showKept();
  }

  let seen = kept().answers;
  for (const { id: name, field } of questions) choose(field, entryOf(seen, name) ?? []);
  store.listen(refresh);
  showKept();
  const turned = changedSince(questions, found().answers);
  const said = Object.keys(answers()).length ? [texts.resumed] : [];
  if (turned.length) said.push(texts.changedSince);
  say(said.join(" "), turned);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  part("clear").addEventListener("click", clear);
  part("undo").addEventListener("click", undo);
}

const form = globalThis.document?.querySelector("form[data-quiz]");
if (form) start(form, await import(document.querySelector("link[data-course-store]").href));
