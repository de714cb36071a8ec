import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { eventOf } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "./account.ts";
import { execute } from "./execute.ts";
import { checkStore } from "./ledger/check-store.ts";
import { eventsOf } from "./ledger/leaves.ts";
import { publish } from "./ledger/publish.ts";
import { readPrivate } from "./private-parts.ts";
import { rebuild } from "./rebuild.ts";
import { append } from "./store/append.ts";
import { disclosureOfSealed } from "./store/disclose.ts";
import { openPrivate } from "./store/private-parts.ts";
import { transaction } from "./store/tx.ts";
import { type SampleStore, sampleStore } from "./testing/sample-store.ts";
import { type TestTouchstone, testTouchstone } from "./testing/test-database.ts";

let on: TestTouchstone;
let sample: SampleStore;
beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleStore(on.touchstone, "personal", 4);
});
afterAll(() => on.end());

const asked = (seq: number, part: string, account = sample.account) =>
  ({ log: sample.log, account, command: { type: "ReadPrivatePart", seq, part, purpose: "contact" } }) as const;

async function storedEvents() {
  return transaction(on.touchstone, async (tx) => {
    const events = [];
    for await (const event of eventsOf(tx, sample.log, 0, 10_000)) events.push(event);
    return events;
  });
}

describe("a private part", () => {
  test("is nowhere in the clear: not in an entry, not in its row", async () => {
    const rows = await transaction(on.touchstone, (tx) =>
      tx.query<{ cipher: Buffer }>("SELECT cipher FROM event_private WHERE shard_key = $1", [sample.log.shardKey]),
    );
    const all = [...(await storedEvents()).map(({ entry }) => entry), ...rows.rows.map(({ cipher }) => cipher)];
    const text = Buffer.concat(all).toString("latin1");
    for (const secret of ["Person 1", "13900000000", "reason 1", "words 1"]) expect(text.includes(secret)).toBe(false);
  });

  test("is opened for one who may, and that it was is an event with the purpose", async () => {
    const seq = sample.withPart[1] ?? 0;
    const opened = await readPrivate(on.touchstone, asked(seq, "contact"));
    expect(opened).toMatchObject({ ok: true, content: { name: "Person 1", phone: "13900000000" } });
    const last = eventOf((await storedEvents()).at(-1)?.entry ?? new Uint8Array(0));
    expect(last).toMatchObject({ type: "PrivatePartRead", data: { seq, part: "contact", purpose: "contact" } });
  });

  test("is not opened for another, nor where there is none, nor what is sealed; and nothing is recorded", async () => {
    await addAccount(on.touchstone, "curious");
    const before = (await storedEvents()).length;
    const seq = sample.withPart[1] ?? 0;
    const refusal = (answer: object) => expect(answer).toMatchObject({ ok: false });
    refusal(await readPrivate(on.touchstone, asked(seq, "contact", "curious")));
    refusal(await readPrivate(on.touchstone, asked(seq, "other")));
    refusal(await readPrivate(on.touchstone, asked(sample.sealed[1] ?? 0, "sealed")));
    expect(await storedEvents()).toHaveLength(before);
  });

  test("that is erased is gone for good, and every proof holds as before", async () => {
    const { touchstone } = on;
    const seq = sample.withPart[2] ?? 0;
    const before = (await storedEvents())[seq];
    await publish(touchstone, sample.log);
    const command = { type: "ErasePrivatePart", seq, part: "contact", reason: "request-of-the-person" } as const;
    expect(await execute(touchstone, { ...asked(seq, "contact"), command })).toMatchObject({ ok: true });
    expect(await readPrivate(touchstone, asked(seq, "contact"))).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "private part", id: `${seq}/contact` },
    });
    expect(await readPrivate(touchstone, asked(seq, "note"))).toMatchObject({ content: { text: "words 2" } });
    expect((await storedEvents())[seq]).toEqual(before);
    await publish(touchstone, sample.log);
    expect(await checkStore(touchstone)).toMatchObject({ faults: [] });
  });

  test("that comes back with an old backup is erased again by a rebuild", async () => {
    const { touchstone } = on;
    const seq = sample.withPart[2] ?? 0;
    await transaction(touchstone, (tx) =>
      tx.query(
        `INSERT INTO event_private (shard_key, log_id, seq, part, cipher) VALUES ($1, $2, $3, 'contact', '\\x00')`,
        [sample.log.shardKey, sample.log.logId, seq],
      ),
    );
    await rebuild(touchstone);
    const gone = await transaction(touchstone, (tx) =>
      openPrivate(tx, touchstone.keys, sample.log, { seq, part: "contact" }),
    );
    expect(gone).toBeNull();
  });
});

describe("a sealed event", () => {
  test("tells nothing: its leaf is a commitment and nothing else", async () => {
    const events = await storedEvents();
    for (const seq of sample.sealed) {
      const event = events[seq];
      expect(Object.keys(eventOf(event?.entry ?? new Uint8Array(0)) ?? {})).toEqual(["sealed"]);
      expect(event).toMatchObject({ type: "Sealed", stream: "sealed" });
    }
  });

  test("is disclosed once, whole, by a later event; what is not sealed can't be", async () => {
    const { touchstone } = on;
    const last = sample.sealed.at(-1) ?? 0;
    const disclose = (seq: number) =>
      transaction(touchstone, async (tx) => {
        const event = await disclosureOfSealed(tx, touchstone.keys, sample.log, seq);
        if (!event) return null;
        await append(
          tx,
          touchstone,
          sample.log,
          [event],
          { actorId: touchstone.newId() },
          touchstone.now().toISOString(),
        );
        return event;
      });
    expect(await disclose(0)).toBeNull();
    expect(await disclose(last)).toMatchObject({
      type: "EventDisclosed",
      data: { index: last, event: { type: "PrivatePartRead", data: { purpose: "answer" } } },
    });
    expect(await checkStore(touchstone)).toMatchObject({ faults: [] });
  });
});

test("keys are readable by their owner alone, and there is one for each log", async () => {
  const names = await readdir(on.home.keys);
  expect(names.sort()).toEqual([`log-${sample.log.logId}.pem`, "private-parts.key"]);
  for (const name of names) expect((await stat(join(on.home.keys, name))).mode & 0o077).toBe(0);
  expect(await readFile(join(on.home.keys, "private-parts.key"))).toHaveLength(32);
});
