/**
 * Columns in, scores out. A `Model` (what `standard` compiles from YAML) and a `Table` of cells go
 * into `score`; a `Scored` comes out: every node's score, ranks, gates, grades, points. Everything
 * is pure: same model, same table, same bytes. The methods are in `methods/`, one file a stage, and
 * usable alone; what an analyst asks of a table is in `analysis/`. Start with `score.ts`.
 */
export type * from "./expression.ts";
export type * from "./model.ts";
export { Holds, type Points, type Scored, type Sealed, type Stages } from "./scored.ts";
export { byBytes, columnOf, State, type Table } from "./table.ts";
