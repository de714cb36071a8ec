import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Columns, columnsFrom, type ReadyColumns, readyColumns, type Say } from "../assess/columns-at.ts";
import type { ColumnsAsked } from "../assess/sources.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** Columns of a standard that nobody has published yet. */
export interface Untraced {
  readonly ready: ReadyColumns;
  /** Reads them as for an assessment, and leaves no snapshot behind. */
  readonly columnsFrom: (ready: ReadyColumns, say: Say) => Promise<Columns>;
}

/** Asks the database for all that the columns of a draft need. */
export async function columnsIn({ files, home }: Touchstone, tx: Tx, asked: ColumnsAsked): Promise<Untraced> {
  const inFolder = async <T>(work: (columns: string) => Promise<T>): Promise<T> => {
    const columns = await mkdtemp(join(tmpdir(), "touchstone-simulate-"));
    try {
      return await work(columns);
    } finally {
      await rm(columns, { recursive: true, force: true });
    }
  };
  const at = (columns: string) => ({ files, home: { ...home, columns } });
  return {
    ready: await inFolder((columns) => readyColumns(at(columns), tx, asked, () => {})),
    columnsFrom: (ready, say) =>
      // of its snapshot, which is gone at once, nobody needs to hear
      inFolder((columns) => columnsFrom(at(columns), ready, (what, share) => share !== undefined && say(what, share))),
  };
}
