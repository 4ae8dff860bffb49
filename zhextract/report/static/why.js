// Why there is no fact at a place: what was left out, seen and tried there.

/** Draw the answer of `POST /explain` for one place. */
function drawWhy(place, page) {
  const box = byId("why");
  const { scope, dropped, seen, attempts } = place;
  const nothing = !dropped.length && !attempts.length;
  box.replaceChildren();
  fill(box,
    el("header", {},
      el("span", { class: "chip" }, say(place.facts.length ? "why.facts" : "ui.no_fact")),
      el("strong", { class: "quote" }, ...around(place.offset, page)),
      el("button", { class: "close", "aria-label": say("ui.close"), onclick: () => closeWhy() }, "×"),
    ),
    scope ? null : el("p", {}, say("why.between")),
    whyList("why.dropped", dropped.map(droppedText)),
    whyList("why.seen", seen.map(seenText)),
    whyList("why.attempts", attempts.map(attemptText)),
    scope && nothing ? el("p", {}, say(seen.length ? "why.unused" : "why.words")) : null,
    scope && nothing ? whyList("why.seen_beside", scope.seen.filter((other) => !covers(other, place.offset)).map(seenText)) : null,
    scope && nothing ? whyList("why.attempts_beside", scope.attempts.map(attemptText)) : null,
  );
  box.hidden = false;
  highlight([...dropped, ...attempts.flatMap((attempt) => attempt.parts), ...seen], place.offset);
}

const covers = (span, place) => span.start <= place && place < span.end;

function closeWhy() {
  byId("why").hidden = true;
  highlight([]);
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

function seenText({ text, family, says }) {
  return [el("b", {}, text), ` ${family} ${says}`];
}

/** A rule that matched, its parts, and what became of it. */
function attemptText({ text, rule, outcome, by, facts, parts }) {
  const who = (outcome === "made" ? facts : by).join(", ");
  return [
    el("code", {}, rule), " ", el("b", {}, text), ` ${say(`outcome.${outcome}`, who)}`,
    el("ul", { class: "parts" }, parts.map((part) => el("li", {}, `${part.name}: `, el("b", {}, part.text)))),
  ];
}

/** Colour stretches of the text, and a place, without touching its elements. */
function highlight(spans, place = null) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("why");
  const ranges = [...spans, ...(place === null ? [] : [{ start: place, end: place + 1 }])].map(({ start, end }) => pane.range(start, end));
  if (ranges.length) CSS.highlights.set("why", new Highlight(...ranges));
}
