import type { Gathered } from "../gathered.ts";
import { printable, Unreadable } from "../problems.ts";
import type { Rows } from "../rows.ts";
import { type Merge, readSheet } from "./sheet.ts";
import { SheetRows } from "./sheet-rows.ts";
import { readWorkbook, type SheetPart, type Workbook } from "./workbook.ts";
import { openZip, type Zip } from "./zip.ts";

/**
 * Reads one sheet of an Excel workbook (.xlsx) into `rows`, streamed: nothing is held but the texts that
 * cells share. A cell is its value, never what it looks like: 0.85 shown as 85 % is 0.85.
 * @returns what a reader of the result should know: which sheet, formulas, what was hidden
 * @throws {Unreadable} where the file is no such workbook, is damaged, or is made to fill the machine
 */
export async function readXlsx(path: string, rows: Rows, gathered: Gathered): Promise<string[]> {
  const zip = await openZip(path);
  try {
    const workbook = await readWorkbook(zip);
    const sheet = sheetOf(workbook.sheets, gathered.asked.sheet);
    const taker = new SheetRows(
      sheet.name,
      workbook.sheets.map(({ name }) => name),
      rows,
      gathered,
    );
    const { merges, hiddenColumns } = await readSheet(zip, sheet.part, workbook, (row) => taker.take(row));
    taker.end();
    const suspects = merges.filter(({ lastRow }) => lastRow > taker.headerEnd);
    if (suspects.length > 0) taker.reportMerges(await withValues(zip, sheet, workbook, suspects));
    return [...chosen(workbook.sheets, sheet, gathered.asked.sheet), ...taker.remarks(hiddenColumns)];
  } finally {
    zip.close();
  }
}

/** The sheet that was asked for, by name or by number from 1. */
function sheetOf(sheets: readonly SheetPart[], asked: string | undefined): SheetPart {
  const found =
    asked === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : (sheets.find(({ name }) => name === asked) ??
        (/^[1-9]\d{0,3}$/.test(asked) ? sheets[Number(asked) - 1] : undefined));
  if (found) return found;
  const known = sheets.slice(0, 20).map(({ name }) => printable(name));
  if (asked === undefined)
    throw new Unreadable("no-sheet", 0, "a workbook without a sheet", "one with a sheet of data");
  const more = sheets.length > known.length ? ` … (${sheets.length} in all)` : "";
  throw new Unreadable(
    "no-sheet",
    0,
    `no sheet ${printable(JSON.stringify(asked))}`,
    `one of ${known.join(", ")}${more}`,
  );
}

function chosen(sheets: readonly SheetPart[], sheet: SheetPart, asked: string | undefined): string[] {
  const hidden = sheet.isHidden ? [`The sheet ${printable(sheet.name)} is hidden in the workbook; it was read.`] : [];
  if (sheets.length === 1 || asked !== undefined) return hidden;
  return [`The workbook has ${sheets.length} sheets; read: ${printable(sheet.name)} (--sheet chooses).`, ...hidden];
}

/** Those of the merged cells that have a value: the sheet says what is merged only after its rows, so it is read again. */
async function withValues(zip: Zip, sheet: SheetPart, workbook: Workbook, merges: readonly Merge[]): Promise<Merge[]> {
  const found: Merge[] = [];
  const byRow = Map.groupBy(merges, ({ firstRow }) => firstRow);
  await readSheet(zip, sheet.part, workbook, ({ number, kinds }) => {
    for (const merge of byRow.get(number) ?? [])
      if ((kinds[merge.firstColumn] ?? "empty") !== "empty") found.push(merge);
  });
  return found;
}
