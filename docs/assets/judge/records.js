// Rules of whole parts of a record: a port of the validators of the models, each under the name that it has there.

import { beganAfter, firstDay, lastDay } from "./times.js";
import { Fault, casefold } from "./words.js";

const AS_YOU_CHOOSE = "as you choose";

function notBefore(day, { data }, first) {
  const begin = data[first];
  if (day !== null && begin && day < begin) throw new Fault(`(${day}) lies before ${first} (${begin}); correct one of them`);
  return day;
}

function told(happened, { data: { published } }) {
  if (happened !== null && published && beganAfter(happened, published)) {
    throw new Fault(
      `(${happened}) lies after published (${published}), the day on which this portal tells of it; correct ` +
        "one of them, or make it a record of data/events.yaml, which can tell of what is to come",
    );
  }
  return happened;
}

function bothOrNeither(place) {
  if ((place.lat === null) !== (place.lon === null)) {
    throw new Fault("has one coordinate of two; give both lat and lon, or neither");
  }
  return place;
}

function nobodyOrAgreed(image) {
  if (image.nobody && image.consent !== null) {
    throw new Fault("says nobody: true, and has a consent; delete the one that is not so");
  }
  if (!image.nobody && image.consent === null) {
    throw new Fault(
      "does not say who agreed to be shown; write nobody: true where nobody can be recognised, " +
        "else consent: with given (the day) and scope, for example: picture on the page of the school",
    );
  }
  return image;
}

// What lasts for a time

function saysWhenSomebodyLooked(one) {
  if (one.state !== null && one.as_of === null) {
    throw new Fault("has a state and does not say when somebody looked; add as_of, like 2026-11-28", { entry: "state" });
  }
  if (one.state === null && one.as_of !== null) {
    throw new Fault("has as_of and no state; add state: active, ended or not-known", { entry: "as_of" });
  }
  return one;
}

function endsAfterItBegan(one) {
  if (one.until !== null && ["active", "not-known"].includes(one.state)) {
    throw new Fault(
      `ended (${one.until}) and is said to be ${one.state}; write state: ended, or for what a source shows ` +
        "last, known_until instead of until",
      { entry: "until" },
    );
  }
  const first = one.since;
  for (const name of ["until", "known_until"]) {
    const last = one[name];
    if (first !== null && last !== null && last.slice(0, first.length) < first.slice(0, last.length)) {
      throw new Fault(`has ${name} (${last}) before since (${first}); correct one of them`, { entry: name });
    }
  }
  return one;
}

function lookedInTime(one) {
  const looked = one.as_of;
  if (looked === null) return one;
  if (one.since !== null && firstDay(one.since) > looked) {
    throw new Fault(
      `was looked at (${looked}) before it began (${one.since}); correct since, or write as_of again after ` +
        "somebody has looked",
      { entry: "since" },
    );
  }
  if (one.until !== null && firstDay(one.until) > looked) {
    throw new Fault(
      `is said to have ended, as of ${looked}, and ended later (${one.until}); correct one of them`,
      { entry: "until" },
    );
  }
  return one;
}

const ended = (one) => one.state === "ended" || one.until !== null;

function inOrder(one) {
  if (one.since && one.until && lastDay(one.until) < firstDay(one.since)) {
    throw new Fault(`has until (${one.until}) before since (${one.since}); correct one of them`);
  }
  return one;
}

// Schools and hubs

function reasoned(one) {
  if (one.certainty !== "stated" && one.why === null) {
    throw new Fault(`is ${one.certainty}; add why, and say there what the sources do say`);
  }
  if (one.certainty === "stated" && one.why !== null) {
    throw new Fault("has a why, but is stated; write certainty: implied or likely, or make why a note");
  }
  return inOrder(one);
}

function oneListOfSites(school) {
  if (school.place !== null && school.places.length) {
    throw new Fault("has place and places; put all sites under places, the main one first, and delete place");
  }
  return school;
}

function namesAreOthers(school) {
  for (const field of ["names", "former_names"]) {
    school[field].forEach(({ name }, index) => {
      if (casefold(name) === casefold(school.name)) {
        throw new Fault(`${field}, entry ${index + 1} is the name itself; delete that entry, or correct it`);
      }
    });
  }
  return school;
}

function endedAsItsMembershipsDid(school) {
  if ((school.ending !== null || school.successors.length) && school.until === null && school.state !== "ended") {
    throw new Fault("has an ending or successors and no day of it; add until, or state: ended and as_of");
  }
  const lasting = ended(school) ? school.memberships.find((one) => one.until === null) : undefined;
  if (lasting) throw new Fault(`ended, but its membership in "${lasting.hub}" lasts; add until to that membership`);
  return school;
}

// Profiles

function endsAfterPublication(day, info) {
  return notBefore(day, info, "published");
}

function asItsRole(profile) {
  if (profile.role === "mentee" && profile.capacity !== null) {
    throw new Fault("has capacity, which is for mentors only; delete it, or write role: mentor", { entry: "capacity" });
  }
  return profile;
}

// Resources

function oneLicence(value) {
  if (Array.isArray(value)) {
    throw new Fault(
      "is a list; write one here, what it is for under licence_of, and each of the others under other_licences " +
        "with its licence and of, for example: other_licences: [{licence: CC-BY-4.0, of: the pictures}]",
    );
  }
  return value;
}

function eachLicenceIsForSomething(resource) {
  if (Boolean(resource.other_licences.length) !== (resource.licence_of !== null)) {
    throw new Fault(
      "has one of licence_of and other_licences; give both where it has several licences, and neither where it has one",
    );
  }
  const parts = [resource.licence_of ?? "", ...resource.other_licences.map((other) => other.of)];
  parts.slice(1).forEach((part, number) => {
    if (!part.includes(AS_YOU_CHOOSE) && parts.slice(0, number + 1).some((one) => casefold(one) === casefold(part))) {
      throw new Fault(
        `other_licences, entry ${number + 1}, is for what has a licence already (${part}); say what each is ` +
          `for, and of two from which a reader may choose "the whole, ${AS_YOU_CHOOSE}"`,
        { entry: "other_licences" },
      );
    }
  });
  return resource;
}

function madeOfWhatIsKnown(resource) {
  for (const name of ["languages", "authors"]) {
    if (resource.text !== null && !resource[name].length) {
      throw new Fault(`${name} is missing; add it, since the text is this portal's own`);
    }
  }
  return resource;
}

function isSomewhere(resource) {
  if (["text", "file", "url", "course"].every((name) => resource[name] === null)) {
    throw new Fault("has no text, file, url or course; say where the resource is found");
  }
  if (resource.text !== null && resource.file !== null) {
    throw new Fault("has both text and file; a text is offered as documents already, delete the file");
  }
  return resource;
}

export const RULES = {
  "Account._before_it_was_told": told,
  "Consent._in_order": (day, info) => notBefore(day, info, "given"),
  "FormerName._in_order": inOrder,
  "HubMembership._reasoned": reasoned,
  "Image._of_nobody_or_agreed": nobodyOrAgreed,
  "Lasting._ends_after_it_began": endsAfterItBegan,
  "Lasting._looked_in_time": lookedInTime,
  "Place._both_or_neither": bothOrNeither,
  "Profile._as_its_role": asItsRole,
  "Profile._ends_after_it_began": endsAfterPublication,
  "Publication._after_publication": (day, info) => notBefore(day, info, "published"),
  "resource._one": oneLicence,
  "Resource._is_made_of_what_is_known": madeOfWhatIsKnown,
  "Resource._is_somewhere": isSomewhere,
  "Resource._says_what_each_licence_is_for": eachLicenceIsForSomething,
  "School._ended_as_its_memberships_did": endedAsItsMembershipsDid,
  "School._names_are_others": namesAreOthers,
  "School._one_list_of_sites": oneListOfSites,
  "Stated._says_when_somebody_looked": saysWhenSomebodyLooked,
};
