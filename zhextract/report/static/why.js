// Why there is no fact at a place: what was left out, seen and tried there.
//
// The page has a row for each stretch that was considered and left out; the live page asks its server for all that
// is known of a place. Both are drawn by `drawWhy`.

const NO_NAMES = new Set(["known_word", "weak", "unsupported", "doubtful"]);
const TRIED = new Set(["refused", "unused"]);
const SKIPPED = "skipped"; // the type of a stretch that was left out
let why = null; // what is shown

/** The stretches that were left out, as things that can be marked and reached; null where the page does not say. */
function leftOutOf(page) {
  if (!page.extras.left_out) return null;
  page.leftOut = page.leftOut || page.extras.left_out.map(([start, end, reason, because], number) => {
    const text = page.slice(start, end);
    return { type: SKIPPED, id: `x${number + 1}`, start, end, text, reason, because, ...phraseAround(page, start, end, because) };
  });
  return page.leftOut;
}

/** Where the word that decided stands around a stretch: 一体化 around 一. */
function phraseAround(page, start, end, because) {
  for (let before = Math.max(0, because.length - (end - start)); before > 0; before -= 1) {
    const first = start - before;
    if (first >= 0 && page.slice(first, first + because.length) === because) return { first, last: first + because.length };
  }
  const behind = page.slice(start, start + because.length) === because ? start + because.length : end;
  return { first: start, last: Math.max(end, behind) };
}

/** The stretch that was left out at a place, or in what is selected; the words that decided count too. */
function leftOutAt(page, start, end = start + 1) {
  const rows = leftOutOf(page) || [];
  return rows.find((row) => row.start < end && start < row.end) || rows.find((row) => row.first < end && start < row.last);
}

/** What the rows of the page say of a place, in the form of an answer of `POST /explain`. */
function placeOf(page, offset) {
  const row = leftOutAt(page, offset);
  const rows = row ? leftOutOf(page).filter((other) => other.start < row.end && row.start < other.end) : [];
  const tried = rows.filter(({ reason }) => TRIED.has(reason));
  return {
    offset,
    facts: pane.factsAt(offset).filter(({ type }) => type !== SKIPPED),
    scope: { seen: [], attempts: [] },
    dropped: rows.filter(({ reason }) => !TRIED.has(reason) && !NO_NAMES.has(reason)),
    no_names: rows.filter(({ reason }) => NO_NAMES.has(reason)).map((name) => ({ ...name, points: name.because })),
    seen: tried,
    attempts: tried.flatMap(({ text, because }) =>
      (because ? because.split(", ") : []).map((rule) => ({ text, rule, outcome: "refused", by: [], facts: [], parts: [] })),
    ),
  };
}

/** Say why there is no fact at a place: by the server of the live page, or by the rows of the page. */
function whyAt(place) {
  if (live) askWhy(place);
  else if (leftOutOf(pane.page)) drawWhy(placeOf(pane.page, place), pane.page);
  else announce(say("ui.ask_explain", place));
}

/** Say why there is no fact at the first place of some words that has none, or at their first place. */
function askAbout(words) {
  const { page } = pane;
  const length = [...words].length;
  let first = null;
  for (let at = words ? page.text.indexOf(words) : -1; at >= 0; at = page.text.indexOf(words, at + 1)) {
    const place = page.chars ? [...page.text.slice(0, at)].length : at;
    const row = leftOutAt(page, place, place + length);
    if (row) return noFactAt(row.start);
    if (first === null && !pane.factsAt(place).length) first = place;
    if (first === null && !leftOutOf(page)) first = place;
  }
  if (first !== null) return noFactAt(first);
  choose(null);
  announce(say(words && page.text.includes(words) ? "why.facts" : "ui.nothing"));
}

/** Draw the answer for one place. */
function drawWhy(place, page) {
  why = { place, page };
  const box = byId("why");
  const { scope, dropped, no_names: noNames, seen, attempts } = place;
  const nothing = !dropped.length && !noNames.length && !attempts.length;
  const facts = place.facts.map(({ id }) => page.byId.get(id)).filter(Boolean);
  box.replaceChildren();
  fill(box,
    el("header", {},
      el("span", { class: "chip" }, say(place.facts.length ? "why.facts" : "ui.no_fact")),
      el("strong", { class: "quote" }, ...around(place.offset, page)),
      el("button", { class: "close", "aria-label": say("ui.close"), onclick: () => closeCard() }, "×"),
    ),
    scope ? null : el("p", {}, say("why.between")),
    facts.length ? el("p", {}, facts.map((fact) => factButton(fact, page))) : null,
    whyList("why.dropped", dropped.map(droppedText)),
    whyList("why.no_names", noNames.map(noNameText)),
    whyList("why.seen", seen.map(seenText)),
    whyList("why.attempts", attempts.map(attemptText)),
    scope && nothing ? el("p", {}, say(seen.length ? "why.unused" : "why.words")) : null,
    scope && nothing ? whyList("why.seen_beside", scope.seen.filter((other) => !covers(other, place.offset)).map(seenText)) : null,
    scope && nothing ? whyList("why.attempts_beside", scope.attempts.map(attemptText)) : null,
  );
  box.hidden = false;
  overText();
  highlight([...dropped, ...noNames, ...attempts.flatMap((attempt) => attempt.parts), ...seen], place.offset);
}

const covers = (span, place) => span.start <= place && place < span.end;

function closeWhy() {
  why = null;
  byId("why").hidden = true;
  overText();
  highlight([]);
}

/** Draw what is shown again, in another language. */
function redrawWhy() {
  if (why && why.page === pane.page) drawWhy(why.place, why.page);
  else closeWhy();
}

/** The words around a place, its character marked. */
function around(place, page) {
  const [first, last] = [Math.max(0, place - 8), Math.min(page.length, place + 9)];
  const flat = (start, end) => page.slice(start, end).replace(/\s+/g, " ");
  return [`…${flat(first, place)}`, el("mark", {}, flat(place, place + 1)), `${flat(place + 1, last)}…`];
}

function whyList(key, lines) {
  return lines.length ? [el("h2", {}, say(key)), el("ul", {}, lines.map((line) => el("li", {}, line)))] : null;
}

function droppedText({ text, reason, because }) {
  return [el("b", {}, text), ` ${say(`reason.${reason}`, because)}`];
}

function noNameText({ text, reason, points }) {
  return [el("b", {}, text), ` ${say(`reason.${reason}`, points)}`];
}

/** What was seen; numbers are said in English alone. */
function seenText({ text, family, says }) {
  const told = state.language === "en" || family === "time" ? says : "";
  return [el("b", {}, text), family ? ` ${say(`family.${family}`)}` : "", told ? `: ${told}` : ""];
}

/** A rule that matched, its parts, and what became of it. */
function attemptText({ text, rule, outcome, by, facts, parts }) {
  const who = (outcome === "made" ? facts : by).join(", ");
  return [
    el("b", {}, text), " ", words[`rule.${rule}`] ? `${say(`rule.${rule}`)} ` : "", el("code", {}, rule), ` ${say(`outcome.${outcome}`, who)}`,
    parts.length ? el("ul", { class: "parts" }, parts.map((part) => el("li", {}, `${part.name}: `, el("b", {}, part.text)))) : null,
  ];
}

/** Colour stretches of the text, and a place, without touching its elements. */
function highlight(spans, place = null) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("why");
  const ranges = [...spans, ...(place === null ? [] : [{ start: place, end: place + 1 }])].map(({ start, end }) => pane.range(start, end));
  if (ranges.length) CSS.highlights.set("why", new Highlight(...ranges));
}
