// The finder of a network that is too large for one page: answers from the files of its index, which is described in
// portal/parts/network/finder_index.py. They are read when a filter is used, and only those that the question needs.

/** How many records of a kind are shown at first, and with each "Show more". */
const STEP = 20;
const KINDS = ["hub", "school"];

/** The numbers that are in pairs of how many are left out and how many follow one another. */
export function unpacked(runs) {
  const numbers = [];
  let at = 0;
  for (let index = 0; index < runs.length; index += 2) {
    at += runs[index];
    for (const end = at + runs[index + 1]; at < end; at += 1) numbers.push(at);
  }
  return numbers;
}

/** The columns of the table for one kind: {size, areaOf: number -> place of its area, values: name -> number -> values}. */
export function columns(kind) {
  const areaOf = kind.areas.flatMap((many, area) => Array(many).fill(area));
  const values = Object.fromEntries(
    Object.entries(kind)
      .filter(([name]) => name !== "areas")
      .map(([name, { sets, of }]) => [name, Array.from(of, (letter) => sets[letter.charCodeAt(0) - 0x30])]),
  );
  return { size: areaOf.length, areaOf, values };
}

/** The lines of a list, read from a file that the browser parses as a document. */
function lines(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("text/html;charset=utf-8");
    request.onload = () => {
      if (request.status === 200) resolve([...request.response.querySelectorAll("tr, ul > li")]);
      else reject(new Error(request.status));
    };
    request.onerror = () => reject(new Error("network"));
    request.send();
  });
}

/** What is found by the index; `draw` puts it on the map. */
export function indexed(form, names, folded, draw) {
  const base = form.dataset.folder;
  const loaded = new Map();
  const boxes = { hub: document.querySelector("[data-found=hub]"), school: document.querySelector("#school-table tbody") };
  const lists = document.querySelector(".region-lists");
  const limits = { hub: STEP, school: STEP };
  let again = () => {};

  /** The value of a file. */
  function load(path, read = null) {
    if (!loaded.has(path)) {
      const answer = read ? read(`${base}${path}.txt`) : fetch(`${base}${path}.json`).then((response) => {
        if (response.ok) return response.json();
        throw new Error(response.status);
      });
      answer.catch(() => loaded.delete(path));
      loaded.set(path, answer);
    }
    return loaded.get(path);
  }

  async function table() {
    const { areas, ...kinds } = await load("table");
    if (!loaded.has("columns")) {
      loaded.set("columns", Object.fromEntries(KINDS.map((kind) => [kind, columns(kinds[kind])])));
    }
    return { areas, kinds: loaded.get("columns") };
  }

  /** For each kind the numbers of records that have all words, or a word that begins with each; null without words. */
  async function withWords(text) {
    const words = folded(text).match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length > 1) ?? [];
    if (!words.length) return null;
    const letters = (word) => [...word.slice(0, 2)].map((letter) => letter.codePointAt(0).toString(16)).join("-");
    const { words: filed } = await load("table");
    // With other letters no word begins.
    const file = (name) => (filed.includes(name) ? load(`words/${name}`) : {});
    const files = await Promise.all(words.map((word) => file(letters(word))));
    return KINDS.map((_, kind) => {
      const found = words.map((word, at) => {
        const runs = Object.entries(files[at]).filter(([other]) => other.startsWith(word));
        return new Set(runs.flatMap(([, kinds]) => unpacked(kinds[kind])));
      });
      return found.reduce((one, other) => new Set([...one].filter((number) => other.has(number))));
    });
  }

  async function show(kind, numbers) {
    const wanted = numbers.slice(0, limits[kind]);
    const size = (await load("table")).shown;
    const files = [...new Set(wanted.map((number) => Math.floor(number / size)))];
    const parts = new Map(await Promise.all(files.map(async (file) => [file, await load(`${kind}s/${file}`, lines)])));
    return wanted.map((number) => parts.get(Math.floor(number / size))[number % size].cloneNode(true));
  }

  async function find(filters, order, filtered) {
    again = () => find(filters, order, filtered);
    if (!filtered) {
      const settle = () => {
        for (const box of Object.values(boxes)) box.closest(".found").hidden = true;
        lists.hidden = false;
        draw(() => true, () => "0", false);
      };
      return { count: Object.fromEntries(KINDS.map((kind) => [kind, Number(form.dataset[kind])])), counts: null, settle };
    }
    const { areas, kinds } = await table();
    const worded = await withWords(filters.q ?? "");
    const facets = names.filter((name) => name !== "q");
    const valuesOf = (kind, number, name) =>
      name === "country" ? [areas[kinds[kind].areaOf[number]][0]] : kinds[kind].values[name][number];
    const among = (kind, asked) =>
      Array.from({ length: kinds[kind].size }, (_, number) => number).filter(
        (number) =>
          (!worded || worded[KINDS.indexOf(kind)].has(number)) &&
          facets.every((name) => !asked[name] || valuesOf(kind, number, name).includes(asked[name])),
      );
    const found = Object.fromEntries(KINDS.map((kind) => [kind, among(kind, filters)]));
    const inAreas = Object.fromEntries(
      KINDS.map((kind) => {
        const many = Array(areas.length).fill(0);
        for (const number of found[kind]) many[kinds[kind].areaOf[number]] += 1;
        return [kind, many];
      }),
    );
    const shown = await Promise.all(KINDS.map((kind) => show(kind, found[kind])));
    const numberOf = (what, country) => {
      const [kind, ...places] = what.split(" ");
      const wanted = country ? areas.flatMap(([id], place) => (id === country ? [place] : [])) : places;
      return String(wanted.reduce((sum, place) => sum + inAreas[kind][place], 0));
    };
    return {
      count: Object.fromEntries(KINDS.map((kind) => [kind, found[kind].length]).filter(([, many]) => many)),
      counts(name) {
        const numbers = new Map();
        for (const number of among("school", { ...filters, [name]: "" })) {
          for (const value of valuesOf("school", number, name)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
        }
        return numbers;
      },
      /** Puts it on the page. */
      settle() {
        KINDS.forEach((kind, at) => {
          boxes[kind].replaceChildren(...shown[at]);
          boxes[kind].closest(".found").hidden = !found[kind].length;
          const more = document.querySelector(`[data-more=${kind}]`);
          more.hidden = found[kind].length <= limits[kind];
        });
        lists.hidden = true;
        draw((place) => numberOf("school", place) !== "0" || numberOf("hub", place) !== "0", numberOf, true);
      },
    };
  }

  for (const button of document.querySelectorAll("[data-more]")) {
    const kind = button.dataset.more;
    button.addEventListener("click", async () => {
      const before = boxes[kind].children.length;
      limits[kind] += STEP;
      (await again()).settle();
      boxes[kind].children[before]?.querySelector("a")?.focus();
    });
  }
  return {
    find(...asked) {
      for (const kind of KINDS) limits[kind] = STEP;
      return find(...asked);
    },
  };
}

