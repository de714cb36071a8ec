import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "../store/tx.ts";

/** What stands beside a scorecard in its table: no score is shown without how sure it is. */
export interface ShortCard {
  readonly unitId: string;
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly kept: number | null;
}

const BLOCK = 1 << 20;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/** Writes rows of `scorecard` by COPY. @param cards with their canonical bytes, in the order of their units */
export async function copyScorecards(
  tx: Tx,
  { shardKey, assessmentId }: { readonly shardKey: number; readonly assessmentId: string },
  cards: AsyncIterable<readonly [short: ShortCard, row: Uint8Array]>,
): Promise<void> {
  const sql = `COPY scorecard (shard_key, assessment_id, unit_id, rank, rank_low, rank_high, score, grade, kept, card)
               FROM STDIN`;
  const stream = tx.client.query(copyFrom(sql));
  const done = finished(stream);
  let hasFailed = false;
  done.catch(() => {
    hasFailed = true; // awaited below, which throws why
  });
  const begin = `${shardKey}\t${assessmentId}\t`;
  let block = Buffer.allocUnsafe(BLOCK);
  let at = 0;
  const send = async (): Promise<void> => {
    if (hasFailed || stream.destroyed) await done; // it takes no more: its connection is gone
    const isTaken = stream.write(block.subarray(0, at));
    block = Buffer.allocUnsafe(BLOCK);
    at = 0;
    if (!isTaken) await Promise.race([once(stream, "drain"), done]);
  };
  try {
    for await (const [short, row] of cards) {
      const card = row.includes(BACKSLASH) ? escaped(row) : row;
      const front = `${begin}${short.unitId}\t${cells(short)}\t`;
      const length = front.length * MOST_BYTES + card.length + 1;
      if (at > 0 && at + length > BLOCK) await send();
      if (length > block.length) block = Buffer.allocUnsafe(length);
      at += block.write(front, at);
      block.set(card, at);
      at += card.length;
      block[at++] = NEWLINE;
    }
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  if (at > 0) await send();
  stream.end();
  await done;
}

/** of one UTF-16 unit in UTF-8 */
const MOST_BYTES = 3;

function cells({ rank, rankLow, rankHigh, score, grade, kept }: ShortCard): string {
  const text = (value: number | string | null): string => (value === null ? "\\N" : String(value));
  return [rank, rankLow, rankHigh, score, grade, kept].map(text).join("\t");
}

/** As COPY's text format wants it; of its other signs JSON has none unescaped. */
function escaped(row: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(row).toString().replaceAll("\\", "\\\\"));
}
