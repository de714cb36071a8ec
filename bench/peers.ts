import { scoreInner, type Table } from "@touchstone/engine";
import { inventedModel, inventedTable } from "./invented-table.ts";
import { type Bench, cpuOf, median, type Row } from "./row.ts";

const UNITS = 660_000;
const FEW = 20_000;
const ROUNDS = 3;
/** pillars of six indicators, themes of four, three and three pillars: as bench/invented-table.ts */
const PILLARS = Array.from({ length: 10 }, (_, p) => Array.from({ length: 6 }, (_, c) => 6 * p + c));
const THEMES = [
  [0, 1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

/** The same work as people do it without us: in a database, and in objects. */
export const peers: Bench = {
  title: "score 660,000 × 60 against DuckDB, naive objects and COINr",
  run: async () => {
    const ours = ownSeconds(UNITS);
    return [row("DuckDB SQL", ours, await duckDbSeconds()), row(naiveName(), ours, naiveSeconds()), coinr()];
  },
};

const naiveName = (): string =>
  `an array of row objects, map and reduce (${FEW.toLocaleString("en")} units, times ${UNITS / FEW})`;

function row(name: string, ours: number, peer: number | null): Row {
  return {
    work: `660,000 × 60, min–max, 3 levels, arithmetic, ranks: against ${name}`,
    measure: "CPU s",
    ours,
    peer,
    ratio: peer === null ? null : ours / peer,
    mustReach: "",
    holds: null,
  };
}

function ownSeconds(nUnits: number): number {
  const table = inventedTable(nUnits, 0);
  const model = inventedModel("arithmetic");
  let into = scoreInner(model, table);
  return median(
    Array.from({ length: ROUNDS + 2 }, () =>
      cpuOf(() => {
        into = scoreInner(model, table, into);
      }),
    ),
  );
}

/** The table is made in the database, by its own random numbers; only the scoring is measured. null without DuckDB. */
async function duckDbSeconds(): Promise<number | null> {
  let DuckDBInstance: typeof import("@duckdb/node-api").DuckDBInstance;
  try {
    ({ DuckDBInstance } = await import("@duckdb/node-api"));
  } catch {
    console.error("  no DuckDB on this machine");
    return null;
  }
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  try {
    const columns = Array.from({ length: 60 }, (_, j) => `random() * 1000 as i${j}`).join(", ");
    await connection.run(`select setseed(0.5)`);
    await connection.run(`create table cells as select range as unit, ${columns} from range(${UNITS})`);
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await connection.run("drop table if exists scored");
      const before = process.cpuUsage();
      await connection.run(scoringSql());
      const { user, system } = process.cpuUsage(before);
      seconds.push((user + system) / 1e6);
    }
    return median(seconds);
  } finally {
    connection.closeSync();
  }
}

function scoringSql(): string {
  const all = Array.from({ length: 60 }, (_, j) => j);
  const posts = all.map((j) => `min(i${j}) as low${j}, max(i${j}) as high${j}`);
  const score = (j: number): string => `((i${j} - low${j}) / (high${j} - low${j}) * 99 + 1)`;
  const mean = (parts: readonly string[]): string => `(${parts.join(" + ")}) / ${parts.length}`;
  const pillars = PILLARS.map((columns, p) => `${mean(columns.map(score))} as pillar${p}`);
  const themes = THEMES.map((of, t) => `${mean(of.map((p) => `pillar${p}`))} as theme${t}`);
  return `create table scored as
    with posts as (select ${posts.join(", ")} from cells),
    pillars as (select unit, ${pillars.join(", ")} from cells, posts),
    themes as (select *, ${themes.join(", ")} from pillars),
    total as (select *, round(${mean(["theme0", "theme1", "theme2"])}, 6) as score from themes)
    select *, rank() over (order by score desc) as rank from total`;
}

/** Rows of named numbers, a new object for every stage. */
function naiveSeconds(): number {
  const table = inventedTable(FEW, 0);
  const rows = rowsOf(table);
  return (
    median(
      Array.from({ length: ROUNDS }, () =>
        cpuOf(() => {
          naiveScores(rows, table.columns);
        }),
      ),
    ) *
    (UNITS / FEW)
  );
}

type Cells = Readonly<Record<string, number>>;

function rowsOf({ units, columns, values }: Table): Cells[] {
  return units.map((_, i) => Object.fromEntries(columns.map((id, j) => [id, values[j * units.length + i] ?? NaN])));
}

function naiveScores(rows: readonly Cells[], columns: readonly string[]): { score: number; rank: number }[] {
  const posts = columns.map((id) => ({
    low: rows.reduce((low, cells) => Math.min(low, cells[id] ?? NaN), Infinity),
    high: rows.reduce((high, cells) => Math.max(high, cells[id] ?? NaN), -Infinity),
  }));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const scored = rows.map((cells) => {
    const scores = columns.map((id, j) => {
      const { low = NaN, high = NaN } = posts[j] ?? {};
      return (((cells[id] ?? NaN) - low) / (high - low)) * 99 + 1;
    });
    const pillars = PILLARS.map((of) => mean(of.map((j) => scores[j] ?? NaN)));
    const themes = THEMES.map((of) => mean(of.map((p) => pillars[p] ?? NaN)));
    return { pillars, themes, score: Math.round(mean(themes) * 1e6) / 1e6, rank: 0 };
  });
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  sorted.forEach((unit, at) => {
    const before = sorted[at - 1];
    unit.rank = before && before.score === unit.score ? before.rank : at + 1;
  });
  return scored;
}

/** Its figure was measured elsewhere: R is no part of this. 100,000 units, 2 levels, 5 % missing; no ranks. */
function coinr(): Row {
  const ours = ownSeconds(100_000);
  const peer = 11.6;
  return {
    work: "100,000 × 60, normalised and aggregated: against COINr's quoted figure (R, single-threaded, another run)",
    measure: "CPU s",
    ours,
    peer,
    ratio: ours / peer,
    mustReach: "",
    holds: null,
  };
}
