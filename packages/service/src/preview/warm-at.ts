import {
  type ColumnsAsked,
  type ColumnsRead,
  columnsFrom,
  laterColumns,
  readyColumns,
  type Touchstone,
  type Tx,
  transaction,
} from "@touchstone/server";
import { mended } from "./mended.ts";
import { placeIn, type Warm, warmed } from "./warm.ts";

/** A table as it was read, and how. */
export interface KeptTable {
  readonly warm: Warm;
  readonly read: ColumnsRead;
  /** whether it was kept before, and only what has changed since was read */
  readonly isMended: boolean;
}

/**
 * The table of a programme as an assessment would read it now: one that is there already is mended by what was recorded
 * since, where that is sure to give the same; else all is read anew.
 * @param older its table is not used by anybody else any more; it is set free before another is read
 */
export async function warmAt(
  touchstone: Touchstone,
  askedIn: (tx: Tx) => Promise<ColumnsAsked>,
  older: { table: KeptTable | null },
): Promise<KeptTable> {
  const found = await transaction(
    touchstone,
    async (tx) => {
      const asked = await askedIn(tx);
      const later = await laterThan(older.table, touchstone, tx, asked);
      if (later) return { asked, ...later };
      older.table = null;
      return { asked, ready: await readyColumns(touchstone, tx, asked, silent) };
    },
    { readOnly: true },
  );
  const { cut, day, standard } = found.asked;
  if ("later" in found) {
    const { warm, read } = found.before;
    return { warm: mended(warm, found.later), read: { ...read, cut }, isMended: true };
  }
  const { table } = await columnsFrom(touchstone, found.ready, silent);
  const { enrolled, family } = found.ready.sources;
  return { warm: warmed(standard, table, enrolled), read: { cut, day, family }, isMended: false };
}

async function laterThan(before: KeptTable | null, touchstone: Touchstone, tx: Tx, asked: ColumnsAsked) {
  if (before === null) return null;
  const { read, warm } = before;
  const later = await laterColumns(touchstone, tx, asked, read, (id) => placeIn(warm.enrolled, id) >= 0);
  return later && { before, later };
}

const silent = (): void => {};
