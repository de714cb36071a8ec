/**
 * The record: commands become events in one transaction (`execute.ts`), events become leaves of a ledger and rows of
 * tables (`projections/`), and everything can be built again from the events (`rebuild.ts`). PostgreSQL runs inside
 * (`postgres/`) or elsewhere. Start with `touchstone.ts`, which opens a data directory.
 */
export { createHome, findHome, type Home, HomeError } from "./home/home.ts";
export { openDatabase } from "./postgres/open.ts";
export { DatabaseProblem } from "./postgres/problem.ts";
export { type RunningDatabase, type StartOptions, startEmbedded } from "./postgres/start.ts";
