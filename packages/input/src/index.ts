/**
 * Tables that people hand in, read without a terminal: CSV, TSV, JSON, XLSX and Parquet, in the layouts that people
 * use, with every problem at its place. `read-table.ts` reads observations, `units/` reads units and movements,
 * `mapping.ts` says what a file's own names mean. Nothing is recorded here. Start with `read-table.ts`.
 */
export type { Delimiter } from "./csv.ts";
export { type CsvCell, csvLine } from "./csv-line.ts";
export type { Asked, Gathered, Note } from "./gathered.ts";
export type { HeldFigure, HeldFigures } from "./held-figures.ts";
export { mappingCsv, type NameRead, readMapping } from "./mapping.ts";
export { named, withDatabase } from "./parquet/database.ts";
export { FileRefused, formatInputProblem, type InputProblem, Problems, printable, Unreadable } from "./problems.ts";
export { type InputTable, type Reading, readTable, readWhole, type WholeFile } from "./read-table.ts";
export { type Encoding, openSource, type Source, textSource } from "./source.ts";
export { titlesOf } from "./titles.ts";
export { type MovementsRead, readMovementsOf } from "./units/read-movements.ts";
export { readUnitsOf, type UnitsRead } from "./units/read-units.ts";
export type { UnitsFileOptions } from "./units/units-file.ts";
export { readColumns, readUnits } from "./units-list.ts";
export { type ZipPart, zipOf } from "./zip-of.ts";
