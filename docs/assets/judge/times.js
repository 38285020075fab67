// Days, times, zones and languages: a port of portal/records/times.py, portal/words/span.py, moment.py and codes.py.

import { Fault, casefold, didYouMean, shortened, split, strip, whole } from "./words.js";

const WHEN = "[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?";
const MOMENT = new RegExp(`^(?:${WHEN}|[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2})$`);
const CLOCK =
  /^(?:(Etc\/)?(UTC|GMT)?[+\u2212-]?[0-9]{1,2}(:?[0-9]{2})?|(Etc\/)?([A-Z]{1,5}|utc|gmt)([+\u2212-][0-9:]*)?)$/u;
const DATE = "[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?";
const SEASONS = { spring: 3, summer: 6, autumn: 9, winter: 12 };
const ONE = new RegExp(`${DATE}|(?:${Object.keys(SEASONS).join("|")}) [12][0-9]{3}`);
const SPAN = new RegExp(`(?:${ONE.source})(?: to (?:${ONE.source}))?`);
const MONTHS =
  "january february march april may june july august september october november december".split(" ");
const IN_WORDS = /^(?:([0-9]{1,2})\.? )?([a-z]+)\.? (?:([0-9]{1,2}), )?([12][0-9]{3})([/\u2013-][0-9]{2,4})?$/u;

export const timed = (moment) => moment.length === "2022-03-29 10:00".length;
export const dayKnown = (moment) => moment.length >= "2022-03-29".length;

/** The number of days in a month, by the calendar that ISO 8601 continues to both sides. */
const daysIn = (year, month) => (month === 2 && (year % 4 || (!(year % 100) && year % 400)) ? 28 : [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]);

/** True if the text, written like 2021-05-19, is a day of the calendar. */
export function isDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The earliest day that a moment can mean, and the latest, as text. */
export const firstDay = (moment) => `${moment}-01-01`.slice(0, 10);
export function lastDay(moment) {
  if (dayKnown(moment)) return moment.slice(0, 10);
  const [year, month] = [moment.slice(0, 4), moment.slice(5, 7) || "12"];
  return `${year}-${month}-${String(daysIn(Number(year), Number(month))).padStart(2, "0")}`;
}

export function day(value) {
  if (typeof value !== "string") throw new Fault("must be one day; write it as year-month-day, like 2021-05-19");
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) {
    throw new Fault(`"${shortened(value)}" is not a date; write it as year-month-day, like 2021-05-19`);
  }
  if (!isDay(value)) throw new Fault(`"${value}" is not a day of the calendar; correct it`);
  return value;
}

function when(value) {
  if (!new RegExp(`^${WHEN}$`).test(value)) {
    throw new Fault(
      `"${shortened(value)}" is not a date; write the day, month or year, like 2022-03-29 or 2022`,
    );
  }
  if (value.length > "2022-03".length) day(value);
  return value;
}

function moment(value) {
  if (!MOMENT.test(value)) {
    throw new Fault(
      `"${shortened(value)}" is not a time; write the day, with the time of the clock where it is known, ` +
        "like 2022-03-29 or 2022-03-29 10:00",
    );
  }
  if (value.length > "2022-03".length) day(value.slice(0, 10));
  const [hours, minutes] = (value.slice(11) || "00:00").split(":").map(Number);
  if (hours > 23 || minutes > 59) {
    throw new Fault(`"${value}" has a time no clock shows; write hours 00 to 23 and minutes 00 to 59`);
  }
  return value;
}

/** True if the value is text that `moment` takes. */
export function isMoment(value) {
  try {
    return typeof value === "string" && Boolean(moment(value));
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function timeZone(value, { tables }) {
  const places = tables.zones;
  if (places.includes(value)) return value;
  if (tables.clocks.includes(value) || CLOCK.test(value)) {
    throw new Fault(`"${value}" does not say whose clocks show the time; write their place, like Europe/Brussels`);
  }
  const hint = didYouMean(value, places);
  throw new Fault(
    `"${shortened(value)}" is not a time zone${hint}; write the name of the IANA database, like Europe/Brussels`,
  );
}

/** A Fault if clocks in the zone skip the time, or show it twice, because they are put forward or back. */
export function onClocks(at, zone) {
  const shows = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const asked = Date.parse(`${at.replace(" ", "T")}Z`);
  const found = new Set();
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const instant = asked + minutes * 60_000;
    if (shows.format(instant) === at) found.add(instant);
  }
  if (found.size === 1) return;
  const [how, why] = found.size ? ["twice", "back"] : ["never", "forward"];
  throw new Fault(`(${at}) is ${how} shown by the clocks in ${zone}, as they go ${why}; choose another time`);
}

// Spans

const parts = (span) => {
  const place = span.indexOf(" to ");
  return place < 0 ? [span, span] : [span.slice(0, place), span.slice(place + 4)];
};

function months(one) {
  const [name, year] = one.split(" ");
  if (!(name in SEASONS)) return [one, one];
  const begin = new Date(Date.UTC(Number(year), SEASONS[name] - 1, 1));
  const end = new Date(begin.getTime() + 70 * 86_400_000);
  return [begin, end].map((date) => date.toISOString().slice(0, 7));
}

/** True if the span, or its last part, can only have begun after the day. */
export const beganAfter = (span, day) => parts(span).some((part) => firstDay(months(part)[0]) > day);
export const spanBegins = (span) => firstDay(months(parts(span)[0])[0]);
export const spanEnds = (span) => lastDay(months(parts(span)[1])[1]);

function spanFault(span) {
  if (!whole(SPAN, span)) {
    const found = meant(span);
    const hint = found ? ` (did you mean "${found}"?)` : "";
    return (
      `is not a time${hint}; write the day, month, season or year, like 2021-08-27, 2021-08, autumn 2021 or ` +
      "2021, or from one to another, like 2021-09 to 2021-10"
    );
  }
  const [first, last] = parts(span);
  for (const one of [first, last]) {
    const begins = months(one)[0];
    if (dayKnown(begins) && !isDay(begins)) return `has a day that is not in the calendar (${one}); correct it`;
  }
  const ends = (one) => lastDay(months(one)[1]);
  const right = spanBegins(first) <= spanBegins(last) && ends(first) < ends(last);
  return first !== last && !right
    ? `ends (${last}) before it begins (${first}) or at the same time; correct one of them`
    : null;
}

function meant(span) {
  const ones = span.split(/\s*(?:(?<![\p{L}\p{N}_])to(?![\p{L}\p{N}_])|\s[\u2013-]\s)\s*/u).map(meantOne);
  const found = ones.join(" to ");
  return !ones.includes(null) && whole(SPAN, found) ? found : null;
}

function meantOne(one) {
  const words = split(casefold(one)).join(" ");
  if (whole(ONE, words)) return words;
  const found = IN_WORDS.exec(words);
  if (!found) return null;
  const [, before, called, after, year, nextYear] = found;
  const [name, day] = [called === "fall" ? "autumn" : called, before ?? after];
  if (name in SEASONS && day === undefined) return `${name} ${year}`;
  const fitting = name.length > 2 ? MONTHS.filter((month) => month.startsWith(name)) : [];
  if (fitting.length !== 1 || nextYear) return null;
  const month = String(MONTHS.indexOf(fitting[0]) + 1).padStart(2, "0");
  return [year, month, ...(day ? [String(Number(day)).padStart(2, "0")] : [])].join("-");
}

function happened(value) {
  const reason = spanFault(value);
  if (reason) throw new Fault(`"${shortened(value)}" ${reason}`);
  return value;
}

// Languages

const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$/;
const NO_LANGUAGE = /^(?:und|mul|mis|zxx|root|q[a-t][a-z])$/;

function language(value, { tables }) {
  if (!LANGUAGE.test(value)) {
    const usual = inUsualLetters(value);
    if (LANGUAGE.test(usual)) {
      throw new Fault(`"${shortened(value)}" is a language code in other letters; write "${usual}"`);
    }
    throw new Fault(
      `"${shortened(value)}" is not a language code; use the two or three lower-case letters of the language, ` +
        "like nl or hsb, and its script where there are two, like sr-Latn",
    );
  }
  const reason = languageFault(value, tables.languages);
  if (reason) throw new Fault(`"${value}" ${reason}`);
  return value;
}

function languageFault(tag, { shorter, codes, scripts, variants }) {
  const [code, ...rest] = tag.split("-");
  if (code.length === 3 && shorter[code]) {
    return `is written with the shorter code "${[shorter[code], ...rest].join("-")}" (BCP 47); write that`;
  }
  if (code.length === 2 && !codes.includes(code)) {
    return "is the code of no language; correct it (nl, hsb and sr-Latn are some)";
  }
  if (NO_LANGUAGE.test(code)) return "names no language; name it, or leave it out where nobody has said it";
  const known = (part) => scripts.includes(part) || variants.includes(part.toUpperCase());
  return rest.every(known) ? null : "names a script, region or variant that does not exist; correct it (like sr-Latn)";
}

function inUsualLetters(tag) {
  const [code, ...rest] = strip(tag).replaceAll("_", "-").split("-");
  const title = (part) => part.toLowerCase().replace(/[\p{L}]+/gu, (run) => run[0].toUpperCase() + run.slice(1));
  const shownPart = (part) => {
    if (/^\p{Nd}/u.test(part)) return part.toLowerCase();
    return part.length === 4 ? title(part) : part.length === 2 ? part.toUpperCase() : part.toLowerCase();
  };
  return [code.toLowerCase(), ...rest.map(shownPart)].join("-");
}

export const RULES = {
  "codes.language": language,
  "times.day": day,
  "times.happened": happened,
  "times.moment": moment,
  "times.time_zone": timeZone,
  "times.when": when,
};
