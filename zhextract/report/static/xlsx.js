// An Excel workbook (Office Open XML) in a ZIP file without compression.

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const NUMERIC = /^(from_|to_)?(value|low|high)$|^(start|end|mentions)$/; // columns of numbers
const EXACT_DIGITS = 15; // of a spreadsheet's number; longer ones are written as text

/** The bytes of a workbook of `[{name, rows}]`; the first row of each is its heading. */
function workbook(sheets) {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, id: at + 1 }));
  return zip([
    ["[Content_Types].xml", contentTypes(numbered)],
    ["_rels/.rels", relations([[1, `${OFFICE}/officeDocument`, "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookPart(numbered)],
    ["xl/_rels/workbook.xml.rels", relations([
      ...numbered.map(({ id }) => [id, `${OFFICE}/worksheet`, `worksheets/sheet${id}.xml`]),
      [numbered.length + 1, `${OFFICE}/styles`, "styles.xml"],
    ])],
    ["xl/styles.xml", stylesPart()],
    ...numbered.map(({ id, rows }) => [`xl/worksheets/sheet${id}.xml`, sheetPart(rows)]),
  ]);
}

/** Text for XML; what XML cannot hold is left out. */
function escaped(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]);
}

function contentTypes(sheets) {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (name, kind) => `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`;
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("styles", "styles")}${sheets.map(({ id }) => override(`worksheets/sheet${id}`, "worksheet")).join("")}</Types>`;
}

function relations(targets) {
  const one = ([id, type, target]) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(one).join("")}</Relationships>`;
}

function workbookPart(sheets) {
  const one = ({ id, name }) => `<sheet name="${escaped(name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31))}" sheetId="${id}" r:id="rId${id}"/>`;
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(one).join("")}</sheets></workbook>`;
}

/** Style 1 is the bold heading. */
function stylesPart() {
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"';
  return `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">${plain}/></cellStyleXfs><cellXfs count="2">${plain} xfId="0"/>${plain.replace('fontId="0"', 'fontId="1"')} xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function sheetPart(rows) {
  const lines = rows.map((cells, at) => {
    const parts = cells.map((cell, column) => cellPart(cell, columnName(column) + (at + 1), at === 0, NUMERIC.test(rows[0][column])));
    return `<row r="${at + 1}">${parts.join("")}</row>`;
  });
  const top = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const filter = `<autoFilter ref="A1:${columnName(rows[0].length - 1)}${rows.length}"/>`;
  return `${XML}<worksheet xmlns="${MAIN}">${top}<sheetData>${lines.join("")}</sheetData>${filter}</worksheet>`;
}

function cellPart(cell, place, heading, numeric) {
  if (cell === null || cell === "") return "";
  const digits = cell.replace(/^-?0*|\D/g, "");
  if (!heading && numeric && /^-?\d+(\.\d+)?$/.test(cell) && digits.length <= EXACT_DIGITS) return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}"${heading ? ' s="1"' : ""} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function columnName(index) {
  const rest = Math.floor(index / 26);
  return (rest ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** A ZIP file of `[name, text]`, stored as they are, dated 1 January 1980. */
function zip(entries) {
  const encoder = new TextEncoder();
  const [files, index] = [[], []];
  let offset = 0;
  for (const [name, text] of entries) {
    const [label, data] = [encoder.encode(name), encoder.encode(text)];
    // version, UTF-8 flag, stored, time, date, checksum, sizes, length of the name, no extra field
    const fields = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, checksum(data)], [4, data.length], [4, data.length], [2, label.length], [2, 0]];
    const local = bytesOf([[4, 0x04034b50], ...fields]);
    files.push(local, label, data);
    index.push(bytesOf([[4, 0x02014b50], [2, 20], ...fields, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), label);
    offset += local.length + label.length + data.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0);
  const end = bytesOf([[4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0]]);
  return new Blob([...files, ...index, end]);
}

/** Little-endian numbers, each `[bytes, value]`. */
function bytesOf(fields) {
  return Uint8Array.from(fields.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)));
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksum(data) {
  let value = 0xffffffff;
  for (const byte of data) value = CRC_TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
