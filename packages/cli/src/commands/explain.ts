import { explain, pathToNextGrade } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import { laddersOf, nearest } from "@touchstone/standard";
import { type RobustnessOptions, uncertaintyOf } from "../robustness/uncertainty.ts";
import { Stop } from "../stop.ts";
import { explanationLines } from "../terminal/explanation.ts";
import type { Screen } from "../terminal/screen.ts";
import { type InputOptions, orStop, readInputs } from "./inputs.ts";

/** `touchstone explain`: one unit, from each observation to the grade, and the path to the next. */
export async function runExplain(
  standardFile: string,
  dataFile: string,
  unit: string,
  options: InputOptions & RobustnessOptions,
  screen: Screen,
): Promise<void> {
  const wanted = unit.trim().normalize("NFC");
  const { loaded, input, progress } = await readInputs(standardFile, dataFile, options, screen, wanted);
  const i = placeOf(input, wanted);
  const { model, standard } = loaded;
  const uncertainty = await uncertaintyOf(loaded, input, options, progress, true, screen.say);
  progress.at("scoring");
  const explained = orStop(input.table, () => ({
    loaded,
    input,
    i,
    uncertainty,
    explanation: explain(model, input.table, i),
    path: standard.grades.length > 0 ? pathToNextGrade(model, input.table, i, laddersOf(standard, model)) : null,
  }));
  progress.done();
  await screen.print(`${explanationLines(explained, screen).join("\n")}\n`);
}

/** The unit with this id, or the only one with this name. @throws {Stop} naming what is near */
export function placeOf({ table, names, file, period }: InputTable, wanted: string): number {
  const byId = table.units.indexOf(wanted);
  if (byId >= 0) return byId;
  const places = names.flatMap((name, i) => (name === wanted ? [i] : []));
  const [only, another] = places;
  if (only !== undefined && another === undefined) return only;
  if (only !== undefined) {
    const ids = places.slice(0, 8).map((i) => table.units[i]);
    throw new Stop(
      1,
      `${file}: ${places.length} units are named ${JSON.stringify(wanted)}: ${ids.join(", ")}. Give the id.`,
    );
  }
  const near = nearest(wanted, [...table.units, ...names.filter(Boolean)]);
  const hint = near === null ? `such as ${table.units.slice(0, 5).join(", ")}` : `the nearest is ${near}`;
  const inPeriod = period === null ? "" : ` in ${period.text}`;
  throw new Stop(
    1,
    `${file}: got the unit ${JSON.stringify(wanted)}, want one of the ${table.units.length} units${inPeriod}; ${hint}.`,
  );
}
