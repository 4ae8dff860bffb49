// Exact decimals, kept as the strings of digits that stand in the JSON.

/** Digits without an exponent and without trailing zeros behind the point. */
function plainDigits(value) {
  const [, sign, whole, part = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(value);
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), "0").padEnd(Math.max(point, 0), "0");
  const at = point < 1 ? padded.length - digits.length + point : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  return sign + (left || "0") + (right && "." + right);
}

/** In 亿 or 万 where that leaves at most four decimals: 2072.89亿. */
function shortNumber(value) {
  const plain = plainDigits(value);
  for (const [power, magnitude] of [[8, "亿"], [4, "万"]]) {
    if (/\d+/.exec(plain)[0].length <= power) continue;
    const shifted = plainDigits(plain + "e-" + power);
    return (shifted.split(".")[1] || "").length <= 4 ? shifted + magnitude : plain;
  }
  return plain;
}

/** With a comma after every three digits: 207,289,000,000. */
function grouped(value) {
  const [left, right] = plainDigits(value).split(".");
  return left.replace(/\B(?=(\d{3})+$)/g, ",") + (right ? "." + right : "");
}

/** `form` of the value, or of both ends of a range. */
function numberText(number, form = shortNumber) {
  if (number.value !== null) return number.ratio && form === shortNumber ? number.ratio : form(number.value);
  return [number.low, number.high].map((end) => (end === null ? "" : form(end))).join("–");
}

const SIGNS = { exact: "", more_than: ">", at_least: "≥", less_than: "<", at_most: "≤", about: "≈" };

/** Sign of the bound, number and unit: >10亿元, 第3. */
function amountText(number) {
  const rank = number.kind === "rank" && !number.unit ? "第" : "";
  return SIGNS[number.bound] + rank + numberText(number) + (number.unit || "");
}

/** A float for sorting and drawing only; of a range, its middle. */
function roughly(number) {
  if (!number) return null;
  if (number.value !== null) return Number(number.value);
  const ends = [number.low, number.high].filter((end) => end !== null).map(Number);
  return ends.length ? ends.reduce((sum, end) => sum + end, 0) / ends.length : null;
}
