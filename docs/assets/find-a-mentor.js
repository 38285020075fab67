// The tool to find a mentor. The school states itself; what it says stays on the device. Where enough mentors gave a
// profile they are put in order and explained (matching.js); else mentor schools are listed by distance.

const spotOf = (lat, lon) => (lat === "" || lon === "" ? null : [Math.round(Number(lat) * 1000), Math.round(Number(lon) * 1000)]);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

function element(name, text, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  if (text) made.textContent = text;
  return made;
}

async function start(tool) {
  const [matching, statements, store] = await Promise.all([
    import(tool.dataset.matching),
    import(tool.dataset.statement),
    import(tool.dataset.store),
  ]);
  const { EMPTY, MANY, statementFrom, textOf } = statements;
  const form = tool.querySelector("form");
  const part = (name) => tool.querySelector(`[data-part=${name}]`);
  const [output, results] = [part("said"), part("results")];
  const proposes = tool.dataset.proposes === "yes";
  const key = `${document.documentElement.dataset.portal}:find-a-mentor`;
  const { country, school, lat, lon } = form.elements;
  const loaded = new Map();
  const say = (name, values = {}) => {
    output.textContent = name ? filled(output.dataset[name], values) : "";
  };

  async function load(address) {
    if (!loaded.has(address)) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(address);
      loaded.set(address, await answer.json());
    }
    return loaded.get(address);
  }

  const boxes = (name) => [...form.querySelectorAll(`input[type=checkbox][name="${name}"]`)];
  const known = () => ({
    country: [...country.options].map(({ value }) => value),
    ...Object.fromEntries(MANY.map((name) => [name, boxes(name).map(({ value }) => value)])),
  });

  function read() {
    const many = MANY.map((name) => [name, boxes(name).filter(({ checked }) => checked).map(({ value }) => value)]);
    const one = ["visits", "across"].map((name) => [name, form.elements[name]?.value ?? ""]);
    return {
      ...EMPTY,
      ...Object.fromEntries([...many, ...one]),
      country: country.value,
      school: school.value,
      lat: lat.value,
      lon: lon.value,
    };
  }

  function keep() {
    try {
      localStorage.setItem(key, textOf(read()));
    } catch {
      say("notKept");
    }
  }

  async function listSchools(chosen = "") {
    const [first] = school.options;
    school.replaceChildren(first);
    school.disabled = true;
    if (!country.value) return;
    const { schools } = await load(country.selectedOptions[0].dataset.file);
    school.append(...schools.map(({ id, name, town }) => new Option(town ? `${name} (${town})` : name, id)));
    school.value = schools.some(({ id }) => id === chosen) ? chosen : "";
    school.disabled = false;
  }

  async function show(statement) {
    for (const name of MANY) for (const box of boxes(name)) box.checked = statement[name].includes(box.value);
    for (const name of ["visits", "across"]) if (form.elements[name]) form.elements[name].value = statement[name];
    country.value = statement.country;
    [lat.value, lon.value] = [statement.lat, statement.lon];
    await listSchools(statement.school);
  }

  /** What the school states, as matching takes it. */
  function here(statement, schools) {
    const record = schools.find(({ id }) => id === statement.school);
    const yes = { yes: true, no: false, "": null };
    return matching.stated({
      ...Object.fromEntries(MANY.map((name) => [name, statement[name]])),
      levels: statement.levels.length ? statement.levels : (record?.levels ?? []),
      id: statement.school || "your-school",
      country: statement.country,
      visits: yes[statement.visits],
      across: yes[statement.across],
      spot: spotOf(statement.lat, statement.lon) ?? record?.spot ?? null,
    });
  }

  function entry(name, path, lines) {
    const item = element("li");
    const heading = element("h3");
    heading.append(element("a", name, { href: `${tool.dataset.root}${path}` }));
    item.append(heading, ...lines.filter(Boolean).map((line) => element("p", line)));
    return item;
  }

  function explained(one, said, ranking, weights) {
    const mentor = ranking.mentor(one.mentor);
    const [first, ...rest] = said.lines(one, weights);
    const offered = !one.refused.length;
    const isFirst = ranking.offered[0]?.mentor === one.mentor;
    const change = isFirst ? "" : said.whatIf(ranking.whatIf(one.mentor), offered);
    const giving = offered ? said.giving(ranking.school, mentor) : "";
    const free = mentor.capacity ? filled(results.dataset.free, { count: mentor.capacity }) : "";
    const item = entry(mentor.name, mentor.path, [first, free, change, giving]);
    if (mentor.hub) {
      const line = element("p", filled(results.dataset.hub, { name: "" }));
      line.append(element("a", mentor.hub.name, { href: `${tool.dataset.root}${mentor.hub.path}` }));
      item.append(line);
    }
    const details = element("details");
    const list = element("ul");
    list.append(...rest.map((line) => element("li", line)));
    details.append(element("summary", results.dataset.more), list);
    item.append(details);
    return item;
  }

  function propose(rules, statement, data, across) {
    const shown = Object.fromEntries(
      matching.CRITERIA.map((name) => [name, Number(form.elements[`weight-${name}`].value)]),
    );
    const weights = { ...rules.weights, ...shown };
    const mentors = new Map([...data.mentors, ...across].map((one) => [one.id, matching.stated(one)]));
    const ranking = matching.ranked(here(statement, data.schools), [...mentors.values()], weights, rules.cosines);
    const said = matching.wording(rules.words, rules.names);
    const all = (fits) => fits.map((one) => explained(one, said, ranking, weights));
    part("offered").replaceChildren(...all(ranking.offered));
    part("refused").replaceChildren(...all(ranking.refused));
    part("others").hidden = !ranking.refused.length;
    const moved = ranking.moved().map(([name, times]) => filled(results.dataset[times], { name: rules.words[name] }));
    const { holds, moves, none } = results.dataset;
    part("order").textContent = !ranking.offered.length
      ? none
      : moved.length
        ? filled(moves, { changes: moved.join(", ") })
        : holds;
  }

  function list(rules, statement, { schools }) {
    const { spot } = here(statement, schools);
    const apart = (one) => (spot && one.spot ? matching.kilometres(spot, one.spot, rules.cosines) : null);
    const mentors = schools
      .filter(({ role, id }) => role === "mentor" && id !== statement.school)
      .map((one) => ({ ...one, km: apart(one) }))
      .sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || (a.id < b.id ? -1 : 1));
    const line = ({ km }) => (km === null ? results.dataset.notPlaced : filled(results.dataset.away, { km }));
    part("offered").replaceChildren(...mentors.map((one) => entry(one.name, one.path, [one.town, line(one)])));
    part("order").textContent = mentors.length ? "" : results.dataset.noMentors;
  }

  async function answer(event) {
    event.preventDefault();
    const statement = read();
    try {
      const rules = await load(tool.dataset.rules);
      const data = await load(country.selectedOptions[0].dataset.file);
      if (proposes) {
        const across = statement.across === "yes" ? (await load(tool.dataset.across)).mentors : [];
        propose(rules, statement, data, across);
      } else list(rules, statement, data);
      results.hidden = false;
      results.focus();
      say("");
    } catch {
      say("failed");
    }
  }

  async function open(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    const found = file.size > 100_000 ? null : statementFrom(await file.text(), known());
    if (!found) {
      say("refused");
      return;
    }
    await show(found.statement).then(() => say(found.partly ? "partly" : "opened"), () => say("failed"));
    keep();
  }

  form.addEventListener("submit", answer);
  form.addEventListener("change", (event) => {
    const { target } = event;
    if (target.type === "file") return;
    const most = Number(target.closest("[data-most]")?.dataset.most ?? 0);
    if (most && boxes(target.name).filter(({ checked }) => checked).length > most) {
      target.checked = false;
      say("many", { count: most });
      return;
    }
    say("");
    if (target === country) listSchools().then(keep, () => say("failed"));
    else keep();
  });
  form.addEventListener("reset", () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is kept where nothing can be.
    }
    school.disabled = true;
    results.hidden = true;
    say("erased");
  });
  tool.querySelector("[data-act=open]").addEventListener("change", open);
  tool.querySelector("[data-act=print]").addEventListener("click", () => print());
  tool.querySelector("[data-act=save]").addEventListener("click", () => {
    const name = "school-statement.json";
    store.save(name, "application/json", textOf(read()));
    say("saved", { name });
  });

  // What is loaded now is there when the device is offline later.
  load(tool.dataset.rules).catch(() => {});
  if (proposes) load(tool.dataset.across).catch(() => {});
  let kept = null;
  try {
    kept = localStorage.getItem(key);
  } catch {
    say("notKept");
  }
  const found = kept === null ? null : statementFrom(kept, known());
  if (found) await show(found.statement).catch(() => say("failed"));
  tool.dataset.ready = "yes";
}

const tool = globalThis.document?.querySelector("[data-mentor-tool]");
if (tool) start(tool);
