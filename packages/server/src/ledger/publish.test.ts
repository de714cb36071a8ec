import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  hashesOfTiles,
  parseCheckpoint,
  parseNote,
  proveConsistency,
  proveInclusion,
  tilePath,
  toHex,
  verifyConsistency,
  verifyInclusion,
  verifyLedger,
} from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../store/sha256.ts";
import { transaction } from "../store/tx.ts";
import { type SampleStore, sampleStore, sampleWitness } from "../testing/sample-store.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { checkStore } from "./check-store.ts";
import { checkpointSizes, keptNote } from "./checkpoints.ts";
import { cutAt, cutOf } from "./cut.ts";
import { eventsOf, treeOf } from "./leaves.ts";
import { finishPublishing, publish } from "./publish.ts";
import { ledgerFolder, readerOf } from "./published.ts";
import { attachCosignatures, verifyEd25519 } from "./witness.ts";

let on: TestTouchstone;
let sample: SampleStore;
beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleStore(on.touchstone, "published", 70);
});
afterAll(() => on.end());

const folder = (): string => ledgerFolder(on.home, sample.log.logId);
const read = <T>(work: Parameters<typeof transaction<T>>[1]): Promise<T> =>
  transaction(on.touchstone, work, { readOnly: true });

describe("a published ledger", () => {
  test("holds for a stranger who has its key, and the witness's", async () => {
    const { verifier } = await on.touchstone.keys.logKey(sample.log);
    const trust = { origin: `touchstone/organisation/${sample.log.logId}`, keys: [verifier, sample.witness.key] };
    const report = verifyLedger(readerOf(folder()), trust, { sha256, verifyEd25519 });
    expect(report.faults).toEqual([]);
    expect(report.nLeavesHeld).toBe(3 + 70 * 8 - 1);
    expect(report.signatures.map(({ stands, seconds }) => [stands, seconds])).toEqual([
      ["valid", undefined],
      ["valid", 1_790_000_000],
    ]);
  });

  test("says what the database says: size, root, every entry", async () => {
    const checkpoint = parseCheckpoint(
      parseNote((await readFile(join(folder(), "checkpoint"))).toString())?.text ?? "",
    );
    const cut = await read((tx) => cutOf(tx, sample.log));
    expect({ size: checkpoint?.size, root: toHex(checkpoint?.root ?? new Uint8Array(0)) }).toEqual(cut);
    expect(toHex((await read((tx) => treeOf(tx, sample.log, cut.size))).root())).toBe(cut.root);
  });

  test("published again at the same size is the same bytes, and no file is written", async () => {
    const before = await stat(join(folder(), "tile/0/000"));
    const note = await readFile(join(folder(), "checkpoint"), "utf8");
    expect((await publish(on.touchstone, sample.log)).note).toBe(note);
    expect((await stat(join(folder(), "tile/0/000"))).mtimeMs).toBe(before.mtimeMs);
    expect(await readFile(join(folder(), "checkpoint"), "utf8")).toBe(note);
  });

  test("published by eight at once is one", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => publish(on.touchstone, sample.log)));
    expect(new Set(all.map(({ note }) => note)).size).toBe(1);
  });

  test("whose folder was lost is made again, the same", async () => {
    const tile = await readFile(join(folder(), "tile/0/001"));
    await rm(folder(), { recursive: true });
    expect((await checkStore(on.touchstone)).faults.length).toBeGreaterThan(0);
    await publish(on.touchstone, sample.log);
    expect(await readFile(join(folder(), "tile/0/001"))).toEqual(tile);
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
  });

  test.each([
    ["an older checkpoint", (older: string) => writeFile(join(folder(), "checkpoint"), older)],
    ["nothing yet", () => rm(folder(), { recursive: true })],
  ])("of which a kill has left %s is finished, and one that is whole is left as it is", async (_, leave) => {
    const whole = await readFile(join(folder(), "checkpoint"), "utf8");
    const said: string[] = [];
    const finish = (): Promise<void> => finishPublishing(on.touchstone, sample.log, (line) => said.push(line));
    const older = await read((tx) => checkpointSizes(tx, sample.log));
    await leave((await read((tx) => keptNote(tx, sample.log, older[0] ?? 0))) ?? "");
    expect((await checkStore(on.touchstone)).faults.length).toBeGreaterThan(0);
    await finish();
    await finish();
    expect(said).toEqual(["the last checkpoint of published had not been published: it is now"]);
    expect(await readFile(join(folder(), "checkpoint"), "utf8")).toBe(whole);
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
    expect(await read((tx) => checkpointSizes(tx, sample.log))).toEqual(older);
  });

  test("proves each event to be in it, and that it continues what was published before", async () => {
    const { size, root } = await read((tx) => cutOf(tx, sample.log));
    const hashAt = hashesOfTiles(sha256, size, (tile) => readerOf(folder())(tilePath(tile)) ?? new Uint8Array(0));
    await read(async (tx) => {
      for await (const { seq, leaf } of eventsOf(tx, sample.log, 0, size)) {
        const said = { index: seq, size, leaf, root: Buffer.from(root, "hex") };
        expect(verifyInclusion(sha256, said, proveInclusion(sha256, hashAt, seq, size))).toBe(true);
      }
    });
    const [earlier = 0] = await read((tx) => checkpointSizes(tx, sample.log));
    const before = await read((tx) => cutAt(tx, sample.log, earlier));
    const said = {
      olderSize: earlier,
      olderRoot: Buffer.from(before.root, "hex"),
      newerSize: size,
      newerRoot: Buffer.from(root, "hex"),
    };
    expect(verifyConsistency(sha256, said, proveConsistency(sha256, hashAt, earlier, size))).toBe(true);
  });

  test("is not signed while its leaves and its head disagree", async () => {
    const broken = await sampleStore(on.touchstone, "broken", 1);
    await transaction(on.touchstone, (tx) =>
      tx.query("UPDATE event_head SET size = size + 1 WHERE shard_key = $1", [broken.log.shardKey]),
    );
    await expect(publish(on.touchstone, broken.log)).rejects.toThrow("event 10 of broken is missing");
    expect(await read((tx) => checkpointSizes(tx, broken.log))).toHaveLength(1);
  });
});

test("a cut beyond the log is refused", async () => {
  await expect(read((tx) => cutAt(tx, sample.log, 10_000))).rejects.toThrow("cutAt: got size 10000, want 0 to 562");
});

describe("a witness's line", () => {
  test("of another key, of another text, or altered, is not kept", async () => {
    const { note } = await publish(on.touchstone, sample.log);
    const other = sampleWitness("witness.example/w2");
    const attach = (text: string, keys = [other.key]) => attachCosignatures(on.touchstone, sample.log, text, keys);
    const signedBy = other.cosign(note, 1_790_000_001);
    const forged = signedBy.replace(/(witness\.example\/w2 .{20})./, (_, head: string) => `${head}A`);
    expect(await attach(signedBy, [sampleWitness("witness.example/w2").key])).toMatchObject({
      witnesses: [{ stands: "missing" }],
    });
    expect(await attach(forged)).toMatchObject({ witnesses: [{ stands: "invalid" }] });
    expect(await attach("nothing")).toEqual({ problem: "no-note" });
    const alien = note.replace(/^touchstone\/.*$/m, "touchstone/organisation/other");
    expect(await attach(other.cosign(alien, 1))).toEqual({ problem: "not-ours" });
    expect((await publish(on.touchstone, sample.log)).note).toBe(note);
  });

  test("that holds is published with the checkpoint", async () => {
    const { note } = await publish(on.touchstone, sample.log);
    const other = sampleWitness("witness.example/w3");
    const attached = await attachCosignatures(on.touchstone, sample.log, other.cosign(note, 1_790_000_002), [
      other.key,
    ]);
    expect(attached).toMatchObject({ witnesses: [{ stands: "valid", seconds: 1_790_000_002 }] });
    const now = await readFile(join(folder(), "checkpoint"), "utf8");
    expect(parseNote(now)?.signatures.map(({ name }) => name)).toEqual([
      `touchstone/organisation/${sample.log.logId}`,
      "witness.example/w1",
      "witness.example/w3",
    ]);
    const others = (await checkStore(on.touchstone)).faults.filter(({ log }) => log === "published");
    expect(others).toEqual([]);
  });
});
