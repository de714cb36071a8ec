import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Reads the golden cases: what COINr 1.1.14 made of the ASEM data. They belong to others and are read in place,
 * beside the repository; where they are missing, suites are skipped in words.
 */
const goldenFolder: string | null = find();

/** For `describe.skipIf`: true, and a sentence printed once per file, where the golden folder is missing. */
export const goldenMissing: boolean = goldenFolder === null;

function find(): string | null {
  const folder = fileURLToPath(new URL("../../../shared/data/golden/coinr-asem/", import.meta.url));
  if (existsSync(`${folder}fixtures/manifest.json`)) return folder;
  console.log("golden: skipped, because the folder ../shared/data/golden/coinr-asem is not beside the repository");
  return null;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The text of a file of the golden folder, such as `asem/ASEM_iMeta.csv`. */
export function readGolden(path: string): string {
  if (goldenFolder === null) throw new Error(`readGolden: got ${path}, want the golden folder, which is missing`);
  return readFileSync(goldenFolder + path, "utf8");
}

/** A case as stored, with its `parameters`, `input` and `output`. */
export function loadFixture(name: string): Json {
  const json: Json = JSON.parse(readGolden(`fixtures/${name}.json`));
  return json;
}

/** What lies under the keys; fails by name where something is missing. */
export function at(json: Json, ...keys: readonly string[]): Json {
  let value = json;
  for (const key of keys) {
    const inner = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const found = inner.find(([name]) => name === key);
    if (!found) throw new Error(`at: got no ${key} under ${keys.join(" › ")}`);
    value = found[1];
  }
  return value;
}

export function keysOf(json: Json): string[] {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new Error("keysOf: want an object");
  return Object.keys(json);
}

export function listOf(json: Json): readonly Json[] {
  if (!Array.isArray(json)) throw new Error(`listOf: got ${typeof json}, want a list`);
  return json;
}

export function textOf(json: Json | undefined): string {
  if (typeof json !== "string") throw new Error(`textOf: got ${JSON.stringify(json)}, want words`);
  return json;
}

export function textsOf(json: Json): string[] {
  return listOf(json).map(String);
}

/** null is NaN, and infinities are words. */
export function numberOf(json: Json): number {
  if (json === null) return NaN;
  if (typeof json === "boolean") return json ? 1 : 0;
  const number = typeof json === "string" ? Number(json) : json;
  if (typeof number !== "number" || (typeof json === "string" && Number.isNaN(number)))
    throw new Error(`numberOf: got ${JSON.stringify(json)}, want a number`);
  return number;
}

export function numbersOf(json: Json): Float64Array {
  return Float64Array.from(listOf(json), numberOf);
}

/** A stored table: its units in order, and its columns of numbers by name, those of words left out. */
export interface Golden {
  readonly units: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}

export function tableOf(json: Json): Golden {
  const columns = new Map<string, Float64Array>();
  for (const key of keysOf(json)) {
    const list = listOf(at(json, key));
    if (list.every((cell) => typeof cell !== "string" || cell.endsWith("Infinity"))) columns.set(key, numbersOf(list));
  }
  return { units: textsOf(at(json, "uCode")), columns };
}

/** The column of a table, or an error that names it. */
export function columnIn(table: Golden, name: string): Float64Array {
  const column = table.columns.get(name);
  if (!column) throw new Error(`columnIn: got no column ${name}`);
  return column;
}

/** Whether two numbers agree to 10⁻⁹, relative above 1; NaN agrees with NaN, an infinity with itself. */
function agrees(got: number, want: number): boolean {
  if (Number.isNaN(want) || Number.isNaN(got)) return Number.isNaN(want) && Number.isNaN(got);
  if (!Number.isFinite(want)) return got === want;
  return Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want));
}

/** The cells that do not agree, as sentences; [] is the wanted answer. */
export function differences(name: string, got: ArrayLike<number>, want: ArrayLike<number>): string[] {
  if (got.length !== want.length) return [`${name}: got ${got.length} values, want ${want.length}`];
  const found: string[] = [];
  for (let i = 0; i < want.length; i++)
    if (!agrees(got[i]!, want[i]!)) found.push(`${name}[${i}]: got ${got[i]}, want ${want[i]}`);
  return found;
}
