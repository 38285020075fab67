// The forms for records: keeps a draft on the device, fills in a record to correct, checks what is written, and makes
// the file or mail to send. Nothing is sent by this script. Without it the page is a sheet to print.

const LONGEST_ID = 60;

/** A name for addresses from words: "Žuta škola" becomes "zuta-skola". */
export function idOf(words) {
  const plain = words.toLowerCase().replaceAll("đ", "d").replaceAll("ł", "l").replaceAll("ø", "o").replaceAll("ß", "ss");
  const bare = plain.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").replace(/[^a-z0-9]+/g, "-");
  return bare.replace(/^-+|-+$/g, "").slice(0, LONGEST_ID).replace(/-+$/, "");
}

const isBlank = (value) => value === undefined || value.length === 0;

/** The fields and parts that stand directly in a part of the form. */
const askedIn = (scope) =>
  [...scope.querySelectorAll(".asked")].filter((one) => one.parentElement.closest("form, .asked, [data-entry]") === scope);
const entriesOf = (list) => [...list.querySelectorAll(":scope > [data-entry]")];
const nameOf = (one) => one.dataset.path.split(".").findLast((step) => !/^[0-9]+$/.test(step));
const controlOf = (one) => one.querySelector("input, select, textarea");

/** What is written in a part of the form, in plain form. `places` maps each path to the element of its field. */
function written(scope, path, places) {
  const record = {};
  for (const one of askedIn(scope)) {
    const name = nameOf(one);
    const value = writtenIn(one, [...path, name], places);
    if (!isBlank(value)) record[name] = value;
  }
  return Object.keys(record).length ? record : undefined;
}

function writtenIn(one, path, places) {
  places.set(path.join("\n"), one);
  if (one.classList.contains("part")) return written(one, path, places);
  if (one.classList.contains("boxes")) return [...one.querySelectorAll(":checked")].map(({ value }) => value);
  if (one.dataset.list === undefined) return textOf(controlOf(one));
  const found = [];
  for (const entry of entriesOf(one)) {
    const here = [...path, found.length];
    const value = one.classList.contains("lines") ? textOf(controlOf(entry)) : written(entry, here, places);
    places.set(here.join("\n"), entry);
    if (!isBlank(value)) found.push(short(value, path));
  }
  return found;
}

/** A source is written as its name alone where no more is said of it. */
const short = (value, path) =>
  path.at(-1) === "sources" && Object.keys(value).length === 1 && value.source ? value.source : value;

const textOf = (control) => control.value.replaceAll("\r\n", "\n").trim();

/** Fills a part of the form with a record in plain form. */
function fill(scope, record) {
  for (const one of askedIn(scope)) fillOne(one, record?.[nameOf(one)]);
}

function fillOne(one, value) {
  if (one.classList.contains("part")) fill(one, value);
  else if (one.classList.contains("boxes")) {
    for (const box of one.querySelectorAll("input")) box.checked = [value].flat().includes(box.value);
  } else if (one.dataset.list !== undefined) {
    const entries = value ?? [];
    while (entriesOf(one).length < entries.length) addEntry(one);
    for (const [place, entry] of entriesOf(one).entries()) {
      if (one.classList.contains("lines")) put(controlOf(entry), entries[place]);
      else fill(entry, typeof entries[place] === "string" ? { source: entries[place] } : entries[place]);
    }
  } else put(controlOf(one), value);
}

function put(control, value = "") {
  if (control.tagName === "SELECT" && ![...control.options].some((option) => option.value === value)) {
    control.append(new Option(value, value));
  }
  control.value = value;
}

/** Adds an empty entry to a list, a copy of the first with names of its own. */
function addEntry(list) {
  const [first] = entriesOf(list);
  const [path, number] = [list.dataset.path, entriesOf(list).length];
  const entry = first.cloneNode(true);
  for (const extra of [...entry.querySelectorAll("[data-list]")].flatMap((inner) => entriesOf(inner).slice(1))) extra.remove();
  for (const wrong of entry.querySelectorAll(".wrong")) wrong.remove();
  for (const element of [entry, ...entry.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (["id", "for", "name", "data-path", "aria-describedby"].includes(name)) {
        element.setAttribute(name, value.split(" ").map((one) => renamed(one, path, number)).join(" "));
      }
    }
    if ("checked" in element) element.checked = false;
    if (["INPUT", "TEXTAREA"].includes(element.tagName) && element.type !== "checkbox") element.value = "";
    if (element.tagName === "SELECT") element.selectedIndex = 0;
  }
  list.insertBefore(entry, entriesOf(list).at(-1).nextSibling);
  return entry;
}

const renamed = (name, path, number) =>
  name.replace(`f-${path}.0`, `f-${path}.${number}`).replace(new RegExp(`^${path.replaceAll(".", "\\.")}\\.0`), `${path}.${number}`);

async function start(form) {
  const { kind, rules: rulesAt, known: knownAt, tables: tablesAt, records, mailbox } = form.dataset;
  const main = form.parentElement;
  const part = (name) => main.querySelector(`[data-part=${name}]`);
  const asked = new URLSearchParams(location.search).get("id") ?? "";
  const correcting = /^[a-z0-9-]{1,80}$/.test(asked) ? asked : "";
  const key = `${document.documentElement.dataset.portal}:contribute:${kind}:${correcting}`;
  const blank = written(form, [], new Map());
  let before = null;
  let judge = null;
  let checked = false;

  const say = (words) => {
    part("about").textContent = words;
    part("about").hidden = !words;
  };

  const ready = () =>
    (judge ??= Promise.all([
      import("./judge/index.js"),
      import("./judge/sent.js"),
      ...[rulesAt, knownAt, tablesAt].map(async (address) => (await fetch(address)).json()),
    ]));

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(written(form, [], new Map()) ?? {}));
      part("draft").hidden = false;
    } catch {
      // Without storage there is no draft.
    }
  }

  function drafted() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function mark(faults, places) {
    for (const wrong of form.querySelectorAll(".wrong")) wrong.remove();
    for (const control of form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      const described = control.getAttribute("aria-describedby").split(" ").filter((id) => !id.endsWith("-wrong"));
      control.setAttribute("aria-describedby", described.join(" "));
    }
    return faults.map(({ path, message }) => ({ message, id: markOne(nearest(path, places), message) }));
  }

  /** The element of the field, or of the nearest part of the form above it. */
  function nearest(path, places) {
    for (let end = path.length; end > 0; end -= 1) {
      const found = places.get(path.slice(0, end).join("\n"));
      if (found) return found;
    }
    return form;
  }

  function markOne(place, message) {
    const group = place.matches("fieldset, form");
    const control = group ? place : controlOf(place);
    const about = control.id || "record";
    let wrong = document.getElementById(`${about}-wrong`);
    if (!wrong) {
      wrong = document.createElement("p");
      wrong.classList.add("wrong");
      wrong.id = `${about}-wrong`;
      if (group) place.querySelector(":scope > legend")?.after(wrong) ?? place.prepend(wrong);
      else control.before(wrong);
      if (!place.matches("form")) {
        control.setAttribute("aria-describedby", `${wrong.id} ${control.getAttribute("aria-describedby") ?? ""}`.trim());
        if (!group) control.setAttribute("aria-invalid", "true");
      }
    }
    for (let fold = place.closest(".fold"); fold; fold = fold.parentElement.closest(".fold")) fold.open = true;
    const line = document.createElement("span");
    line.textContent = message;
    wrong.append(line);
    return group ? wrong.id : about;
  }

  function summarise(found) {
    const summary = part("summary");
    summary.hidden = !found.length;
    part("summary-title").textContent =
      found.length === 1 ? summary.dataset.one : summary.dataset.many.replace("{count}", found.length);
    const list = document.createElement("ul");
    list.append(
      ...found.map(({ id, message }) => {
        const [entry, link] = [document.createElement("li"), document.createElement("a")];
        link.href = `#${id}`;
        link.textContent = message;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          const target = document.getElementById(id);
          target.scrollIntoView({ block: "center" });
          if (!target.matches("input, select, textarea")) target.tabIndex = -1;
          target.focus({ preventScroll: true });
        });
        entry.append(link);
        return entry;
      }),
    );
    part("summary-list").replaceChildren(list);
  }

  async function check(finish) {
    const [{ everythingWrong }, { letter, sentText }, rules, known, tables] = await ready();
    const places = new Map();
    const record = written(form, [], places) ?? {};
    const taken = !before && known.lists[kind]?.labels[record.id] !== undefined;
    const faults = everythingWrong(rules, record, known, tables);
    if (taken) faults.push({ path: ["id"], message: form.dataset.taken.replace("{kind}", kind) });
    const found = mark(faults, places);
    summarise(found);
    part("send").hidden = found.length > 0;
    if (!finish) return;
    if (found.length) {
      part("summary").focus();
      return;
    }
    const text = sentText(kind, record, before, askedIn(form).map(nameOf));
    offer(text, record, letter);
    part("send").querySelector("h2").focus();
  }

  function offer(text, record, letter) {
    part("text").textContent = text;
    const save = part("save");
    URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    save.download = `${kind.replaceAll(" ", "-")}-${record.id}.txt`;
    if (part("sent")) part("sent").value = text;
    if (!mailbox) return;
    const mail = part("mail");
    const address = letter(mailbox, `${mail.dataset.subject}: ${kind} ${record.id}`, text);
    if (address) mail.href = address;
    else mail.removeAttribute("href");
    mail.hidden = !address;
    part("too-long").hidden = Boolean(address);
  }

  function suggestId({ target }) {
    if (correcting || !["name", "title", "country"].includes(target.name)) return;
    const value = (name) => form.querySelector(`[name="${name}"]`)?.value.trim() ?? "";
    const [id, called] = [form.querySelector('[name="id"]'), value("name") || value("title")];
    const placed = ["school", "cluster"].includes(kind);
    if (id.value && id.value !== id.dataset.made) return;
    if (!called || (placed && !value("country"))) return;
    id.value = id.dataset.made = placed ? `${value("country")}-${idOf(called)}` : idOf(called);
  }

  if (correcting) {
    const answer = await fetch(`${records}${correcting}.json`).catch(() => null);
    if (answer?.ok) {
      before = await answer.json();
      fill(form, before);
      form.querySelector('[name="id"]').readOnly = true;
      say(`${part("about").dataset.correcting} ${before.name ?? before.title}`);
    } else say(part("about").dataset.notFound);
  }
  const isFilled = (fold) => !isBlank(writtenIn(fold.querySelector(".asked"), ["any"], new Map()));
  const foldUp = () => form.querySelectorAll(".fold").forEach((fold) => (fold.open = isFilled(fold)));
  const draft = drafted();
  if (draft) {
    fill(form, draft);
    part("draft").hidden = false;
    say(part("about").dataset.restored);
  }
  foldUp();
  addEventListener("beforeprint", () => form.querySelectorAll(".fold").forEach((fold) => (fold.open = true)));
  form.addEventListener("focusin", ready, { once: true });
  form.addEventListener("input", keep);
  form.addEventListener("change", (event) => {
    suggestId(event);
    keep();
    if (checked) check(false);
  });
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.add === undefined) return;
    controlOf(addEntry(target.closest("[data-list]"))).focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    checked = true;
    check(true);
  });
  part("erase").addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    fill(form, before ?? blank);
    part("draft").hidden = true;
    say(part("about").dataset.erased);
    if (checked) check(false);
  });
}

const form = globalThis.document?.querySelector(".record-form");
if (form) start(form);
