import { type RowSink, readCsv } from "./csv.ts";
import { FileRefused, Problems, Unreadable } from "./problems.ts";
import { Register, type RegisteredUnit } from "./register.ts";
import { openSource } from "./source.ts";

/**
 * The units that may occur in the data, from a CSV with the column `unit` and, to find units by their
 * names, `name` and `parent`; other columns are let pass. @throws {FileRefused} with what is wrong in it
 */
export async function readUnits(file: string): Promise<Register> {
  const units: RegisteredUnit[] = [];
  await readColumns(file, ["unit"], ["name", "parent"], ([id = "", name = "", parent = ""], line, problems) => {
    if (id === "") problems.add("unit-id", line, "unit", "", "the id of a unit");
    else units.push({ id, name, parent });
  });
  return new Register(units);
}

/**
 * Reads some columns of a CSV of ours: the cells of each row in the order of the names, trimmed, in NFC, empty where there are none.
 * @throws {FileRefused} with every problem, those that `take` adds among them
 */
export async function readColumns(
  file: string,
  needed: readonly string[],
  further: readonly string[],
  take: (cells: readonly string[], line: number, problems: Problems) => void,
): Promise<void> {
  const problems = new Problems(file);
  const names: string[] = [];
  const wanted = [...needed, ...further];
  const sink: RowSink = {
    column(name) {
      names.push(name.trim());
    },
    row(cells, line) {
      const missing = needed.find((name) => !names.includes(name));
      if (missing !== undefined)
        throw new Unreadable(`no-${missing}-column`, 1, `no column ${missing}`, `a column named ${missing}`);
      const row = wanted.map((name) => (cells[names.indexOf(name)] ?? "").trim().normalize("NFC"));
      take(row, line, problems);
    },
  };
  try {
    await readCsv(openSource(file, "utf-8").chunks, null, sink, problems);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.fatal(error);
  }
  if (problems.count > 0) throw new FileRefused(problems);
}
