// The page for subscribing: finds the feed for a choice in the list of all feeds below it, and copies its address. The
// list is complete without this script; the choice is in the address of the page.

const SCOPES = ["country", "theme", "hub"];
/** Maximum characters of a value in the address; no id is longer. */
const LONGEST = 200;

/** The choice in an address, {place, interest}, such as "?country=hr&interest=news"; by default the whole network. */
export function choiceIn(search) {
  const asked = new URLSearchParams(search);
  const value = (name) => (asked.get(name) ?? "").slice(0, LONGEST);
  const scope = SCOPES.find((name) => value(name));
  return { place: scope ? `${scope}-${value(scope)}` : "network", interest: value("interest") };
}

/** The query string of the choice; "" for everything of the whole network. */
export function searchFor({ place, interest }) {
  const scope = SCOPES.find((name) => place.startsWith(`${name}-`));
  const asked = new URLSearchParams();
  if (scope) asked.set(scope, place.slice(scope.length + 1));
  if (interest) asked.set("interest", interest);
  const query = asked.toString();
  return query ? `?${query}` : "";
}

/** The channel ({place, interest, ...}) that matches best: the choice, else everything of that place, else that
    interest in the whole network. */
export function best(channels, { place, interest }) {
  const find = (where, what) => channels.find((one) => one.place === where && one.interest === what);
  return find(place, interest) ?? find(place, "") ?? find("network", interest) ?? find("network", "");
}

function channelOf(cell) {
  const path = (format) => cell.querySelector(`[data-format=${format}]`).getAttribute("href");
  const { title, interest } = cell.dataset;
  return { place: cell.parentElement.dataset.place, interest, title, rss: path("rss"), atom: path("atom"), json: path("json") };
}

function start(form) {
  const part = (id) => document.getElementById(id);
  const { place, interest } = form.elements;
  const channels = [...document.querySelectorAll("td[data-interest]")].map(channelOf);
  const rows = new Map([...document.querySelectorAll("tr[data-place]")].map((row) => [row.dataset.place, row]));
  const site = new URL(form.dataset.site, location.href);
  const field = part("feed-address");

  function show(listed = true) {
    const choice = { place: place.value, interest: interest.value };
    const channel = best(channels, choice);
    const exact = channel.place === choice.place && channel.interest === choice.interest;
    const { unlisted, instead, exact: found } = part("chosen").dataset;
    part("chosen").textContent = (listed ? (exact ? found : instead) : unlisted).replace("{title}", () => channel.title);
    field.value = new URL(channel.rss, site).href;
    part("as-atom").href = channel.atom;
    part("as-json").href = channel.json;
    const row = rows.get(choice.place).dataset.calendar ? rows.get(choice.place) : rows.get("network");
    const calendar = row.querySelectorAll("td:last-child a");
    part("calendar-name").textContent = part("calendar-name").dataset.text.replace("{name}", () => row.dataset.name);
    part("as-webcal").href = calendar[0].getAttribute("href");
    part("as-ics").href = calendar[1].getAttribute("href");
    part("copy-state").textContent = "";
    return choice;
  }

  async function copy() {
    const { done, byHand } = part("copy-state").dataset;
    try {
      await navigator.clipboard.writeText(field.value);
      part("copy-state").textContent = done;
    } catch {
      field.focus();
      field.select();
      part("copy-state").textContent = byHand;
    }
  }

  const asked = choiceIn(location.search);
  const offers = (field, value) => [...field.options].some((option) => option.value === value);
  const listed = rows.has(asked.place) && offers(place, asked.place);
  const offered = offers(interest, asked.interest);
  if (listed) place.value = asked.place;
  if (offered) interest.value = asked.interest;
  form.addEventListener("change", () => {
    const address = new URL(location.href);
    address.search = searchFor(show());
    try {
      history.replaceState(null, "", address);
    } catch {
      // Some browsers limit the changes per minute; the next change includes this one.
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("focus", () => field.select());
  part("copy").addEventListener("click", copy);
  show(listed && offered);
}

const form = globalThis.document?.getElementById("picker");
if (form) start(form);
