import { type ZipPart, zipOf } from "@touchstone/input";
import { numberText } from "@touchstone/standard";

/** A cell: a text, or a number, of which NaN is an empty cell. */
export type XlsxCell = string | number;

/**
 * An Excel workbook of one sheet, in pieces. Texts stay texts: an id of digits keeps its zeros, one that
 * looks like a formula or a date runs and becomes nothing. Numbers keep all their digits.
 * @see ECMA-376, part 1, 18.3
 */
export function xlsxOf(sheet: string, rows: Iterable<readonly XlsxCell[]>): AsyncGenerator<Buffer> {
  return zipOf([
    part("[Content_Types].xml", CONTENT_TYPES),
    part("_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]])),
    part("xl/workbook.xml", workbook(sheet)),
    part(
      "xl/_rels/workbook.xml.rels",
      relations([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "styles", "styles.xml"],
      ]),
    ),
    part("xl/styles.xml", STYLES),
    { name: "xl/worksheets/sheet1.xml", pieces: sheetXml(rows) },
  ]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
/** Style 0 is plain, style 1 is text (format 49, @): what is typed over such a cell stays text too. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function part(name: string, xml: string): ZipPart {
  return { name, pieces: [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`] };
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** Programs take sheet names of at most 31 characters, without : \ / ? * [ ]. */
function workbook(sheet: string): string {
  const name = escaped(
    sheet
      .replace(/[:\\/?*[\]]/g, " ")
      .slice(0, 31)
      .trim() || "Sheet1",
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function* sheetXml(rows: Iterable<readonly XlsxCell[]>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  for (const row of rows) yield `<row>${row.map(cellXml).join("")}</row>`;
  yield "</sheetData></worksheet>";
}

function cellXml(cell: XlsxCell): string {
  if (typeof cell === "number") return Number.isNaN(cell) ? "<c/>" : `<c><v>${numberText(cell)}</v></c>`;
  if (cell === "") return '<c s="1"/>';
  return `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML; what XML can't hold becomes `_x000D_`, and a text that looks so already gets its underscore written so. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (c) => (c === "\t" || c === "\n" ? c : `_x${hexOf(c)}_`))
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}
