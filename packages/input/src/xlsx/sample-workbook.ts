import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ZipPart, zipOf } from "../zip-of.ts";

/** The parts of a workbook that a test wants otherwise than they are here. */
export interface Parts {
  /** inside `sheetData` */
  readonly rows?: string;
  /** between `sheetData` and the end of the sheet */
  readonly after?: string;
  readonly before?: string;
  readonly strings?: readonly string[];
  /** format codes of the styles 1, 2 … */
  readonly formats?: readonly string[];
  readonly workbookPr?: string;
  readonly sheets?: string;
  /** whole parts, in place of what is here or beside it */
  readonly others?: Readonly<Record<string, string>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook by their names. */
export function partsOf({
  rows = "",
  after = "",
  before = "",
  strings = [],
  formats = [],
  ...more
}: Parts): Record<string, string> {
  const formatsXml = formats.map((code, k) => `<numFmt numFmtId="${200 + k}" formatCode="${code}"/>`).join("");
  const xfs = formats.map((_, k) => `<xf numFmtId="${200 + k}"/>`).join("");
  const sheets = more.sheets ?? `<sheet name="Sheet1" sheetId="1" r:id="s1"/>`;
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr ${more.workbookPr ?? ""}/><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="s${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="t" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${DOCUMENT}/styles" Target="/xl/styles.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet><numFmts>${formatsXml}</numFmts><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more.others,
  };
}

export async function zipBytes(parts: Iterable<ZipPart>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(parts)) pieces.push(piece);
  return Buffer.concat(pieces);
}

let nFiles = 0;
/** Writes a workbook of these parts. @returns its path */
export async function workbookFile(folder: string, parts: Parts): Promise<string> {
  const path = join(folder, `${nFiles++}.xlsx`);
  const all = Object.entries(partsOf(parts)).map(([name, text]) => ({ name, pieces: [text] }));
  writeFileSync(path, await zipBytes(all));
  return path;
}

/** Rows of texts, numbers (as they are written) and raw cells, from the row 1. */
export function rowsXml(rows: readonly (readonly (string | number | { readonly raw: string })[])[]): string {
  const cellXml = (cell: string | number | { readonly raw: string }): string => {
    if (typeof cell === "object") return cell.raw;
    if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
    return cell === "" ? "<c/>" : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
  };
  return rows.map((row, at) => `<row r="${at + 1}">${row.map(cellXml).join("")}</row>`).join("");
}
