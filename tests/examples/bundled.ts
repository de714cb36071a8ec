import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check, type Problem, type Standard } from "@touchstone/standard";

const FOLDER = new URL("../../standards/", import.meta.url);
export const EXAMPLES = ["good-neighbours", "green-office", "lie-of-the-land", "short"] as const;
export type Example = (typeof EXAMPLES)[number];

export const pathOf = (name: string): string => fileURLToPath(new URL(name, FOLDER));
export const textOfFile = (name: string): string => readFileSync(pathOf(name), "utf8");
export const sourceOf = (name: Example): string => textOfFile(`${name}/standard.yaml`);

export function problemsOf(source: string): readonly Problem[] {
  const read = check(source);
  return read.ok ? read.warnings : read.problems;
}

/** The standard that a text is. @throws {Error} with every problem in it */
export function checked(source: string): Standard {
  const read = check(source);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** What the command line says of one unit. */
export interface Scorecard {
  readonly unit: string;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly gates: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly without: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What `touchstone score --json` says of each unit. */
export function scoresOf(name: Example, data: string = pathOf(`${name}/data.csv`)): Record<string, Scorecard> {
  const program = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
  const said = runNode(program, "score", pathOf(`${name}/standard.yaml`), data, "--json");
  const { units } = JSON.parse(said) as { units: Scorecard[] }; // its own format
  return Object.fromEntries(units.map((card) => [card.unit, card]));
}

export function runNode(...args: string[]): string {
  return execFileSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** Hands the path of a file with a text to `use`, then removes it. */
export function inFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-"));
  try {
    const file = join(folder, "data.csv");
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
