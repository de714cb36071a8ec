import { posix } from "node:path";
import { Unreadable } from "../problems.ts";
import { showsDate } from "./dates.ts";
import { attributeOf, readXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  /** of its part in the ZIP file */
  readonly part: string;
}

/** How a number is shown, as far as that says what it is. */
interface Style {
  readonly isDate: boolean;
  /** digits of a format such as 000000; 0 where it is another */
  readonly digits: number;
}

/** What the cells of every sheet refer to. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly since1904: boolean;
  readonly strings: readonly string[];
  readonly styles: readonly Style[];
}

const MOST_SHEETS = 2000;
const MOST_STRINGS = 5_000_000;
const MOST_CHARACTERS = 2 ** 28;
const MOST_STYLES = 200_000;

/** Reads all of a workbook but its sheets. @throws {Unreadable} where it is another format or damaged */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  refuseOthers(zip);
  const roots = await relationsOf(zip, "_rels/.rels", "");
  const main = roots.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (main.endsWith(".bin"))
    throw new Unreadable("format", 0, "a binary workbook (.xlsb)", "a workbook saved as .xlsx");
  const { dir, base } = posix.parse(main);
  const relations = await relationsOf(zip, `${dir}/_rels/${base}.rels`, dir);
  const { sheets, since1904 } = await sheetsOf(zip, main, relations);
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  return {
    sheets,
    since1904,
    strings: strings !== undefined && zip.has(strings) ? await stringsOf(zip, strings) : [],
    styles: styles !== undefined && zip.has(styles) ? await stylesOf(zip, styles) : [],
  };
}

function refuseOthers(zip: Zip): void {
  const want = "a workbook saved as .xlsx";
  if (zip.has("xl/workbook.bin")) throw new Unreadable("format", 0, "a binary workbook (.xlsb)", want);
  if (zip.has("content.xml") && zip.has("mimetype")) throw new Unreadable("format", 0, "an OpenDocument file", want);
  if (zip.has("word/document.xml")) throw new Unreadable("format", 0, "a Word document", want);
  if (zip.has("index/document.iwa")) throw new Unreadable("format", 0, "a Numbers or Pages document", want);
  if (!zip.has("[Content_Types].xml")) throw new Unreadable("format", 0, "a ZIP file that is no workbook", want);
}

interface Relation {
  readonly id: string;
  /** the last part of its type */
  readonly type: string;
  readonly target: string;
}

async function relationsOf(zip: Zip, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!zip.has(part)) return relations;
  await readXml(zip.bytesOf(part), part, {
    open(name, attributes) {
      if (name !== "Relationship" || attributes.TargetMode === "External" || relations.length > MOST_SHEETS * 4) return;
      const target = attributes.Target ?? "";
      const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      relations.push({ id: attributes.Id ?? "", type: posix.basename(attributes.Type ?? ""), target: path });
    },
    close() {},
    text() {},
  });
  return relations;
}

async function sheetsOf(zip: Zip, part: string, relations: readonly Relation[]) {
  const sheets: SheetPart[] = [];
  let since1904 = false;
  const targets = new Map(relations.filter(({ type }) => type === "worksheet").map(({ id, target }) => [id, target]));
  await readXml(zip.bytesOf(part), part, {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = isTrue(attributes.date1904);
      const target = name === "sheet" ? targets.get(attributeOf(attributes, "id") ?? "") : undefined;
      if (target === undefined) return; // a chart sheet has no cells
      const state = attributes.state ?? "visible";
      sheets.push({ name: attributes.name ?? "", isHidden: state !== "visible", part: target });
      if (sheets.length > MOST_SHEETS)
        throw new Unreadable("too-many-sheets", 0, "more sheets than any workbook has", `at most ${MOST_SHEETS}`);
    },
    close() {},
    text() {},
  });
  return { sheets, since1904 };
}

/** The texts that cells refer to by number: plain or rich, without the readings that stand above them in Japanese. */
async function stringsOf(zip: Zip, part: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let text = "";
  let isText = false;
  let inReading = 0;
  await readXml(zip.bytesOf(part), part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inReading++;
      isText = name === "t" && inReading === 0;
    },
    close(name) {
      isText = false;
      if (name === "rPh") inReading--;
      if (name !== "si") return;
      characters += text.length;
      if (strings.length >= MOST_STRINGS || characters > MOST_CHARACTERS)
        throw new Unreadable(
          "too-large",
          0,
          "a workbook with more text than fits in memory",
          "a smaller one, or Parquet",
        );
      strings.push(unescaped(text));
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return strings;
}

async function stylesOf(zip: Zip, part: string): Promise<Style[]> {
  const codes = new Map<number, string>();
  const styles: Style[] = [];
  let inCellXfs = false;
  await readXml(zip.bytesOf(part), part, {
    open(name, attributes) {
      if (name === "cellXfs") inCellXfs = true;
      else if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "xf" && inCellXfs) {
        const id = Number(attributes.numFmtId ?? 0);
        const code = codes.get(id);
        styles.push({ isDate: showsDate(id, code), digits: /^0{2,30}$/.test(code ?? "") ? (code?.length ?? 0) : 0 });
      }
      if (styles.length > MOST_STYLES || codes.size > MOST_STYLES)
        throw new Unreadable("too-large", 0, "more styles than any workbook has", `at most ${MOST_STYLES}`);
    },
    close(name) {
      if (name === "cellXfs") inCellXfs = false;
    },
    text() {},
  });
  return styles;
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

/** Characters that XML can't hold are written `_x000D_`. @see ECMA-376, part 1, 22.9.2.19 */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
