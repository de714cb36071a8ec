import type { JsonObject } from "@touchstone/ledger";
import { eventOf } from "@touchstone/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventsOf } from "../ledger/leaves.ts";
import { type SampleStore, sampleStore } from "../testing/sample-store.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { append, type NewEvent } from "./append.ts";
import { partsInOrder } from "./parts-in-order.ts";
import { openKept, openPrivate } from "./private-parts.ts";
import { SEALED_PART, sealedContent, sealedInOrder } from "./sealed-content.ts";
import { type Tx, transaction } from "./tx.ts";

const N_MORE = 600;
let on: TestTouchstone;
let sample: SampleStore;
beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleStore(on.touchstone, "ranges", 3);
  const more = Array.from(
    { length: N_MORE },
    (_, n): NewEvent => ({
      type: "PrivatePartRead",
      stream: `private/${n}`,
      data: { seq: n, part: "contact", purpose: "answer" },
      private: { reason: { text: `reason ${n}` } },
      ...(n % 3 > 0 && { sealed: true }),
    }),
  );
  const by = { actorId: "0e0f8a6c-31a4-4d8a-9a56-0d6f2a4f6f10" };
  const at = on.touchstone.now().toISOString();
  await transaction(on.touchstone, (tx) => append(tx, on.touchstone, sample.log, more, by, at));
}, 120_000);
afterAll(() => on.end());

const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(on.touchstone, work, { readOnly: true });

async function sealedLeaves(tx: Tx): Promise<[number, JsonObject][]> {
  const leaves: [number, JsonObject][] = [];
  for await (const { seq, type, entry } of eventsOf(tx, sample.log, 0, 10_000)) {
    const event = eventOf(entry);
    if (type === "Sealed" && event) leaves.push([seq, event]);
  }
  return leaves;
}

test("parts that are read in ranges are those that are read one by one, forwards and backwards", async () => {
  const { keys } = on.touchstone;
  await read(async (tx) => {
    const seqs = Array.from({ length: N_MORE + 40 }, (_, seq) => seq);
    const backwards = seqs.toReversed().filter((seq) => seq % 50 === 49);
    const partsOf = partsInOrder(tx, sample.log);
    let nParts = 0;
    for (const seq of [...seqs, ...backwards])
      for (const [part, cipher] of await partsOf(seq)) {
        nParts++;
        const opened = await openKept(keys, sample.log, { seq, part }, cipher);
        expect(opened).toEqual(await openPrivate(tx, keys, sample.log, { seq, part }));
      }
    expect(nParts).toBeGreaterThan(N_MORE + 400 + 3 * 4);
  });
});

test("sealed events say the same, also one that was erased and had been disclosed", async () => {
  const { keys } = on.touchstone;
  const [disclosed = 0] = sample.sealed;
  await transaction(on.touchstone, (tx) =>
    tx.query("DELETE FROM event_private WHERE shard_key = $1 AND log_id = $2 AND part = $3 AND seq = ANY($4)", [
      sample.log.shardKey,
      sample.log.logId,
      SEALED_PART,
      [disclosed, sample.sealed.at(-1)],
    ]),
  );
  await read(async (tx) => {
    const said = sealedInOrder(tx, keys, sample.log);
    const found: unknown[] = [];
    for (const [seq, leaf] of await sealedLeaves(tx)) {
      const content = await said(seq, leaf);
      expect(content).toEqual(await sealedContent(tx, keys, sample.log, seq, leaf));
      found.push(content);
    }
    expect(found).toHaveLength(400 + 3);
    expect(found.filter((content) => content === null)).toHaveLength(1);
  });
});

test("one that was put in another's place is not opened", async () => {
  const { keys } = on.touchstone;
  await read(async (tx) => {
    const [a = 0, b = 0] = sample.withPart;
    const parts = await partsInOrder(tx, sample.log)(a);
    const cipher = parts.get("contact") ?? new Uint8Array(0);
    await expect(openKept(keys, sample.log, { seq: b, part: "contact" }, cipher)).rejects.toThrow("can't be opened");
  });
});
