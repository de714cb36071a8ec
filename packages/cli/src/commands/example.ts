import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { textSource } from "@touchstone/input";
import { loadStandard } from "../load-standard.ts";
import { presentShares } from "../result.ts";
import { uncertaintyOf } from "../robustness/uncertainty.ts";
import { Stop } from "../stop.ts";
import { progressOn } from "../terminal/progress.ts";
import { scoreLines } from "../terminal/score-table.ts";
import type { Screen } from "../terminal/screen.ts";
import { wrap } from "../terminal/table.ts";
import { readFor, scoreOrStop } from "./inputs.ts";
import { topOf } from "./score.ts";

const FOLDER = new URL("../../../../standards/lie-of-the-land/", import.meta.url);

/** `touchstone example`: the bundled index on real figures, read at this moment from the package that has them. */
export async function runExample(options: { readonly top: string }, screen: Screen): Promise<void> {
  const top = topOf(options.top);
  const file = fileURLToPath(new URL("standard.yaml", FOLDER));
  if (!existsSync(file)) throw new Stop(1, `${file}: not there; the examples come with the repository.`);
  const loaded = await loadStandard(file);
  const input = await readFor(loaded, textSource("figures.csv", await figures()), { encoding: "utf-8" });
  const scored = scoreOrStop(loaded.model, input.table);
  const present = presentShares(scored);
  const uncertainty = await uncertaintyOf(loaded, input, {}, progressOn(screen), false, screen.say);
  const result = { loaded, input, scored, present, uncertainty };
  const width = Math.min(screen.columns, 100);
  const next = [
    "touchstone score standards/good-neighbours/standard.yaml standards/good-neighbours/data.csv",
    "touchstone explain standards/good-neighbours/standard.yaml standards/good-neighbours/data.csv lampfell-2",
  ];
  const lines = [
    ...scoreLines(result, screen, top, `a recognition with grades and gates, invented:`),
    ...next.map((command) => `  npx ${command}`),
    ...wrap(
      "docs/format.md shows how to write a standard in ten minutes; touchstone --help lists the commands.",
      width,
    ),
  ];
  await screen.print(`${lines.join("\n")}\n`);
}

/** The figures as CSV, by the example's own program. */
async function figures(): Promise<string> {
  const program: unknown = await import(new URL("data.ts", FOLDER).href);
  if (typeof program === "object" && program !== null && "csv" in program && typeof program.csv === "function")
    return String(program.csv());
  throw new TypeError("data.ts: got no function csv, want one");
}
