// What a fact says: the parts that it quotes, and the fields of its card.

const TYPES = ["quantity", "change", "person", "event", "time"];

/** Spans of the text that belong to a fact, with the name that is written over each. */
function partsOf(fact, page) {
  const named = (names) => names.filter((name) => fact[name]).map((name) => ({ name, ...fact[name] }));
  if (fact.type === "quantity") return named(["metric", "subject", "whole", "condition", "period"]);
  if (fact.type === "change") {
    const of = page.byId.get(fact.of);
    return [
      ...named(["amount", "from", "to", "metric", "subject", "period", "baseline"]),
      ...(of ? [{ name: "of", start: of.start, end: of.end }] : []),
    ];
  }
  if (fact.type === "event") {
    return [{ name: "when", ...fact.time }, ...named(["actor", "trigger", "what", "location"])];
  }
  if (fact.type === "person") {
    return [
      ...fact.roles.flatMap((role) => [
        { name: "title", ...role.title },
        ...(role.organization ? [{ name: "organization", ...role.organization }] : []),
      ]),
      ...fact.mentions.map((mention) => ({ name: "mention", ...mention })),
    ];
  }
  return [];
}

/** First and last day in words: 2024-01-01 to 2024-04-30. */
function daysText(time) {
  if (!time.first && !time.last) return say("note.not_anchored");
  if (time.first === time.last) return clock(time.first);
  const first = time.first ? clock(time.first) : say("note.open_start");
  return `${first} ${say("note.through")} ${time.last ? clock(time.last) : say("note.open_end")}`;
}

/** A period in few characters: 2024, 2024-01, 2024-01–2024-04, to 2024-04-30. */
function shortTime(time) {
  if (!time) return null;
  const { first, last } = time;
  const about = time.approximate ? "≈" : "";
  if (!first && !last) return time.text;
  if (!first) return about + say("note.until", clock(last));
  if (!last) return about + say("note.since", clock(first));
  if (first === last) return about + clock(first);
  if (first.slice(0, 10) === last.slice(0, 10)) return `${about}${clock(first)}–${last.slice(11)}`;
  const [from, to] = wholeMonths(first, last) ? [first.slice(0, 7), last.slice(0, 7)] : [first, last];
  if (from.endsWith("-01") && to.endsWith("-12") && from.length === 7) {
    const [year, end] = [from.slice(0, 4), to.slice(0, 4)];
    return about + (year === end ? year : `${year}–${end}`);
  }
  return about + (from === to ? from : `${clock(from)}–${clock(to)}`);
}

const clock = (moment) => moment.replace("T", " ");

/** Do two days bracket whole months? */
function wholeMonths(first, last) {
  if (first.length !== 10 || last.length !== 10 || !first.endsWith("-01")) return false;
  const [year, month, day] = last.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
}

function timeText(time) {
  if (!time) return null;
  const about = time.approximate ? `${say("note.approximate")}, ` : "";
  return `${time.text} (${about}${daysText(time)})`;
}

/** Bound, number and unit in words: more than 10亿 (1,000,000,000) 元. */
function numberWords(number) {
  if (!number) return null;
  const bound = number.bound === "exact" ? "" : `${say(`bound.${number.bound}`)} `;
  const short = numberText(number);
  const long = numberText(number, grouped);
  return `${bound}${short}${number.unit || ""}${/[万亿/]/.test(short) ? ` = ${long}${number.unit || ""}` : ""}`;
}

function roleText(role) {
  return (role.organization ? `${role.organization.text} ` : "") + role.title.text;
}

function bylinesText(person) {
  return [...new Set(person.bylines.map((byline) => say(`function.${byline.function}`)))].join(", ");
}

function namesText(event, page) {
  return event.participants.map((id) => (page.byId.get(id) || { name: id }).name).join("、");
}

const textOf = (span) => (span ? span.text : null);

/** What a change stands against, in few words: the base as written, or the comparison. */
function shortComparison(change) {
  return textOf(change.baseline) || (change.comparison ? say(`compared.${change.comparison}`) : null);
}

/** The comparison in words. */
function comparisonText(change) {
  return change.comparison ? say(`comparison.${change.comparison}`) : null;
}

/** The fields of a card, each `[field, what it says, part of the text?]`; what is empty is left out. */
function fieldsOf(fact, page) {
  const fields = { quantity: quantityFields, change: changeFields, person: personFields, event: eventFields, time: timeFields };
  return fields[fact.type](fact, page).filter(([, value]) => value !== null && value !== "" && value !== undefined);
}

const part = (fact, name) => [name, textOf(fact[name]), name];

const WHOLES = { rank: "among", multiple: "times_of" }; // what the whole is of other kinds than shares

function quantityFields(fact, page) {
  return [
    ["value", numberWords({ ...fact, bound: "exact", unit: null })],
    ["bound", say(`bound.${fact.bound}`)],
    ["unit", fact.unit && fact.unit + (fact.unit_code && fact.unit_code !== fact.unit ? ` (${say("note.code_of")} ${fact.unit_code})` : "")],
    part(fact, "metric"),
    part(fact, "subject"),
    [WHOLES[fact.kind] || "whole", textOf(fact.whole), "whole"],
    part(fact, "condition"),
    ["period", timeText(fact.period), "period"],
    ["kind", say(`kind.${fact.kind}`)],
    ["role", say(`role.${fact.role}`)],
    ["changes", page.changesOf(fact.id)],
  ];
}

function changeFields(fact, page) {
  const of = page.byId.get(fact.of);
  const inherited = fact.comparison_inherited ? ` — ${say("note.inherited")}` : "";
  return [
    ["direction", { up: "↑ ", down: "↓ ", flat: "= " }[fact.direction] + say(`direction.${fact.direction}`)],
    ["amount", numberWords(fact.amount), "amount"],
    ["from", numberWords(fact.from), "from"],
    ["to", numberWords(fact.to), "to"],
    ["comparison", fact.comparison && comparisonText(fact) + inherited],
    part(fact, "baseline"),
    part(fact, "metric"),
    part(fact, "subject"),
    ["period", timeText(fact.period), "period"],
    ["kind", fact.kind === "change" ? null : say(`kind.${fact.kind}`)],
    ["of", of ? [of] : null, "of"],
  ];
}

function personFields(fact, page) {
  return [
    ["name", fact.name],
    ["roles", fact.roles.map(roleText).join("\n"), "title"],
    ["bylines", bylinesText(fact)],
    ["mentions", { spans: fact.mentions }, "mention"],
    ["events", page.facts.filter((other) => other.type === "event" && other.participants.includes(fact.id))],
  ];
}

function eventFields(fact, page) {
  return [
    ["when", timeText(fact.time), "when"],
    part(fact, "actor"),
    part(fact, "trigger"),
    part(fact, "what"),
    part(fact, "location"),
    ["participants", fact.participants.map((id) => page.byId.get(id)).filter(Boolean)],
  ];
}

function timeFields(fact) {
  return [
    ["first", fact.first || say("note.open_start")],
    ["last", fact.last || say("note.open_end")],
    ["granularity", say(`granularity.${fact.granularity}`) + (fact.approximate ? ` (${say("note.approximate")})` : "")],
    ["edtf", fact.edtf || say("note.not_anchored")],
  ];
}

/** A fact in a few words, for buttons and labels. */
function summary(fact, page) {
  if (fact.type === "quantity") {
    return [textOf(fact.subject), textOf(fact.metric), amountText(fact)].filter(Boolean).join(" ");
  }
  if (fact.type === "change") {
    const against = shortComparison(fact);
    return [textOf(fact.metric), movementText(fact), against && `(${against})`].filter(Boolean).join(" ");
  }
  if (fact.type === "person") return [fact.name, ...fact.roles.map(roleText)].join(" ");
  if (fact.type === "time") return `${fact.text} ${daysText(fact)}`;
  if (fact.type === SKIPPED) return say(`reason.${fact.reason}`, fact.because);
  return [fact.time.text, textOf(fact.actor), fact.trigger.text, textOf(fact.what)].filter(Boolean).join(" ");
}

/** Arrow, amount, from and to: ↑8.3%, ↑92%→97.5%. */
function movementText(change) {
  const arrow = { up: "↑", down: "↓", flat: "=" }[change.direction];
  const ends = change.from || change.to
    ? [change.from, change.to].map((end) => (end ? amountText(end) : "")).join("→")
    : "";
  const moved = [change.amount ? amountText(change.amount) : "", ends].filter(Boolean).join(" ");
  return arrow + (moved || ` ${say(`direction.${change.direction}`)}`);
}
