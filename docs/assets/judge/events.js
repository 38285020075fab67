// Rules of events, their sessions and registration: a port of portal/parts/events/records, each under its name there.

import { dayKnown, firstDay, isMoment, lastDay, onClocks, timed } from "./times.js";
import { Fault, casefold } from "./words.js";

const OFF = ["cancelled", "postponed"];

function endsAfter(end, start) {
  if (end === null) return null;
  if (end.length !== start.length) throw new Fault(`(${end}) must be written like start (${start})`);
  if (end < start) throw new Fault(`(${end}) lies before start (${start}); correct one of them`);
  if (end === start && timed(end)) {
    throw new Fault(`(${end}) is the very time of start; write when it ends, or delete it where that is not known`);
  }
  return end;
}

function ofSessions(typed) {
  if (typeof typed !== "object" || typed === null || !typed.sessions?.length) return typed;
  for (const name of ["start", "end"]) {
    if (name in typed) {
      throw new Fault(`${name} stands beside sessions, which tell when the event is; delete ${name}`, { entry: name });
    }
  }
  const least = (texts, none) => texts.reduce((one, other) => (other < one ? other : one), texts[0] ?? none);
  const most = (texts, none) => texts.reduce((one, other) => (other > one ? other : one), texts[0] ?? none);
  const known = typed.sessions.filter((one) => isMoment(one?.start) && dayKnown(one.start));
  const planned = known.filter((one) => !OFF.includes(one.status));
  const held = planned.length ? planned : known;
  const last = held.map((one) => (isMoment(one.end) ? one.end : one.start));
  return {
    ...typed,
    start: least(held.map((one) => one.start.slice(0, 10)), "2000"),
    end: most(last.map((end) => end.slice(0, 10)), "2000"),
  };
}

function zoneFits(zone, { data: { start } }) {
  if (start === undefined || !timed(start)) return zone;
  if (zone === null) {
    throw new Fault(`is needed, because start (${start}) has a time; add it, like time_zone: Europe/Brussels`);
  }
  try {
    onClocks(start, zone);
  } catch (error) {
    if (error instanceof Fault) throw new Fault(`does not fit: start ${error.message}`);
    throw error;
  }
  return zone;
}

function eventEnds(end, { data }) {
  if (data.start === undefined || endsAfter(end, data.start) === null) return end;
  if (timed(end) && data.time_zone) onClocks(end, data.time_zone);
  return end;
}

function sessionsInOrder(sessions, { data }) {
  if (!("time_zone" in data)) return sessions;
  const announced = [...sessions.keys()].filter((number) => sessions[number].as_the_event);
  if (announced.length > 1) {
    throw new Fault(
      `(entry ${announced[1] + 1}) has as_the_event, as entry ${announced[0] + 1} does; keep it where the event ` +
        "was announced for that day before it had several, and delete the other",
      { entry: announced[1] },
    );
  }
  const taken = new Map();
  sessions.forEach((session, entry) => {
    for (const at of [session.start, session.end, session.moved_from]) {
      if (!at || !timed(at)) continue;
      if (data.time_zone === null) {
        throw new Fault(
          `(entry ${entry + 1}) has a time (${at}); add the time_zone of the event, like Europe/Brussels`,
          { entry },
        );
      }
      onClocks(at, data.time_zone);
    }
    if (taken.has(session.start)) {
      const other = taken.get(session.start) + 1;
      throw new Fault(`(entry ${entry + 1}) begins when entry ${other} does; delete one of them`, { entry });
    }
    taken.set(session.start, entry);
  });
  return sessions;
}

function eventWasMoved(before, { data }) {
  const { status, start, time_zone: zone } = data;
  if (before === null || start === undefined) return before;
  if (status === "planned") throw new Fault("stands beside the status planned; write status: moved, or delete it");
  if (data.sessions?.length) {
    throw new Fault("stands beside sessions; move it to the session that has another time");
  }
  if (status === "postponed" && dayKnown(start)) {
    throw new Fault(
      `stands beside the status postponed, though start (${start}) is a new day; write status: moved, ` +
        "or keep the old day as start and delete moved_from",
    );
  }
  if (before === start) throw new Fault(`(${before}) is the same as start; write when it was to begin before`);
  if (timed(before) && zone) onClocks(before, zone);
  return before;
}

function wasElsewhere(before, { data }) {
  if (before !== null && data.status === "planned") {
    throw new Fault("stands beside the status planned; write status: moved, or delete it");
  }
  if (before === null && data.status === "moved" && data.moved_from === null) {
    throw new Fault(
      "or moved_from is needed beside the status moved; write where, or when, the event was to be before",
    );
  }
  return before;
}

function wasRaised(revision, { data: { status } }) {
  if (revision === 0 && ["cancelled", "moved", "postponed"].includes(status)) {
    throw new Fault(`must be 1 or more beside the status ${status}, so that calendars take the change over`);
  }
  return revision;
}

function eventIsSomewhere(online, { data }) {
  const before = data.moved_from_place;
  if (data.status !== "moved" || !before) return online;
  const place = data.place ?? null;
  if (place === null && !online && "place" in data) {
    throw new Fault("or place is needed beside moved_from_place; say where the event takes place now");
  }
  if (place === null && casefold(before) === "online") {
    throw new Fault(
      `stands beside moved_from_place (${before}), though it is online only, as before; write place where it ` +
        "has one now, or moved_from where only its time has changed",
    );
  }
  if (place !== null && casefold(place.town) === casefold(before)) {
    throw new Fault(
      `stands beside the same place (${before}) as before and now; delete place where it is online only`,
    );
  }
  return online;
}

const after = (one, other) => (timed(one) && timed(other) ? one > other : firstDay(one) > lastDay(other));

function opensFirst(deadline, { data: { opens } }) {
  if (deadline !== null && opens && after(opens, deadline)) {
    throw new Fault(`(${deadline}) lies before opens (${opens}); correct one of them`);
  }
  return deadline;
}

function registrationInTime(registration, { data }) {
  if (registration === null || !["start", "end", "time_zone", "sessions"].every((name) => name in data)) {
    return registration;
  }
  const planned = data.sessions.filter((session) => !OFF.includes(session.status));
  const held = planned.length ? planned : data.sessions;
  const latest = held.reduce((one, other) => (one && one.start >= other.start ? one : other), null);
  const { start, end } = latest ?? data;
  const name = end === null ? "start" : "end";
  const last = end ?? (timed(start) ? start.slice(0, 10) : start);
  const remedy = "correct one of them, or delete registration: where one need not register";
  for (const field of ["opens", "deadline"]) {
    const at = registration[field];
    if (at === null) continue;
    if (after(at, last)) throw new Fault(`${field} (${at}) lies after the ${name} of the event (${last}); ${remedy}`);
    if (field === "opens" && after(at, start) && last.slice(0, 10) === start.slice(0, 10)) {
      throw new Fault(`${field} (${at}) lies after the start of the event (${start}); ${remedy}`);
    }
    if (!timed(at)) continue;
    if (data.time_zone === null) {
      throw new Fault(`${field} (${at}) has a time; add the time_zone of the event, like Europe/Brussels`);
    }
    onClocks(at, data.time_zone);
  }
  return registration;
}

function needsItsZone(event) {
  const { opens = null, deadline = null } = event.registration ?? {};
  const times = [event.start, event.moved_from, ...event.sessions.map(({ start }) => start), opens, deadline];
  if (event.time_zone !== null && !times.some((at) => at !== null && timed(at))) {
    throw new Fault(
      "time_zone stands beside a start without a time; delete it, or write the time, like 2022-03-29 10:00",
      { entry: "time_zone" },
    );
  }
  return event;
}

function onADay(start) {
  if (!dayKnown(start)) throw new Fault(`(${start}) must name the day; leave the session out until its day is known`);
  return start;
}

function sessionWasMoved(before, { data: { status } }) {
  if (before === null && status === "moved") {
    throw new Fault("is needed beside the status moved; write when the session was to begin before");
  }
  if (before !== null && status === "planned") {
    throw new Fault("stands beside the status planned; write status: moved, or delete it");
  }
  if (before !== null && !dayKnown(before)) {
    throw new Fault(`(${before}) must name the day; write the day for which the session was planned`);
  }
  return before;
}

export const RULES = {
  "Event._fits": zoneFits,
  "Event._in_order": eventEnds,
  "Event._in_time": registrationInTime,
  "Event._is_somewhere": eventIsSomewhere,
  "Event._needs_its_zone": needsItsZone,
  "Event._of_sessions": ofSessions,
  "Event._sessions_in_order": sessionsInOrder,
  "Event._was_elsewhere": wasElsewhere,
  "Event._was_moved": eventWasMoved,
  "Event._was_raised": wasRaised,
  "Registration._opens_first": opensFirst,
  "Session._in_order": (end, { data }) => ("start" in data ? endsAfter(end, data.start) : end),
  "Session._on_a_day": onADay,
  "Session._was_moved": sessionWasMoved,
};
