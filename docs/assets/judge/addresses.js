// Web and e-mail addresses and telephone numbers: a port of portal/words/web_address.py and telephone.py.

import { isAscii as ascii } from "./words.js";
import { looksLatin, mixedWord } from "./letters.js";
import { shown } from "./values.js";
import { Fault, SPACE, WORD, shortened, strip } from "./words.js";

const LONGEST_TARGET = 2000;
const LONGEST_HOST = 253;
const LONGEST_MAIL = 254;
const WEB = /^([Hh][Tt][Tt][Pp][Ss]?):\/\/([^/?#]+)([/?#][^]*)?$/u;
const MAILTO = /^mailto:/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const PORTS = ["80", "443", "8080", "8443"];
const NOT_PUBLIC =
  "alt arpa corp home internal intranet lan local localdomain localhost onion private workgroup".split(" ");
const BETWEEN = new RegExp(`[${SPACE},;|]+|/(?=[${SPACE}])`, "u");
const NEVER = new RegExp(`[${SPACE}\\x00-\\x20\\x7f-\\x9f<>"\\\\^\`{|}]|%(?:[01][0-9a-fA-F]|7[fF])`, "u");
const MAIL = new RegExp(`^([${WORD}.'+=~\\-]{1,64})@([^@]+)$`, "u");
const USER = new RegExp(`://[^${SPACE}/?#<>\\[\\]()]*@`, "u");
const AT = new RegExp(`[${SPACE}]*@[${SPACE}]*`, "gu");

/** True if an address anywhere in the text has a user name before its host (https://name@host). */
export const hasUserName = (text) => USER.test(text);

/** Why an address (https:// or http://) cannot be published, with the remedy; null if it can. */
export function webAddressFault(address) {
  const typed = `"${shortened(address)}"`;
  const whole = WEB.exec(address);
  if (!whole) return `${typed} is not a web address; write the whole address, beginning with https:// or http://`;
  const authority = whole[2];
  if (authority.includes("@")) {
    return `${typed} has a user name or password in it; take that part out, or write an e-mail address under email`;
  }
  if (NEVER.test(address) || address.normalize("NFC") !== address) {
    return `${typed} has characters no web address has; copy it from the address bar`;
  }
  const [host, ...port] = authority.split(":");
  const reason = hostFault(host);
  if (reason) return `${typed} ${reason}`;
  if (port.length && !PORTS.includes(port.join(":"))) {
    return `${typed} names a port that browsers do not ask for pages; take the colon and the number out`;
  }
  return null;
}

function hostFault(name) {
  const labels = name.toLowerCase().split(".");
  const last = labels.at(-1);
  if (name.startsWith("[") || /^(?:[0-9]+|0x[0-9a-f]*)$/.test(last)) {
    return "has a number in place of a name; write the name of the site, like https://www.school.eu";
  }
  if (NOT_PUBLIC.includes(last)) {
    return "leads into the reader's own network; write the address that everybody can open";
  }
  const plain = [...name].length <= LONGEST_HOST ? plainLabels(labels) : null;
  if (!plain) return "is not a web address; write the whole address, beginning with https:// or http://";
  const latin = !plain.at(-1).startsWith("xn--");
  for (const label of plain.map(unicodeLabel)) {
    if (mixedWord(label) || (latin && looksLatin(label))) {
      return `has letters that look like others (in "${label}"); copy it from the address bar of the site itself`;
    }
  }
  return null;
}

function plainLabels(labels) {
  const plain = labels.map(asciiLabel);
  const last = plain.at(-1);
  const fit =
    plain.length > 1 && plain.every((label) => label && LABEL.test(label)) && /[^0-9-]/.test(last) && last.length > 1;
  return fit ? plain : null;
}

const LETTERS = /^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u00b7\u0375\u05f3\u05f4\u30fb-]+$/u;

/** The label of a host in ASCII, null if IDNA 2008 does not allow it (RFC 5891, 4.2). */
function asciiLabel(label) {
  if (ascii(label) && !label.startsWith("xn--")) return label;
  const letters = label.startsWith("xn--") ? unicodeLabel(label) : label;
  if (!LETTERS.test(letters) || letters.normalize("NFKC").toLowerCase() !== letters) return null;
  if (/^\p{M}/u.test(letters) || letters.startsWith("-") || letters.endsWith("-") || letters.slice(2, 4) === "--") {
    return null;
  }
  try {
    const made = new URL(`https://${letters}.eu`).hostname.slice(0, -3);
    if (made.length > 63 || (label.startsWith("xn--") && made !== label)) return null;
    return made;
  } catch {
    return null;
  }
}

/** The label in its own letters; as it is where it is none of Punycode (RFC 3492). */
function unicodeLabel(label) {
  if (!label.startsWith("xn--")) return label;
  const code = label.slice(4);
  const dash = code.lastIndexOf("-");
  const out = dash > 0 ? [...code.slice(0, dash)].map((sign) => sign.charCodeAt(0)) : [];
  let [place, point, bias] = [0, 128, 72];
  for (let at = dash > 0 ? dash + 1 : 0; at < code.length; ) {
    const before = place;
    for (let weight = 1, step = 36; ; step += 36) {
      const sign = code.charCodeAt(at);
      at += 1;
      const digit = sign >= 97 && sign <= 122 ? sign - 97 : sign >= 48 && sign <= 57 ? sign - 22 : 99;
      if (digit > 35) return label;
      place += digit * weight;
      const least = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias;
      if (digit < least) break;
      weight *= 36 - least;
    }
    const length = out.length + 1;
    let delta = before === 0 ? Math.floor((place - before) / 700) : Math.floor((place - before) / 2);
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    point += Math.floor(place / length);
    place %= length;
    if (point > 0x10ffff) return label;
    out.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...out);
}

/** Why an address, such as office@school.eu, is not that of one mailbox, with the remedy; null if it is. */
export function mailFault(address) {
  const [, box, host] = MAIL.exec(address) ?? [];
  const wrong =
    box === undefined ||
    [...address].length > LONGEST_MAIL ||
    address.normalize("NFC") !== address ||
    mixedWord(box) ||
    looksLatin(box) ||
    hostFault(host) ||
    /^\.|\.$|\.\./.test(box);
  return wrong ? `"${shortened(address)}" is not an e-mail address; write it like office@school.eu` : null;
}

const bare = (typed) => strip(strip(typed).replace(MAILTO, "")).replace(AT, "@");
const isMail = (typed) => mailFault(bare(typed)) === null;
const looksLikeASite = (typed) =>
  typed.includes(".") && webAddressFault(typed.includes("://") ? typed : `https://${typed}`) === null;

function email(typed) {
  const reason = mailFault(typed);
  if (reason === null) return typed;
  const quoted = `"${shortened(typed)}"`;
  if (typed.split(BETWEEN).filter(isMail).length > 1) {
    throw new Fault(`${quoted} is more than one e-mail address; write the first, and no other`);
  }
  if (isMail(typed)) {
    throw new Fault(`${quoted} is an e-mail address with more around it; write ${bare(typed)}, without mailto: and spaces`);
  }
  if (!typed.includes("@") && looksLikeASite(typed)) {
    throw new Fault(`${quoted} is a web address; put it under website, and an address with @ here`);
  }
  throw new Fault(reason);
}

function website(value) {
  shown(value);
  const typed = value;
  const place = typed.indexOf("://");
  const after = place < 0 ? "" : typed.slice(place + 3).replace(/^\/+|\/+$/g, "");
  if (isMail(after || typed)) throw new Fault(`"${shortened(typed)}" is an e-mail address; put it under contact, email`);
  if (typed.split(BETWEEN).filter(looksLikeASite).length > 1) {
    throw new Fault(`"${shortened(typed)}" is more than one web address; write the first, and no other`);
  }
  let address = typed.includes("://") ? typed : `https://${typed}`;
  const whole = WEB.exec(address);
  if (whole && !whole[2].includes("@")) address = `${whole[1].toLowerCase()}://${whole[2].toLowerCase()}${whole[3] ?? ""}`;
  const reason = webAddressFault(address);
  if (!reason) return address;
  if (typed.includes("://")) throw new Fault(reason);
  const remedy = "write it like www.school.eu, or delete the line where there is none";
  throw new Fault(`"${shortened(typed)}" is not a web address; ${remedy}`);
}

/** Why a link to the address cannot be published, with the remedy; null if it can. */
export function targetFault(target) {
  if ([...target].length > LONGEST_TARGET) {
    const most = `longer than ${LONGEST_TARGET} characters`;
    return `links to "${shortened(target)}", which is ${most}; give a shorter address of the page`;
  }
  let reason;
  if (MAILTO.test(target)) {
    const address = target.replace(MAILTO, "");
    if (/[?%,;]/.test(address)) {
      return (
        `links to "${shortened(target)}"; write mailto: and one e-mail address, and nothing after it, ` +
        "like mailto:office@school.eu"
      );
    }
    reason = mailFault(address);
  } else if (WEB.test(target)) reason = webAddressFault(target);
  else return `links to "${shortened(target)}"; link to whole addresses only (https://, http:// or mailto:)`;
  return reason ? `has a link, but ${reason}` : null;
}

/** Why a link with these words cannot be published; null if it can. A host or mailbox that they name is its own. */
export function linkFault(target, words) {
  const reason = targetFault(target);
  if (reason) return reason;
  for (const named of namedIn(words, target)) {
    return (
      `has a link that says "${shortened(named)}" and leads to "${shortened(target)}"; ` +
      "say what one finds there, or write the address that it leads to"
    );
  }
  return null;
}

const COMMON_END = "com|edu|gov|info|int|net|org|[a-z]{2}";
const MAIL_IN_WORDS = new RegExp(`(?<![${WORD}.+'\\-])([${WORD}.+'\\-]+)@([${WORD}\\-]+(?:\\.[${WORD}\\-]+)*)`, "gu");
const HOST_IN_WORDS = new RegExp(`(?<![${WORD}\\-])([${WORD}\\-]+(?:\\.[${WORD}\\-]+)+)(?:([/?#:])[^${SPACE}]*)?`, "gu");
const SPREAD = new RegExp(
  `^(?:(?:www ?|[${WORD}\\-]+ )\\. ?[${WORD}\\-]+(?: ?\\. ?[${WORD}\\-]+)*` +
    `|[${WORD}\\-]+(?: ?\\. ?[${WORD}\\-]+)* ?\\. ?(?:${COMMON_END}))$`,
  "iu",
);
const DEGREE = new RegExp(`(?<![${WORD}])[A-Z]\\.[A-Z][a-z]\\.(?![${WORD}])`, "gu");
const FILES =
  "csv doc docx epub gif htm html ics jpeg jpg js json mp3 mp4 odp ods odt pdf php png ppt pptx rtf svg txt webp xls xlsx xml yaml yml".split(" ");
const DOTS = /[\u3002\uff61\u2024\ufe52\uff0e\u06d4\u0701\u0702\ua60e]/gu;

/** The words in forms that programs treat as equal, with full stops of any script as ".". */
const asRead = (words) =>
  strip(words.replace(DOTS, ".").normalize("NFKC")).replace(new RegExp(`[${SPACE}]+`, "gu"), " ");

const plainHost = (name) => {
  const labels = name.toLowerCase().replace(/\.+$/, "").split(".");
  const plain = labels.map(asciiLabel);
  const low = (plain.includes(null) ? labels : plain).join(".");
  return low.startsWith("www.") ? low.slice(4) : low;
};

function hostOf(address) {
  const whole = WEB.exec(address);
  const name = whole ? whole[2].split("@").at(-1).split(":")[0] : address.slice(address.indexOf("@") + 1 || address.length);
  return name ? plainHost(name) : null;
}

function* namedIn(words, target) {
  let text = asRead(words).replace(DEGREE, " ");
  text = text.replace(SPREAD.test(text) ? / ?\. ?/g : new RegExp(` \\. ?(?=[${WORD}])`, "gu"), ".");
  const mailbox = MAILTO.test(target) ? target.replace(MAILTO, "").toLowerCase() : null;
  const leadsTo = hostOf(mailbox ?? target);
  for (const [found] of text.matchAll(MAIL_IN_WORDS)) {
    const box = found.replace(/^[.'-]+|[.'-]+$/g, "");
    if (mailbox !== null ? box.toLowerCase() !== mailbox : hostOf(box) !== leadsTo) yield box;
  }
  text = text.replace(MAIL_IN_WORDS, mailbox !== null ? " " : "$1 $2");
  for (const [, name, behind] of text.matchAll(HOST_IN_WORDS)) {
    if (isHost(name, behind !== "/") && plainHost(name) !== leadsTo) yield name;
  }
  for (const [, name] of text.matchAll(new RegExp(`://([^${SPACE}/?#:]*)`, "gu"))) {
    if (plainHost(name) !== leadsTo) yield words;
  }
}

function isHost(name, whole) {
  if (/^[0-9]+(\.[0-9]+){3}$/.test(name)) return true;
  const last = name.split(".").at(-1);
  const odd = /^[\p{Nd}-]/u.test(last) || last.includes("_");
  return [...last].length > 1 && !odd && !(whole && FILES.includes(last.toLowerCase()));
}

// Telephone numbers

const NATIONAL_ZERO = new RegExp(`\\([${SPACE}]*0[${SPACE}]*\\)[${SPACE}]*`, "gu");
const KEEP_ZERO = ["39", "378"];
const RANGES = [
  ...[[1, 1], [7, 7], [20, 20], [27, 27], [30, 34], [36, 36], [39, 41], [43, 49], [51, 58], [60, 66], [81, 82]],
  ...[[84, 84], [86, 86], [90, 95], [98, 98], [211, 213], [216, 216], [218, 218], [220, 258], [260, 269], [290, 291]],
  ...[[297, 299], [350, 359], [370, 383], [385, 387], [389, 389], [420, 421], [423, 423], [500, 509], [590, 599]],
  ...[[670, 670], [672, 683], [685, 692], [800, 800], [808, 808], [850, 850], [852, 853], [855, 856], [870, 870]],
  ...[[878, 878], [880, 883], [886, 886], [888, 888], [960, 968], [970, 977], [979, 979], [992, 996], [998, 998]],
];
const digitsIn = (text) => text.replace(/[^0-9]/g, "");
const isCode = (digits) => RANGES.some(([first, last]) => first <= Number(digits) && Number(digits) <= last);

function phone(value) {
  if (isMail(value)) throw new Fault(`"${shortened(value)}" is an e-mail address; put it under email`);
  const typed = shown(value);
  let plain = typed.replace(NATIONAL_ZERO, KEEP_ZERO.includes(codeOf(typed)) ? "0" : " ");
  if (plain.startsWith("00")) plain = `+${plain.slice(2).trimStart()}`;
  if (isTwo(plain)) throw new Fault(`"${shortened(typed)}" is more than one telephone number; write the first, and no other`);
  const grouped = strip(plain.replace(new RegExp(`[${SPACE}./()\\u2010-\\u2015-]+`, "gu"), " "));
  const digits = digitsIn(grouped);
  if (!/^\+[1-9][0-9 ]*$/.test(grouped) || digits.length < 7 || digits.length > 15) {
    throw new Fault(
      `"${shortened(typed)}" is not a telephone number in the international form; write it with + and the code of the ` +
        "country, like +385 21 123456, without the 0 that is dialled inside the country only",
    );
  }
  if (!codeOf(grouped)) {
    const remedy = "correct what stands after the plus, like +385";
    throw new Fault(`"${shortened(typed)}" begins with the code of no country; ${remedy}`);
  }
  return grouped;
}

function codeOf(number) {
  const digits = strip(number).startsWith("00") ? digitsIn(number).replace(/^00/, "") : digitsIn(number);
  const found = [1, 2, 3].map((length) => digits.slice(0, length)).find((code, place) => code.length > place && isCode(code));
  return found ?? "";
}

function isTwo(value) {
  const between = new RegExp(`[,;/]|(?<=[0-9])[${SPACE}]*(?:[\\p{L}\\p{Nl}\\p{No}]+|\\+)[${SPACE}]*(?=[+0-9])`, "u");
  const [first, ...others] = value.split(between);
  return digitsIn(first).length >= 9 && others.some((other) => /[0-9]/.test(other));
}

export const RULES = {
  "fields._email": email,
  "fields._phone": phone,
  "fields._website": website,
};
