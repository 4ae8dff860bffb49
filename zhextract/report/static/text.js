// The text as printed. All spans cut it into flat segments, so that nested and crossing ones need no nesting.

const CHUNK = 1500; // characters of a block that the browser may leave unpainted while it is out of sight

/** What is painted: facts, mentions of people, times. Each `{start, end, fact}`. */
function marksOf(page) {
  return [...page.facts, ...page.times].flatMap((fact) =>
    fact.type === "person" ? fact.mentions.map(({ start, end }) => ({ start, end, fact })) : [{ start: fact.start, end: fact.end, fact }],
  );
}

/** Places where a new block may begin: after a line break, and where an article begins. */
function chunkStarts(page) {
  const starts = new Set([0]);
  const articles = new Set(page.document.articles.map((article) => article.start));
  let last = 0;
  for (const [place, char] of (page.chars || [...page.text]).entries()) {
    if (articles.has(place) || (char === "\n" && place + 1 - last >= CHUNK)) {
      last = articles.has(place) ? place : place + 1;
      if (last < page.length) starts.add(last);
    }
  }
  return starts;
}

/** Titles of articles where they stand as printed. */
function titlesOf(page) {
  return page.document.articles.flatMap(({ title, start, end }) => {
    const printed = title ? page.slice(start, end) : "";
    const at = title ? printed.indexOf(title) : -1;
    if (at < 0) return [];
    const first = start + [...printed.slice(0, at)].length;
    return [{ start: first, end: first + [...title].length }];
  });
}

/** The text of one page in the left pane, with what is chosen in it. */
class TextPane {
  constructor(host) {
    this.host = host;
    this.segments = [];
    host.addEventListener("click", (event) => this.clicked(event));
    host.addEventListener("keydown", (event) => this.keyed(event));
  }

  draw(page) {
    this.page = page;
    this.marks = marksOf(page);
    const leftOut = state.hidden.has(SKIPPED) ? [] : leftOutOf(page) || [];
    this.marks.push(...leftOut.map((fact) => ({ start: fact.start, end: fact.end, fact })));
    this.order = [...page.facts, ...page.times, ...leftOut].sort((a, b) => a.start - b.start || b.end - a.end);
    const chunks = chunkStarts(page);
    const titles = titlesOf(page);
    const spans = [...this.marks, ...titles, ...page.facts.flatMap((fact) => partsOf(fact, page))];
    const cuts = [...new Set([...chunks, page.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    this.starts = cuts.slice(0, -1);
    this.segments = this.starts.map((start, number) => ({ start, end: cuts[number + 1], facts: [] }));
    for (const { start, end, fact } of this.marks) this.over(start, end, (segment) => segment.facts.push(fact));
    for (const { start, end } of titles) this.over(start, end, (segment) => (segment.title = true));
    this.paint(chunks);
  }

  /** Call `each` with every segment of a span. */
  over(start, end, each) {
    for (let at = this.segmentAt(start); at < this.segments.length && this.segments[at].start < end; at += 1) {
      each(this.segments[at]);
    }
  }

  /** The index of the segment that holds a place. */
  segmentAt(place) {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  paint(chunks) {
    this.host.replaceChildren();
    let chunk = null;
    const articles = new Set(this.page.document.articles.map(({ start }) => start));
    for (const segment of this.segments) {
      if (chunk === null || chunks.has(segment.start)) {
        const article = articles.has(segment.start) && this.page.slice(0, segment.start).trim() !== "";
        chunk = el("div", { class: article ? "chunk article" : "chunk" });
        this.host.append(chunk);
      }
      segment.facts.sort((a, b) => a.end - a.start - (b.end - b.start));
      segment.element = el("span", { "data-at": segment.start }, this.page.slice(segment.start, segment.end));
      chunk.append(segment.element);
    }
    this.restyle();
    this.focusable();
  }

  /** Colours by the types that are shown. */
  restyle() {
    for (const { element, facts, title } of this.segments) {
      const shown = facts.filter((fact) => !state.hidden.has(fact.type));
      const top = shown.find((fact) => fact.type !== "event");
      element.className = [
        top ? `fact ${top.type}` : shown.length ? "fact" : "",
        shown.some((fact) => fact.type === "event") ? "event" : "",
        title ? "title" : "",
      ].join(" ").trim();
    }
  }

  /** The first segment of each fact can be reached by keys; Tab stops at one of them. */
  focusable() {
    const seen = new Set();
    for (const fact of this.order) {
      const segment = this.segments[this.segmentAt(fact.start)];
      if (!segment || seen.has(segment)) continue;
      const innermost = segment.facts[0];
      segment.element.setAttribute("role", "button");
      segment.element.setAttribute("tabindex", seen.size ? "-1" : "0");
      const spoken = `${say(`type.${innermost.type}`)}: ${innermost.text}; ${summary(innermost, this.page)}`;
      segment.element.setAttribute("aria-label", visible(spoken));
      seen.add(segment);
    }
  }

  /** The facts over a place, the shortest first. */
  factsAt(place) {
    const segment = this.segments[this.segmentAt(place)];
    return segment ? segment.facts.filter((fact) => !state.hidden.has(fact.type)) : [];
  }

  clicked(event) {
    const target = event.target.closest("[data-at]");
    if (String(getSelection())) return this.selected(getSelection().getRangeAt(0));
    if (!target) return;
    const start = Number(target.dataset.at);
    const place = start + placeIn(target, event);
    const [fact] = this.factsAt(start);
    const row = !fact || fact.type === "event" ? leftOutAt(this.page, place) : null;
    if (fact && !row) choose(fact);
    else noFactAt(row ? row.start : place);
  }

  /** Of selected words without a fact, why there is none, if that is known; else they are left to be copied. */
  selected(range) {
    const [start, end] = [placeOfPoint(range.startContainer, range.startOffset), placeOfPoint(range.endContainer, range.endOffset)];
    if (start === null || end === null) return;
    const row = leftOutAt(this.page, start, end);
    if (row && !this.marks.some(({ fact, ...mark }) => fact.type !== "event" && fact.type !== SKIPPED && mark.start < end && start < mark.end)) noFactAt(row.start);
  }

  keyed(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const target = event.target.closest("[data-at]");
    if (!target) return;
    if (step) this.step(step, Number(target.dataset.at));
    else if (event.key === "Enter" || event.key === " ") choose(this.factsAt(Number(target.dataset.at))[0]);
    else return;
    event.preventDefault();
  }

  /** Choose the next or previous fact, from the chosen one or from a place. */
  step(step, place) {
    const order = this.order.filter((fact) => !state.hidden.has(fact.type));
    let at = order.indexOf(state.chosen);
    if (at < 0) at = order.findIndex((fact) => fact.start >= place) - (step > 0 ? 1 : 0);
    const fact = order[Math.min(Math.max(at + step, 0), order.length - 1)];
    if (fact) choose(fact, { focus: true });
  }

  /** The stretch from `start` to `end` in the elements of the page. */
  range(start, end) {
    const made = new Range();
    const place = (at) => {
      const segment = this.segments[this.segmentAt(Math.min(at, this.page.length - 1))];
      return [segment.element.firstChild, this.page.slice(segment.start, at).length];
    };
    made.setStart(...place(start));
    made.setEnd(...place(end));
    return made;
  }

  /** Mark a fact and its parts, and bring it into view. */
  show(fact, { focus = false, scroll = true } = {}) {
    for (const element of this.host.querySelectorAll(".chosen, .part")) {
      element.classList.remove("chosen", "part");
      delete element.dataset.part;
    }
    if (!fact) return;
    const spans = fact.type === "person" ? fact.mentions : [fact];
    for (const { start, end } of spans) this.over(start, end, ({ element }) => element.classList.add("chosen"));
    for (const { name, start, end } of partsOf(fact, this.page)) this.mark(name, start, end);
    const { element } = this.segments[this.segmentAt(fact.start)];
    for (const other of this.host.querySelectorAll("[tabindex='0']")) other.setAttribute("tabindex", "-1");
    element.setAttribute("tabindex", "0");
    if (focus) element.focus({ preventScroll: true });
    if (scroll) bringIntoView(element);
  }

  mark(name, start, end) {
    let first = true;
    this.over(start, end, ({ element }) => {
      element.classList.add("part");
      if (first && !element.dataset.part) element.dataset.part = say(`part.${name}`);
      first = false;
    });
  }
}

/** The place in the text of a point of the document; null where it is in no segment. */
function placeOfPoint(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentNode : node;
  if (!element.dataset || !element.dataset.at) return null;
  const before = node.nodeType === Node.TEXT_NODE ? [...node.data.slice(0, offset)].length : 0;
  return Number(element.dataset.at) + before;
}

function bringIntoView(element) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** How many code points of a segment stand before a click. */
function placeIn(element, event) {
  let node, offset;
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
    [node, offset] = caret ? [caret.offsetNode, caret.offset] : [null, 0];
  } else if (document.caretRangeFromPoint) {
    const range = document.caretRangeFromPoint(event.clientX, event.clientY);
    [node, offset] = range ? [range.startContainer, range.startOffset] : [null, 0];
  }
  if (!node || node.parentNode !== element) return 0;
  const before = [...node.data.slice(0, offset)].length;
  return Math.min(before, [...node.data].length - 1);
}
