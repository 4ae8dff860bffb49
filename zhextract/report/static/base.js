// Words, elements, and the state that all parts of the page share.

const words = JSON.parse(document.getElementById("words").textContent);
const live = document.documentElement.dataset.mode === "live";

/** The state: which page and fact are shown, and how. Parts change it, then call `refresh`. */
const state = { language: "en", pages: [], at: 0, all: false, tab: "quantity", chosen: null, hidden: new Set(["skipped"]) };

const byId = (id) => document.getElementById(id);

/** A word of the page in the chosen language; `{}` in it stands for `value`. */
function say(key, value = "") {
  const both = words[key];
  return both ? both[state.language === "zh" ? 0 : 1].replace("{}", String(value)) : key;
}

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text with control and bidirectional characters as visible signs, one for one. */
function visible(text) {
  return text.replace(UNSEEN, (char, at, whole) => {
    const code = char.charCodeAt(0);
    if (char === "\r") return whole[at + 1] === "\n" ? "\u200b" : "\n";
    if (code === 0x2028 || code === 0x2029) return "\n";
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** An element: `on…` attributes are listeners, text children are always text. */
function el(tag, attributes = {}, ...children) {
  const svg = ["svg", "path", "line", "rect", "circle", "text", "g", "polyline", "title"].includes(tag);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  fill(made, ...children);
  return made;
}

/** Put children, text or elements, at the end of an element. */
function fill(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === "") continue;
    parent.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
  return parent;
}

/** A short message that screen readers speak and that goes away by itself. */
function announce(message) {
  const box = byId("notice");
  box.textContent = message;
  box.hidden = false;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => (box.hidden = true), 4000);
}
