// The card of a fact: what it says, field by field, in words.

/** Choose a fact of the shown page, or none: its card opens, its parts are marked. */
function choose(fact, options = {}) {
  state.chosen = fact || null;
  closeWhy();
  pane.show(state.chosen, options);
  drawCard();
  if (fact && fact.type === SKIPPED) whyAt(fact.start);
}

function drawCard() {
  const box = byId("card");
  const fact = state.chosen && state.chosen.type !== SKIPPED ? state.chosen : null;
  box.hidden = !fact;
  overText();
  markRow(fact);
  if (!fact) return;
  const page = pane.page;
  box.className = `card ${fact.type}`;
  box.replaceChildren();
  fill(box,
    el("header", {},
      el("span", { class: "chip" }, say(`type.${fact.type}`)),
      el("strong", { class: "quote" }, fact.text),
      el("button", { class: "close", "aria-label": say("ui.close"), title: `${say("ui.close")} (Esc)`, onclick: () => closeCard() }, "×"),
    ),
    el("dl", {}, ...fieldsOf(fact, page).flatMap((field) => fieldOf(field, fact, page))),
    alsoHere(fact, page),
    el("footer", {}, originText(fact, page)),
  );
}

/** On a narrow screen a card lies over the text, which then needs room below. */
function overText() {
  document.body.classList.toggle("with-card", !byId("card").hidden || !byId("why").hidden);
}

/** Close the card, or the answer to why there is none. */
function closeCard() {
  const start = state.chosen ? state.chosen.start : why ? why.place.offset : null;
  const place = start === null ? null : pane.segments[pane.segmentAt(start)].element;
  choose(null);
  if (place) place.focus({ preventScroll: true });
}

function fieldOf([name, value, partName], fact, page) {
  const shown = Array.isArray(value) ? value.map((other) => factButton(other, page)) : value.spans ? mentionsOf(value.spans) : value;
  if (Array.isArray(shown) && !shown.length) return [];
  const places = partName ? partsOf(fact, page).filter((part) => part.name === partName) : [];
  const mark = places.length ? el("span", { class: "swatch", "aria-hidden": "true" }) : null;
  return [el("dt", {}, mark, say(`field.${name}`)), el("dd", { "data-field": name }, shown)];
}

function factButton(fact, page) {
  return el("button", { class: `link ${fact.type}`, onclick: () => choose(fact) }, summary(fact, page));
}

/** Each mention leads to its place. */
function mentionsOf(spans) {
  return spans.map((span, number) =>
    el("button", { class: "link", onclick: () => bringIntoView(pane.segments[pane.segmentAt(span.start)].element) }, `${span.text} ${number + 1}`),
  );
}

/** Other facts over the same words that no field names, so that a fact inside an event leads to the event and back. */
function alsoHere(fact, page) {
  const others = [...new Set(pane.marks.filter((mark) => mark.fact !== fact && mark.start < fact.end && fact.start < mark.end).map((mark) => mark.fact))];
  const said = new Set(fieldsOf(fact, page).flatMap(([, value]) => (Array.isArray(value) ? value : [])));
  const inside = others.filter((other) => other.type !== "time" && other.type !== SKIPPED && !said.has(other));
  if (!inside.length) return null;
  return el("div", { class: "also" }, el("span", {}, say("field.here")), inside.slice(0, 8).map((other) => factButton(other, page)));
}

function originText(fact, page) {
  const place = `${say("field.place")}: ${fact.start}–${fact.end}`;
  if (fact.type === "time") return place;
  const rule = words[`rule.${fact.rule}`];
  const article = page.document.articles[fact.article];
  return [
    el("span", {}, `${say("field.rule")} `, el("code", {}, fact.rule), rule ? `: ${say(`rule.${fact.rule}`)}` : null),
    article && article.title ? el("span", {}, `${say("field.article")}: ${article.title}`) : null,
    el("span", {}, place),
  ];
}
