import { Stop } from "../stop.ts";
import { type RowSink, readCsv } from "./csv.ts";
import { formatInputProblem, Problems, Unreadable } from "./problems.ts";
import { openSource } from "./source.ts";

/** The ids in the column `unit` of a CSV: the units that may occur in the data. @throws {Stop} with what is wrong in it */
export async function readUnits(file: string): Promise<ReadonlySet<string>> {
  const units = new Set<string>();
  const problems = new Problems(file);
  let place = -1;
  let columns = 0;
  const sink: RowSink = {
    column(name) {
      if (name.trim() === "unit") place = columns;
      columns++;
    },
    row(cells, line) {
      if (place < 0) throw new Unreadable("no-unit-column", 1, "no column unit", "a column named unit");
      const id = (cells[place] ?? "").trim().normalize("NFC");
      if (id === "") problems.add("unit-id", line, "unit", "", "the id of a unit");
      else units.add(id);
    },
  };
  try {
    await readCsv(openSource(file, "utf-8").chunks, null, sink, problems);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.fatal(error);
  }
  if (problems.count > 0)
    throw new Stop(1, problems.shown.map((problem) => formatInputProblem(file, problem)).join("\n"));
  return units;
}
