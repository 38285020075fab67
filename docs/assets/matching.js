// How well a mentor fits a school, the order of mentors, and what is said of it: the same rules and words as
// portal/parts/community (fit.py, distances.py, ranking.py, fit_words.py), in whole numbers. A test compares the two.

export const CRITERIA = ["needs", "challenge", "context", "approach", "visits", "distance"];
const CONDITIONS_OF_PLACE = new Set(["place"]);
const [AGREED, SURE, UNSURE] = [0, 1, 2];
const SORTS = {
  needs: "themes",
  offers: "themes",
  challenge: "policy_challenges",
  challenges: "policy_challenges",
  context: "contexts",
  contexts: "contexts",
  approach: "approaches",
  approaches: "approaches",
  languages: "languages",
  levels: "levels",
  visits: "ways",
};
const NOTHING = {
  name: "",
  country: null,
  across: null,
  languages: [],
  levels: [],
  needs: [],
  offers: [],
  contexts: [],
  challenges: [],
  approaches: [],
  visits: null,
  capacity: null,
  spot: null,
  taken: false,
  must: [],
  must_not: [],
};

/** What a school states, with all that it leaves out. */
export const stated = (one) => ({ ...NOTHING, ...one });

/** Kilometres between two spots, in thousandths of a degree; `cosines` are of each whole degree, in ten-thousandths. */
export function kilometres([lat, lon], [otherLat, otherLon], cosines) {
  const north = Math.abs(lat - otherLat);
  let east = Math.abs(lon - otherLon);
  east = Math.min(east, 360_000 - east);
  const middle = Math.floor(Math.abs(lat + otherLat) / 2000);
  const up = Math.floor((north * 1112) / 100);
  const along = Math.floor((Math.floor((east * 1112) / 100) * cosines[middle]) / 10_000);
  return Math.floor(Math.floor(Math.sqrt(up * up + along * along)) / 100);
}

export const totalOf = (weights) => CRITERIA.reduce((sum, criterion) => sum + weights[criterion], 0);

const silentOf = (school, mentor) => (school ? (mentor ? "" : "mentor") : mentor ? "school" : "both");
const judged = (criterion, outcome, points, weight, silent = "", shared = [], missing = []) => ({
  criterion,
  outcome,
  points,
  weight,
  silent,
  shared,
  missing,
});

function countryHolds(school, mentor) {
  if (school.country === null || mentor.country === null) return "open";
  return school.country === mentor.country || (school.across && mentor.across) ? "holds" : "refused";
}

function sharedHolds(first, second) {
  if (!first.length || !second.length) return "open";
  return first.some((one) => second.includes(one)) ? "holds" : "refused";
}

function conditionsOf(school, mentor) {
  const excluded = school.must_not.includes(mentor.id) || mentor.must_not.includes(school.id);
  const { capacity } = mentor;
  return [
    ["same", school.id === mentor.id ? "refused" : "holds"],
    ["excluded", excluded ? "refused" : "holds"],
    ["taken", school.taken ? "refused" : "holds"],
    ["country", countryHolds(school, mentor)],
    ["language", sharedHolds(school.languages, mentor.languages)],
    ["level", sharedHolds(school.levels, mentor.levels)],
    ["place", capacity === null ? "open" : capacity <= 0 ? "refused" : "holds"],
  ];
}

function needsOf(school, mentor, weight) {
  const silent = silentOf(school.needs.length > 0, mentor.offers.length > 0);
  if (silent) return judged("needs", "unknown", 0, weight, silent);
  const met = school.needs.filter((need) => mentor.offers.includes(need));
  const left = school.needs.filter((need) => !mentor.offers.includes(need));
  const outcome = met.length && left.length ? "partly" : met.length ? "fits" : "differs";
  const points = Math.floor((2 * weight * met.length) / school.needs.length) - weight;
  return judged("needs", outcome, points, weight, "", met, left);
}

function alike(criterion, first, second, weight) {
  const silent = silentOf(first.length > 0, second.length > 0);
  if (silent) return judged(criterion, "unknown", 0, weight, silent);
  const shared = first.filter((one) => second.includes(one));
  if (shared.length) return judged(criterion, "fits", weight, weight, "", shared);
  return judged(criterion, "differs", -weight, weight, "", [], first);
}

function visitsOf(school, mentor, weight) {
  const silent = silentOf(school.visits !== null, mentor.visits !== null);
  if (silent) return judged("visits", "unknown", 0, weight, silent);
  const wanted = [school.visits ? "visits-planned" : "online-only"];
  if (school.visits === mentor.visits) return judged("visits", "fits", weight, weight, "", wanted);
  return judged("visits", "differs", -weight, weight, "", [], wanted);
}

function distanceOf(school, mentor, weights, apart) {
  const weight = weights.distance;
  if (school.visits === false || mentor.visits === false) return judged("distance", "not-counted", 0, weight);
  if (school.visits === null) return judged("distance", "unknown", 0, weight, "school");
  if (apart === null) {
    const silent = silentOf(school.spot !== null, mentor.spot !== null);
    return judged("distance", "unknown", 0, weight, silent || "both");
  }
  const points = weight - Math.floor((2 * weight * Math.min(apart, weights.far)) / weights.far);
  return judged("distance", points > 0 ? "fits" : "differs", points, weight);
}

/** How well the mentor fits the school. */
export function fit(school, mentor, weights, cosines, apart = null) {
  const away = apart ?? (school.spot && mentor.spot ? kilometres(school.spot, mentor.spot, cosines) : null);
  const conditions = conditionsOf(school, mentor);
  const all = [
    needsOf(school, mentor, weights.needs),
    alike("challenge", school.challenges, mentor.challenges, weights.challenge),
    alike("context", school.contexts, mentor.contexts, weights.context),
    alike("approach", school.approaches, mentor.approaches, weights.approach),
    visitsOf(school, mentor, weights.visits),
    distanceOf(school, mentor, weights, away),
  ];
  const agreed = school.must.includes(mentor.id) || mentor.must.includes(school.id);
  const of = (holding) => conditions.filter(([, is]) => is === holding).map(([name]) => name);
  const open = of("open");
  const unsure = open.some((name) => !CONDITIONS_OF_PLACE.has(name));
  const unknown = all.filter(({ outcome }) => outcome === "unknown");
  const counted = all.filter(({ outcome }) => outcome !== "not-counted").length;
  const [visits, distance] = all.slice(-2);
  const lost = visits.outcome === "unknown" ? Math.abs(distance.points) : 0;
  return {
    mentor: mentor.id,
    refused: of("refused"),
    open,
    judged: all,
    tier: agreed ? AGREED : unsure ? UNSURE : SURE,
    kilometres: away,
    score: all.reduce((sum, { points }) => sum + points, 0),
    unknown: unknown.length,
    counted,
    known: counted - unknown.length,
    spread: unknown.reduce((sum, { weight }) => sum + weight, 0) + lost,
  };
}

function placeOf(one) {
  const near = !["not-counted", "unknown"].includes(one.judged.at(-1).outcome);
  return [one.tier, -one.score, one.unknown, near ? (one.kilometres ?? 0) : 0];
}

/** The order of two fits in a list: below 0 where the first comes first. Ids are ASCII. */
export function compare(first, second) {
  const [mine, theirs] = [placeOf(first), placeOf(second)];
  for (let place = 0; place < mine.length; place += 1) {
    if (mine[place] !== theirs[place]) return mine[place] - theirs[place];
  }
  return first.mentor < second.mentor ? -1 : first.mentor > second.mentor ? 1 : 0;
}

function* opening(school, mentor, condition) {
  if (condition === "place" && mentor.capacity !== null) yield ["capacity", 1, "1"];
  else if (condition === "language" && school.languages.length) {
    yield ["languages", [...mentor.languages, school.languages[0]], school.languages[0]];
  } else if (condition === "level" && school.levels.length) {
    yield ["levels", [...mentor.levels, school.levels[0]], school.levels[0]];
  } else if (condition === "country" && school.across && mentor.country !== null && school.country !== null) {
    yield ["across", true, "yes"];
  }
}

function* changes(school, mentor, now) {
  for (const need of school.needs) {
    if (!mentor.offers.includes(need)) yield ["offers", [...mentor.offers, need], need];
  }
  for (const field of ["challenges", "contexts", "approaches"]) {
    const wanted = school[field];
    if (wanted.length && !wanted.some((one) => mentor[field].includes(one))) {
      yield [field, [...mentor[field], wanted[0]], wanted[0]];
    }
  }
  if (school.visits !== null && mentor.visits !== school.visits) {
    yield ["visits", school.visits, school.visits ? "visits-planned" : "online-only"];
  }
  for (const name of now.open) yield* opening(school, mentor, name);
}

/** The mentors for a school in order: `offered`, `refused`, `whatIf(id)` and `moved()`. */
export function ranked(school, mentors, weights, cosines) {
  const byId = new Map([...mentors].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => [one.id, one]));
  const judge = (mentor, by = weights) => fit(school, mentor, by, cosines);
  const fits = [...byId.values()].map((mentor) => judge(mentor));
  const offered = fits.filter(({ refused }) => !refused.length).sort(compare);
  const refused = fits.filter((one) => one.refused.length);

  function whatIf(id) {
    const mentor = byId.get(id);
    const now = judge(mentor);
    const after = ([field, value]) => judge({ ...mentor, [field]: value });
    if (now.refused.length) {
      if (now.refused.length > 1) return null;
      for (const change of opening(school, mentor, now.refused[0])) {
        if (!after(change).refused.length) return { field: change[0], said: change[2], brings: "offered" };
      }
      return null;
    }
    const [first] = offered;
    if (first.mentor === id) return null;
    let best = null;
    for (const change of changes(school, mentor, now)) {
      const then = after(change);
      const gain = then.score - now.score;
      if (compare(then, first) < 0 && (best === null || gain < best.gain)) best = { gain, change };
    }
    return best && { field: best.change[0], said: best.change[2], brings: "first" };
  }

  function moved() {
    if (!offered.length) return [];
    const found = [];
    for (const criterion of CRITERIA) {
      const weight = weights[criterion];
      for (const [times, other] of [
        ["halved", Math.floor(weight / 2)],
        ["doubled", weight * 2],
      ]) {
        const by = { ...weights, [criterion]: other };
        const first = offered
          .map(({ mentor }) => judge(byId.get(mentor), by))
          .reduce((best, one) => (compare(one, best) < 0 ? one : best));
        if (first.mentor !== offered[0].mentor) found.push([criterion, times]);
      }
    }
    return found;
  }

  return { school, offered, refused, whatIf, moved, mentor: (id) => byId.get(id) };
}

/** Points with their sign, as they are added. */
export const signed = (points) => (points > 0 ? `+${points}` : points < 0 ? `\u2212${-points}` : "0");

/** What is said, in the `words` and with the `names` of terms that the site has. */
export function wording(words, names) {
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const named = (about, ids) => {
    const known = names[SORTS[about]] ?? {};
    return ids.map((id) => known[id] || words[id] || id).join(", ");
  };

  function judgedWords(one, apart) {
    if (one.outcome === "not-counted") return words["not-counted"];
    if (one.silent) return words[`silent-${one.silent}`];
    if (one.criterion === "distance") return say("away", { km: apart ?? 0 });
    const [met, missed] = one.criterion === "needs" ? ["met", "not-met"] : ["shared", "not-shared"];
    const said = [];
    if (one.shared.length) said.push(say(met, { names: named(one.criterion, one.shared) }));
    if (one.missing.length) said.push(say(missed, { names: named(one.criterion, one.missing) }));
    return said.join("; ");
  }

  function points(one, weights) {
    const said = [say("score", { score: one.score, total: totalOf(weights) })];
    if (one.spread) said.push(say("range", { low: one.score - one.spread, high: one.score + one.spread }));
    return [...said, say("facts", { known: one.known, counted: one.counted })].join("; ");
  }

  function lines(one, weights) {
    const said = one.refused.length
      ? [say("refused", { reasons: one.refused.map((name) => words[name]).join(", ") })]
      : [points(one, weights)];
    if (one.open.length) said.push(say("open", { reasons: one.open.map((name) => words[`open-${name}`]).join(", ") }));
    for (const each of one.judged) {
      const parts = {
        criterion: words[each.criterion],
        said: judgedWords(each, one.kilometres),
        points: signed(each.points),
      };
      said.push(say("line", parts));
    }
    return said;
  }

  function whatIf(found, offered) {
    if (!found) return words[offered ? "no-change" : "no-opening"];
    return say(`if-${found.field}`, { what: named(found.field, [found.said]), brings: words[found.brings] });
  }

  function giving(school, mentor) {
    if (!school.offers.length || !mentor.needs.length) return words["giving-unknown"];
    const both = mentor.needs.filter((need) => school.offers.includes(need));
    return both.length ? say("both-give", { names: named("offers", both) }) : words["one-gives"];
  }

  return { lines, points, whatIf, giving };
}
