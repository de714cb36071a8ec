export { type Compiled, compile } from "./compile.ts";
export { type ColumnSpec, columnIdsOf, columnsOf } from "./columns.ts";
export { nearest } from "./nearest.ts";
