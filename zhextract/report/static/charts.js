// Figures: a time line of events, bars of changes, shares of a whole.

const figures = [];
const MOST = 60; // rows of a figure before the reader asks for more

/** Add a figure to Charts: `render(host, pages)` puts its content into `host`, nothing where it has none. */
function addFigure(figure) {
  figures.push(figure);
}

const chartsView = {
  id: "charts",
  count: () => null,
  render(host, pages) {
    host.replaceChildren(...figures.map((figure) => {
      const body = el("div", { class: "figure-body" });
      figure.render(body, pages);
      return el("section", { class: "figure", id: `figure-${figure.id}` },
        el("h2", {}, say(`figure.${figure.id}`)),
        el("p", { class: "hint" }, body.childNodes.length ? say(`figure.${figure.id}_hint`) : say("ui.nothing")),
        body);
    }));
  },
};

/** The first rows, and a button for the rest. */
function rowsInto(host, rows, draw) {
  fill(host, rows.slice(0, MOST).map(draw));
  if (rows.length <= MOST) return;
  const button = el("button", { class: "more", onclick: () => { button.remove(); rowsInto(host, rows.slice(MOST), draw); } },
    say("ui.more", Math.min(rows.length - MOST, MOST)));
  host.append(button);
}

function everyFact(pages, type) {
  return pages.flatMap((page) => page.ofType(type).map((fact) => ({ page, fact })));
}

addFigure({
  id: "timeline",
  render(host, pages) {
    const day = ({ fact }) => fact.time.first || fact.time.last || "9";
    const events = everyFact(pages, "event").sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
    let last = null;
    rowsInto(host, events, (item) => {
      const span = headingOf(item.fact.time);
      const heading = span === last ? null : el("h3", {}, span);
      last = span;
      return [heading, timelineRow(item)];
    });
  },
});

/** The month that a time lies in, else its year. */
function headingOf({ first, last }) {
  const day = first || last;
  if (!day) return say("figure.undated");
  return (first || day).slice(0, 7) === (last || day).slice(0, 7) ? day.slice(0, 7) : day.slice(0, 4);
}

function timelineRow({ page, fact }) {
  return el("button", { class: "moment", title: timeText(fact.time), onclick: () => goTo(page, fact) },
    el("time", {}, shortTime(fact.time)),
    el("span", {}, textOf(fact.actor) ? el("b", {}, fact.actor.text) : null, ` ${fact.trigger.text} `, textOf(fact.what)));
}

addFigure({
  id: "changes",
  render(host, pages) {
    const groups = new Map();
    for (const item of everyFact(pages, "change")) {
      const size = roughly(item.fact.amount);
      if (size === null) continue;
      const unit = item.fact.amount.unit || "";
      if (!groups.has(unit)) groups.set(unit, []);
      groups.get(unit).push({ ...item, size: item.fact.direction === "down" ? -size : size });
    }
    for (const [unit, items] of [...groups].sort(([, a], [, b]) => b.length - a.length)) {
      const most = Math.max(...items.map(({ size }) => Math.abs(size))) || 1;
      items.sort((a, b) => b.size - a.size);
      const group = el("div", { class: "bars" }, el("h3", {}, unit || say("field.value")));
      host.append(group);
      rowsInto(group, items, (item) => changeBar(item, most));
    }
  },
});

function changeBar({ page, fact, size }, most) {
  const bar = el("i", { class: `bar ${size < 0 ? "down" : "up"}` });
  bar.style.width = `${(Math.abs(size) / most) * 50}%`;
  const note = [textOf(fact.subject), shortTime(fact.period), shortComparison(fact)];
  return barRow(page, fact, textOf(fact.metric) || fact.text, note, el("span", { class: "track both" }, bar), movementText(fact));
}

function barRow(page, fact, label, note, track, value) {
  return el("button", { class: "bar-row", onclick: () => goTo(page, fact) },
    el("span", { class: "bar-label" }, label, el("small", {}, note.filter(Boolean).join(" · "))),
    track,
    el("span", { class: "bar-value" }, value));
}

addFigure({
  id: "shares",
  render(host, pages) {
    const groups = new Map();
    for (const item of everyFact(pages, "quantity")) {
      const { fact } = item;
      if (!fact.whole || !["percentage", "fraction"].includes(fact.kind)) continue;
      const percent = roughly(fact) * ({ "%": 1, "‰": 0.1 }[fact.unit] || (fact.kind === "fraction" ? 100 : 1));
      if (!groups.has(fact.whole.text)) groups.set(fact.whole.text, []);
      groups.get(fact.whole.text).push({ ...item, percent });
    }
    for (const [whole, items] of groups) {
      const group = el("div", { class: "bars" }, el("h3", {}, whole));
      host.append(group);
      rowsInto(group, items, shareBar);
    }
  },
});

function shareBar({ page, fact, percent }) {
  const bar = el("i", { class: "bar share" });
  bar.style.width = `${Math.min(Math.max(percent, 0), 100)}%`;
  const note = [textOf(fact.subject), shortTime(fact.period)];
  const value = fact.ratio ? `${SIGNS[fact.bound]}${fact.ratio}` : amountText(fact);
  return barRow(page, fact, textOf(fact.metric) || fact.text, note, el("span", { class: "track" }, bar), value);
}
