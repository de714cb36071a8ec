import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Asked } from "../gathered.ts";
import { readTable } from "../read-table.ts";
import { openSource } from "../source.ts";
import { sampleAsked } from "../testing/sample-asked.ts";
import { type Parts, rowsXml, workbookFile } from "./sample-workbook.ts";

/** A folder for the workbooks of one test file, removed at its end. */
export const folder = mkdtempSync(join(tmpdir(), "touchstone-xlsx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export type Cells = Parameters<typeof rowsXml>[0];
/** What is read of a workbook. */
export const read = async (parts: Parts, asked: Partial<Asked> = {}) =>
  readTable(openSource(await workbookFile(folder, parts), "utf-8"), sampleAsked(asked), null);
/** What is read of a workbook with these rows. */
export const readRows = (rows: Cells, asked: Partial<Asked> = {}, parts: Parts = {}) =>
  read({ ...parts, rows: rowsXml(rows) }, asked);
export const raw = (xml: string) => ({ raw: xml });
/** A cell with a date, by its number and the place of its format. */
export const date = (serial: number, style = 1) => raw(`<c s="${style}"><v>${serial}</v></c>`);
export const DATED: Parts = { formats: ["yyyy&quot;年&quot;m&quot;月&quot;", "000000", "0.0%"] };
