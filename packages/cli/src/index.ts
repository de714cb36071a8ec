/**
 * The command line: `touchstone check`, `score`, `explain`, `items`, `convert`, `diff`, `example`. It reads tables
 * of data (`input/`), hands them to the engine, and prints for people (`terminal/`) or machines
 * (`output/`); one file a command in `commands/`. It is run through `bin/touchstone.mjs`, never
 * imported; what is exported here serves the tests and the benchmarks. Start with `main.ts`.
 */
export { type MovementsRead, readMovementsOf } from "./commands/import-movements-read.ts";
export { readUnitsOf, type UnitsRead } from "./commands/import-units-read.ts";
export type { Asked } from "./input/gathered.ts";
export { withDatabase } from "./input/parquet/database.ts";
export { type InputTable, type Reading, readTable } from "./input/read-table.ts";
export { type Encoding, openSource, type Source, textSource } from "./input/source.ts";
export { runOnThreads } from "./robustness/run-on-threads.ts";
