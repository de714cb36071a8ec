import { createHash } from "node:crypto";
import type { SubmissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import type { AnswersRead } from "@touchstone/server";
import { type Cell, CellStore, columnIdsOf, type Period, parsePeriod, readCell } from "@touchstone/standard";
import type { Row } from "./answers.ts";

/** room is taken by whole pages of cells */
const MOST_CELLS = 1 << 24;

/** Rows as the record takes a file of answers. @throws {RangeError} where a cell can't be read by the standard */
export function readRows({ columns }: SubmissionColumns, rows: readonly Row[]): AnswersRead {
  const ids = columnIdsOf(columns);
  const units = [...new Set(rows.map(({ unit = "" }) => unit))];
  const places = new Map(units.map((unit, place) => [unit, place]));
  const budget = { left: MOST_CELLS, spent: () => new RangeError("readRows: too many cells") };
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const specs = new Map(columns.map((spec) => [spec.id, spec]));
  const cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
  for (const { unit = "", period = "", ...cells } of rows) {
    const parsed = parsePeriod(period, "year");
    if (parsed) periods.set(period, parsed);
    const store = stores.get(period) ?? new CellStore(ids.length, budget);
    stores.set(period, store);
    const place = places.get(unit) ?? 0; // every row's unit is among them
    store.touch(place);
    for (const [id, text] of Object.entries(cells)) {
      const spec = specs.get(id);
      const want = spec ? readCell(text, spec, false, cell) : "a column of the standard";
      if (want !== null || !spec) throw new RangeError(`readRows: got ${id} ${text} of ${unit}, want ${want}`);
      store.set(place, spec.column, cell.state, cell.value);
      if (spec.planned >= 0) store.set(place, spec.planned, cell.state, cell.planned);
    }
  }
  const source = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  return { gathering: { columns, ids, units, stores, periods }, remarks: [], source };
}
