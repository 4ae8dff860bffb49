// Series: one metric of one subject over time, as a line for each.

const CHART = { width: 360, height: 170, left: 12, right: 12, top: 18, bottom: 34 };
const MARK = 6; // from the middle of a point to its edge

/** The series of all pages that have at least two periods, those with most first. */
function seriesOf(pages) {
  const groups = new Map();
  for (const page of pages) {
    for (const { points, ...name } of page.extras.series || []) {
      const key = JSON.stringify(name);
      if (!groups.has(key)) groups.set(key, { ...name, points: [] });
      groups.get(key).points.push(...points.map((point) => ({ ...point, page, unit: name.unit })));
    }
  }
  const joined = [...groups.values()].map((series) => ({ ...series, points: pointsInOrder(series.points) }));
  const periods = ({ points }) => new Set(points.map(({ period }) => period)).size;
  return joined.filter((series) => periods(series) > 1).sort((a, b) => periods(b) - periods(a));
}

/** By time; each value of a period once, with all its pages. What is implied gives way to what is stated and agrees. */
function pointsInOrder(points) {
  const drawn = points.filter((point) => roughly(point) !== null);
  const kept = drawn.filter((point) => {
    const stated = drawn.filter((other) => !other.implied && other.period === point.period);
    return !point.implied || !stated.length || stated.some((other) => areApart(point, other));
  });
  const joined = new Map();
  for (const point of kept) {
    const { period, value, low, high, bound, implied } = point;
    const key = JSON.stringify([period, ...[value, low, high].map((digits) => digits && plainDigits(digits)), bound, implied]);
    if (!joined.has(key)) joined.set(key, { ...point, pages: [] });
    joined.get(key).pages.push(point.page);
  }
  return [...joined.values()]
    .map((point) => ({ ...point, conflict: kept.some((other) => other.period === point.period && areApart(point, other)) }))
    .sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
}

/** Whether two values cannot both be true. As floats, which keep the order: equal digits stay equal. */
function areApart(one, other) {
  const [least, most] = [({ least: end }) => (end === null ? -Infinity : Number(end)), ({ most: end }) => (end === null ? Infinity : Number(end))];
  return most(one) < least(other) || most(other) < least(one);
}

addFigure({
  id: "series",
  render(host, pages) {
    rowsInto(host, seriesOf(pages), (series) => {
      const metric = series.metric + (series.condition ? `（${series.condition}）` : "");
      const compared = series.measure === "level" ? null : say(`compared.${series.measure}`);
      const name = [metric, series.subject, series.whole, compared, series.unit].filter(Boolean).join(" · ");
      return el("div", { class: "series" }, el("h4", {}, name), lineChart(series.points, name),
        series.points.some(({ conflict }) => conflict) ? el("p", { class: "conflict-legend" }, say("figure.conflict_legend")) : null);
    });
  },
});

function lineChart(points, name) {
  const place = placer(points);
  const chart = el("svg", { class: "line", viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: "group", "aria-label": visible(name) });
  const lines = joinedPoints(points).map((run) => el("polyline", { points: run.map((point) => place(point).join(",")).join(" ") }));
  return fill(chart, lines, points.map((point) => pointMark(point, place)), labelsOf(points, place));
}

/** What lines may join: runs of points that are alone at their time; none leads up or down within a period. */
function joinedPoints(points) {
  const times = [...new Set(points.map(({ last }) => last))].map((last) => points.filter((point) => point.last === last));
  const runs = [[]];
  for (const [point, ...others] of times) {
    if (point.conflict || others.some((other) => other.conflict || other.period !== point.period)) runs.push([]);
    else runs[runs.length - 1].push(point);
  }
  return runs.filter(({ length }) => length > 1);
}

/** The value beside each point and the period below, as far as there is room; the ends and conflicts come first. */
function labelsOf(points, place) {
  const taken = points.map((point) => boxAt(place(point), MARK, MARK));
  const put = (text, centres) => {
    const wide = [...text].reduce((sum, char) => sum + (char > "\u2000" ? 10 : 6.5), 0);
    for (const [x, y] of centres(wide / 2 + MARK + 2)) {
      const middle = Math.min(Math.max(x, wide / 2 + 2), CHART.width - wide / 2 - 2);
      const box = boxAt([middle, y], wide / 2, 5);
      if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
      taken.push(box);
      return el("text", { x: Math.round(middle * 10) / 10, y: Math.round((y + 3.5) * 10) / 10, class: "middle" }, text);
    }
    return null;
  };
  const order = [...new Set([points[points.length - 1], points[0], ...points.filter(({ conflict }) => conflict), ...points])];
  const periods = [...new Map(order.map((point) => [point.period, point])).values()];
  return [
    ...periods.map((point) => put(point.period, () => [[place(point)[0], CHART.height - 8]])),
    ...order.map((point) => {
      const [x, y] = place(point);
      return put(valueText(point), (aside) => [[x, y - MARK - 6], [x, y + MARK + 6], [x + aside, y], [x - aside, y]]);
    }),
  ];
}

const boxAt = ([x, y], half, high) => ({ left: x - half, right: x + half, top: y - high, bottom: y + high });

const valueText = (point) => amountText({ ...point, low: null, high: null, value: point.value ?? String(roughly(point)) });

/** Where a value of a point stands in the chart; floats serve for drawing only. */
function placer(points) {
  const days = points.map(({ last }) => Date.parse(last.slice(0, 10)));
  const ends = points.flatMap((point) => [point.value, point.low, point.high].filter((end) => end !== null).map(Number));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const wide = CHART.width - CHART.left - CHART.right;
  const high = CHART.height - CHART.top - CHART.bottom - 8;
  return (point, value = roughly(point)) => [
    CHART.left + (to > from ? ((Date.parse(point.last.slice(0, 10)) - from) / (to - from)) * wide : wide / 2),
    CHART.top + 4 + (most > least ? ((most - value) / (most - least)) * high : high / 2),
  ].map((number) => Math.round(number * 10) / 10);
}

/** A point; one in conflict is crossed; one that is implied is hollow, with a line for all that it may be. */
function pointMark(point, place) {
  const [x, y] = place(point);
  const fact = point.page.byId.get(point.fact);
  const words = [point.period, valueText(point)];
  if (point.conflict) words.push(say("note.conflict"));
  if (point.implied) words.push(`${say("note.implied")} ${shortNumber(point.low)}–${shortNumber(point.high)}`);
  words.push(...new Set(point.pages.map(sourceText)));
  const open = () => goTo(point.page, fact);
  const reach = point.low !== null && point.high !== null
    ? el("line", { x1: x, x2: x, y1: place(point, Number(point.low))[1], y2: place(point, Number(point.high))[1] })
    : null;
  return el("g", {
    class: `point${point.implied ? " implied" : ""}${point.conflict ? " conflict" : ""}`, role: "button", tabindex: "0", "aria-label": visible(words.join(" · ")),
    onclick: open, onkeydown: (event) => { if (event.key === "Enter") open(); },
  }, el("title", {}, words.join(" · ")), reach, el("circle", { cx: x, cy: y, r: 4 }),
  point.conflict ? el("path", { d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12` }) : null);
}

/** The title of a page and the name of its file. */
function sourceText(page) {
  const name = page.document.source || page.name;
  return page.title && name ? `${page.title} (${name})` : page.label() || name;
}
