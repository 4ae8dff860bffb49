// Series: one metric of one subject over time, as a line for each.

const CHART = { width: 360, height: 130, left: 8, right: 8, top: 18, bottom: 18 };

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

/** By time; what is implied gives way to what is stated for the same period. */
function pointsInOrder(points) {
  const stated = new Set(points.filter(({ implied }) => !implied).map(({ period }) => period));
  return points
    .filter((point) => roughly(point) !== null && (!point.implied || !stated.has(point.period)))
    .sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
}

addFigure({
  id: "series",
  render(host, pages) {
    rowsInto(host, seriesOf(pages), (series) => {
      const metric = series.metric + (series.condition ? `（${series.condition}）` : "");
      const compared = series.measure === "level" ? null : say(`compared.${series.measure}`);
      const name = [metric, series.subject, series.whole, compared, series.unit].filter(Boolean).join(" · ");
      return el("div", { class: "series" }, el("h4", {}, name), lineChart(series.points, name));
    });
  },
});

function lineChart(points, name) {
  const place = placer(points);
  const chart = el("svg", { class: "line", viewBox: `0 0 ${CHART.width} ${CHART.height}`, role: "group", "aria-label": visible(name) });
  const line = points.map((point) => place(point).join(",")).join(" ");
  fill(chart, el("polyline", { points: line }), points.map((point) => pointMark(point, place)));
  const [first, last] = [points[0], points[points.length - 1]];
  const base = CHART.height - 4;
  return fill(chart,
    el("text", { x: CHART.left, y: base }, first.period),
    el("text", { x: CHART.width - CHART.right, y: base, class: "end" }, last.period),
    el("text", { x: CHART.left, y: 11 }, amountText(first)),
    el("text", { x: CHART.width - CHART.right, y: 11, class: "end" }, amountText(last)));
}

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

/** A point; one that is implied is hollow, with a line for all that it may be. */
function pointMark(point, place) {
  const [x, y] = place(point);
  const fact = point.page.byId.get(point.fact);
  const words = [point.period, amountText({ ...point, low: null, high: null, value: point.value ?? String(roughly(point)) })];
  if (point.implied) words.push(`${say("note.implied")} ${shortNumber(point.low)}–${shortNumber(point.high)}`);
  words.push(point.page.label());
  const open = () => goTo(point.page, fact);
  const reach = point.low !== null && point.high !== null
    ? el("line", { x1: x, x2: x, y1: place(point, Number(point.low))[1], y2: place(point, Number(point.high))[1] })
    : null;
  return el("g", {
    class: point.implied ? "point implied" : "point", role: "button", tabindex: "0", "aria-label": visible(words.join(" · ")),
    onclick: open, onkeydown: (event) => { if (event.key === "Enter") open(); },
  }, el("title", {}, words.join(" · ")), reach, el("circle", { cx: x, cy: y, r: 4 }));
}
