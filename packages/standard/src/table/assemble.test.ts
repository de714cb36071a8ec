import { State } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { type ColumnSpec, columnIdsOf } from "../columns.ts";
import { type Assembled, assemble, type Gathering, isReadFrom, originsOf, TIMELESS } from "./assemble.ts";
import { type CellBudget, CellStore, type Cells, UNSET } from "./cell-store.ts";
import { type Period, parsePeriod } from "./periods.ts";

const plain = { role: "indicator", range: null, options: null, weights: null, planned: -1, unit: null } as const;
const columns: readonly ColumnSpec[] = [
  { ...plain, id: "same", kind: "amount", column: 0, use: "same", error: null },
  { ...plain, id: "latest", kind: "amount", column: 1, use: "latest within P2Y", error: null },
  { ...plain, id: "mean", kind: "amount", column: 2, use: "mean", error: 0.5 },
  { ...plain, id: "plan", kind: "status", column: 3, planned: 4, use: "same", error: null },
  { ...plain, id: "size", role: "context", kind: "count", column: 5, use: "same", error: null },
];
const budget = (left: number): CellBudget => ({ left, spent: () => new Error("no cells left") });

function year(text: string): Period {
  const period = parsePeriod(text, "year");
  if (period === null) throw new Error(`${text} is no year`);
  return period;
}

type Cell = number | { readonly value: number; readonly error: number } | { readonly state: State };

/** Cells by `<period or -> <unit> <column>`; a unit without a column only has a row. */
function gatheringOf(cells: Readonly<Record<string, Cell>>): Gathering {
  const units: string[] = [];
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const ids = columnIdsOf(columns);
  const all = budget(1 << 24);
  for (const [key, cell] of Object.entries(cells)) {
    const [written = "", id = "", columnId] = key.split(" ");
    const period = written === "-" ? TIMELESS : written;
    if (period !== TIMELESS) periods.set(period, year(period));
    if (!units.includes(id)) units.push(id);
    const unit = units.indexOf(id);
    const store = stores.get(period) ?? new CellStore(ids.length, all);
    stores.set(period, store);
    store.touch(unit);
    if (columnId === undefined) continue;
    const column = ids.indexOf(columnId);
    if (typeof cell === "number") store.set(unit, column, State.present, cell);
    else if ("state" in cell) store.set(unit, column, cell.state, Number.NaN);
    else {
      store.set(unit, column, State.present, cell.value);
      store.setError(unit, column, cell.error);
    }
  }
  return { columns, ids, units, stores, periods };
}

/** State, value and standard error. */
function cellIn({ table }: Assembled, unit: string, id: string): unknown[] {
  const at = table.columns.indexOf(id) * table.units.length + table.units.indexOf(unit);
  return [table.states[at], table.values[at], table.errors?.[at]];
}

const { present, missing, refused } = State;

describe("the table of a period", () => {
  it("has the units with a row in it by the bytes of their ids, and says where each stood", () => {
    const { table, order, leftOut } = assemble(
      gatheringOf({ "2026 b": 0, "2026 é": 0, "2025 z": 0, "2025 c": 0, "2026 a": 0 }),
      year("2026"),
    );
    expect(table.units).toEqual(["a", "b", "é"]);
    expect([...order]).toEqual([4, 0, 1]);
    expect(leftOut).toEqual(["c", "z"]);
    expect(table.columns).toEqual(["same", "latest", "mean", "plan", "plan.planned", "size"]);
  });

  it("takes each cell from the periods that its column allows", () => {
    const gathering = gatheringOf({
      "2026 a": 0,
      "2025 a same": 1,
      "2024 a latest": 2,
      "2023 a latest": 3,
      "2025 b latest": 4,
      "2026 b latest": 5,
      "2027 b latest": 6,
      "2025 b mean": { value: 2, error: 3 },
      "2026 b mean": { value: 4, error: 4 },
      "2024 b mean": { state: refused },
      "2025 c latest": { state: refused },
      "2024 c latest": 7,
      "2026 c latest": { state: missing },
      "2025 c mean": { state: refused },
      "- c size": 60,
      "2026 c plan": 0.5,
      "2026 c plan.planned": 0.25,
    });
    const assembled = assemble(gathering, year("2026"));
    expect(cellIn(assembled, "a", "same")).toEqual([missing, Number.NaN, Number.NaN]);
    expect(cellIn(assembled, "a", "latest")).toEqual([present, 2, Number.NaN]);
    expect(cellIn(assembled, "b", "latest")).toEqual([present, 5, Number.NaN]);
    expect(cellIn(assembled, "b", "mean")).toEqual([present, 3, 2.5]);
    expect(cellIn(assembled, "c", "latest")).toEqual([refused, Number.NaN, Number.NaN]);
    expect(cellIn(assembled, "c", "mean")).toEqual([refused, Number.NaN, Number.NaN]);
    expect(cellIn(assembled, "c", "size")).toEqual([present, 60, Number.NaN]);
    expect(cellIn(assembled, "c", "plan.planned")).toEqual([present, 0.25, Number.NaN]);
    expect(originsOf(gathering, year("2026"), gathering.units.indexOf("b"))).toEqual(
      new Map([
        ["latest", [{ period: "2026", value: 5 }]],
        [
          "mean",
          [
            { period: "2026", value: 4 },
            { period: "2025", value: 2 },
          ],
        ],
      ]),
    );
  });

  it("gives a value that brings no standard error the one of its column", () => {
    const assembled = assemble(gatheringOf({ "2026 a mean": 4, "2026 b": 0 }), year("2026"));
    expect(cellIn(assembled, "a", "mean")).toEqual([present, 4, 0.5]);
    expect(cellIn(assembled, "b", "mean")).toEqual([missing, Number.NaN, Number.NaN]);
  });

  it("is the same from columns that lie in one piece", () => {
    const gathering = gatheringOf({
      "2026 a same": 1,
      "2026 b same": { value: 2, error: 0.1 },
      "2025 b latest": { value: 4, error: 0.2 },
      "2026 b latest": { state: missing },
      "2026 c latest": { state: refused },
      "2025 c latest": 7,
      "- c size": 60,
    });
    const whole = ([text, store]: [string, Cells]): [string, Cells] => {
      const cells: Cells = {
        has: (unit) => store.has(unit),
        stateOf: () => UNSET,
        valueOf: () => Number.NaN,
        errorOf: () => Number.NaN,
        hasErrors: store.hasErrors,
        wholeColumn: (column) => {
          const of = gathering.units.map((_, unit) => unit);
          const states = Uint8Array.from(of, (unit) => store.stateOf(unit, column));
          if (states.every((state) => state === UNSET)) return null;
          const values = Float64Array.from(of, (unit) => store.valueOf(unit, column));
          const errors = store.hasErrors ? Float64Array.from(of, (unit) => store.errorOf(unit, column)) : null;
          return { states, values, errors };
        },
      };
      return [text, cells];
    };
    const stores = new Map([...gathering.stores].map(whole));
    const unmeasured = columns.filter(({ use }) => use !== "mean");
    const of = { ...gathering, columns: unmeasured };
    expect(assemble({ ...of, stores }, year("2026"))).toEqual(assemble(of, year("2026")));
  });

  it("has errors only where a cell of it has one, or a column states one", () => {
    const gathering = gatheringOf({ "2026 a same": 1, "2025 a same": { value: 2, error: 0.1 } });
    const unmeasured = columns.map((spec) => ({ ...spec, error: null }));
    expect(assemble(gathering, year("2026")).table.errors).toBeDefined();
    expect(assemble({ ...gathering, columns: unmeasured }, year("2026")).table.errors).toBeUndefined();
    expect(assemble({ ...gathering, columns: unmeasured }, year("2025")).table.errors).toBeDefined();
  });

  it("is of what has no period where none is asked for", () => {
    const assembled = assemble(gatheringOf({ "- a same": 1, "2026 b same": 2 }), null);
    expect(assembled.table.units).toEqual(["a"]);
    expect(cellIn(assembled, "a", "same").slice(0, 2)).toEqual([present, 1]);
  });
});

describe("the periods that a column is read from", () => {
  const from = (id: string, period: string | null, at: string | null): boolean => {
    const spec = columns.find((column) => column.id === id);
    if (spec === undefined) throw new Error(`no column ${id}`);
    return isReadFrom(spec, period === null ? null : year(period), at === null ? null : year(at));
  };
  it.each([
    ["same", "2026", "2026", true],
    ["same", "2026", "2025", false],
    ["same", "2026", null, false],
    ["same", null, null, true],
    ["same", null, "2026", false],
    ["latest", "2026", "2024", true],
    ["latest", "2026", "2023", false],
    ["latest", "2026", "2027", false],
    ["mean", "2026", "1990", true],
    ["mean", "2026", "2027", false],
    ["mean", "2026", null, false],
    ["size", "2026", null, true],
    ["size", "2026", "2025", false],
  ] as const)("%s of %s, from %s: %s", (id, period, at, isRead) => {
    expect(from(id, period, at)).toBe(isRead);
  });
});

describe("a store of cells", () => {
  it("keeps the first value of a cell", () => {
    const store = new CellStore(2, budget(1 << 20));
    expect(store.stateOf(5000, 1)).toBe(UNSET);
    expect(store.set(5000, 1, present, 3)).toBe(true);
    expect(store.set(5000, 1, present, 4)).toBe(false);
    expect([store.valueOf(5000, 1), store.valueOf(5000, 0), store.errorOf(5000, 1)]).toEqual([
      3,
      Number.NaN,
      Number.NaN,
    ]);
    expect([store.has(5000), store.hasErrors]).toEqual([false, false]);
  });

  it("throws what its owner says once no more cells may be made", () => {
    const store = new CellStore(4, budget(1 << 14));
    store.set(0, 0, present, 1);
    expect(() => store.set(4096, 0, present, 1)).toThrow(new Error("no cells left"));
  });
});
