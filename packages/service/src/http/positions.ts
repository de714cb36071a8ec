import { type Log, positionsOf, type Touchstone } from "@touchstone/server";
import { gathered } from "./gathered.ts";

/** How many events a log has had, as it stood after it was asked for. */
export type PositionOf = (log: Log) => Promise<number>;

/** One statement for all who ask at once. */
export const positionsIn = (touchstone: Touchstone): PositionOf =>
  gathered((logs: readonly Log[]) => positionsOf(touchstone, logs));
