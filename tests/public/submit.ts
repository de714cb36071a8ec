import { submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { importObservations, type Touchstone } from "@touchstone/server";
import type { SampleOffice } from "@touchstone/server/testing";
import { type Cell, CellStore, check, columnIdsOf, type Period, parsePeriod, readCell } from "@touchstone/standard";

/** Hands in rows as a file would have them: `unit`, `period`, then cells by the ids of columns. */
export async function submitRows(
  touchstone: Touchstone,
  { organisation, account }: SampleOffice,
  programme: string,
  yaml: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const columns = submissionColumns(programme, checked.value);
  const ids = columnIdsOf(columns.columns);
  const units = [...new Set(rows.map(({ unit = "" }) => unit))];
  const budget = { left: 1 << 24, spent: () => new Error("too many cells") };
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
  for (const { unit = "", period = "", ...cells } of rows) {
    const store = stores.get(period) ?? new CellStore(ids.length, budget);
    stores.set(period, store);
    const parsed = parsePeriod(period, "none");
    if (parsed) periods.set(period, parsed);
    const place = units.indexOf(unit);
    store.touch(place);
    for (const [id, text] of Object.entries(cells)) {
      const spec = columns.columns.find((column) => column.id === id);
      if (!spec) continue; // a name, or what the register knows
      const want = readCell(text, spec, false, cell);
      if (want !== null) throw new Error(`${id}: got ${text}, want ${want}`);
      store.set(place, spec.column, cell.state, cell.value);
      if (spec.planned >= 0) store.set(place, spec.planned, cell.state, cell.planned);
    }
  }
  const gathering = { columns: columns.columns, ids, units, stores, periods };
  const done = await importObservations(
    touchstone,
    { gathering, remarks: [], source: "0".repeat(64) },
    { organisation: organisation.slug, programme, account, version: checked.value.version, columns, scheme: "code" },
  );
  if (!done.ok) throw new Error(JSON.stringify(done));
}
