import { globSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventOf } from "@touchstone/ledger";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SampleStore, sampleStore } from "../testing/sample-store.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { checkStore } from "./check-store.ts";
import { ledgerFolder } from "./published.ts";
import { describeStoreFault, type StoreFault } from "./store-fault.ts";

let on: TestTouchstone;
let one: SampleStore;
let two: SampleStore;
let owner: pg.Client;
beforeAll(async () => {
  on = await testTouchstone();
  one = await sampleStore(on.touchstone, "one", 40);
  two = await sampleStore(on.touchstone, "two", 3);
  owner = new pg.Client({ connectionString: on.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await on.end();
});

const faults = async (): Promise<readonly StoreFault[]> => (await checkStore(on.touchstone)).faults;
const published = (): string => ledgerFolder(on.home, one.log.logId);

/** A generator of whole numbers below `n`, the same for the same seed. */
function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function flip(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Something altered: how it is undone, and which faults name it. */
interface Alteration {
  readonly what: string;
  readonly undo: () => Promise<unknown>;
  readonly isNamed: (fault: StoreFault) => boolean;
}

/** Null where the database itself lets it not happen: two events of one stream and version. */
type Alter = (random: (n: number) => number, seq: number) => Promise<Alteration | null>;

/** Alters a column of one event's row in one bit. */
function ofEvent(column: "entry" | "leaf" | "type" | "stream", kinds: readonly StoreFault["kind"][]): Alter {
  return async (random, seq) => {
    const key = [one.log.shardKey, one.log.logId, seq];
    const { rows } = await owner.query<{ is: Buffer | string }>(
      `SELECT ${column} AS is FROM event WHERE shard_key = $1 AND log_id = $2 AND seq = $3`,
      key,
    );
    const is = rows[0]?.is ?? "";
    const set = (value: Buffer | string) =>
      owner.query(`UPDATE event SET ${column} = $4 WHERE shard_key = $1 AND log_id = $2 AND seq = $3`, [...key, value]);
    // of text only low bits, so that it stays text
    const other =
      typeof is === "string"
        ? flip(Buffer.from(is), random(is.length) * 8 + random(4)).toString()
        : flip(is, random(is.length * 8));
    const isSet = await set(other).then(
      () => true,
      (error: Error & { code?: string }) => (error.code === "23505" ? false : Promise.reject(error)),
    );
    if (!isSet) return null;
    return {
      what: `${column} of event ${seq}`,
      undo: () => set(is),
      isNamed: (fault) => "seq" in fault && fault.seq === seq && kinds.includes(fault.kind),
    };
  };
}

const OF_EVENTS: readonly Alter[] = [
  ofEvent("entry", ["entry"]),
  ofEvent("entry", ["entry"]),
  ofEvent("leaf", ["entry"]),
  ofEvent("leaf", ["entry"]),
  ofEvent("type", ["columns"]),
  ofEvent("stream", ["columns"]),
];

const ofPart: Alter = async (random) => {
  const places = [...one.withPart, ...one.sealed];
  const seq = places[random(places.length)] ?? 0;
  const key = [one.log.shardKey, one.log.logId, seq];
  const { rows } = await owner.query<{ part: string; cipher: Buffer }>(
    "SELECT part, cipher FROM event_private WHERE shard_key = $1 AND log_id = $2 AND seq = $3 ORDER BY part",
    key,
  );
  const { part, cipher } = rows[random(rows.length)] ?? { part: "", cipher: Buffer.of() };
  const set = (value: Buffer) =>
    owner.query(
      "UPDATE event_private SET cipher = $5 WHERE shard_key = $1 AND log_id = $2 AND seq = $3 AND part = $4",
      [...key, part, value],
    );
  await set(flip(cipher, random(cipher.length * 8)));
  return {
    what: `private part ${part} of event ${seq}`,
    undo: () => set(cipher),
    isNamed: (fault) => fault.kind === "private" && fault.seq === seq && fault.part === part,
  };
};

const ofCheckpoint: Alter = async (random) => {
  const { rows } = await owner.query<{ size: string; note: string }>(
    "SELECT size, note FROM checkpoint WHERE shard_key = $1 ORDER BY size",
    [one.log.shardKey],
  );
  const { size, note } = rows[random(rows.length)] ?? { size: "0", note: "" };
  const set = (value: string) =>
    owner.query("UPDATE checkpoint SET note = $3 WHERE shard_key = $1 AND size = $2", [one.log.shardKey, size, value]);
  const bytes = Buffer.from(note);
  let at = random(bytes.length);
  while ((bytes[at] ?? 0) > 127) at = random(bytes.length); // the dash of a signature line is no ASCII
  await set(flip(bytes, at * 8 + random(4)).toString());
  return {
    what: `checkpoint ${size}`,
    undo: () => set(note),
    isNamed: (fault) => fault.kind === "checkpoint" && fault.size === Number(size),
  };
};

const ofCosignature: Alter = async (random) => {
  const { rows } = await owner.query<{ size: string; signature: Buffer }>(
    "SELECT size, signature FROM cosignature WHERE shard_key = $1",
    [one.log.shardKey],
  );
  const { size, signature } = rows[0] ?? { size: "0", signature: Buffer.of() };
  const set = (value: Buffer) =>
    owner.query("UPDATE cosignature SET signature = $2 WHERE shard_key = $1", [one.log.shardKey, value]);
  await set(flip(signature, random(signature.length * 8)));
  return {
    what: `cosignature of ${size}`,
    undo: () => set(signature),
    isNamed: (fault) => fault.kind === "checkpoint" && fault.size === Number(size),
  };
};

/** Alters one of the files that were published. */
const ofPublished: Alter = async (random) => {
  // what a tree of the last size has; partial tiles of earlier sizes lie beside, and are not part of it
  const paths = [
    "checkpoint",
    "tile/0/000",
    "tile/entries/000",
    ...globSync("tile/{0,1,entries}/*.p/*", { cwd: published() }),
  ].filter((path) => !/\.p\//.test(path) || latestPartial().includes(path));
  const path = paths[random(paths.length)] ?? "checkpoint";
  return alteredFile(join(published(), path), random, (fault) =>
    path === "checkpoint"
      ? fault.kind === "published" || (fault.kind === "checkpoint" && fault.what === "not-published")
      : fault.kind === "published" && "path" in fault.fault && fault.fault.path === path,
  );
};

const latestPartial = (): string[] => {
  const width = (3 + 40 * 8 - 1) % 256;
  return [`tile/0/001.p/${width}`, `tile/entries/001.p/${width}`, "tile/1/000.p/1"];
};

const ofChunk: Alter = async (random) => {
  const seq = one.withChunk[random(one.withChunk.length)] ?? 0;
  const { rows } = await owner.query<{ entry: Buffer }>("SELECT entry FROM event WHERE shard_key = $1 AND seq = $2", [
    one.log.shardKey,
    seq,
  ]);
  const data = eventOf(rows[0]?.entry ?? Buffer.of())?.data as { chunk: { file: string } }; // as sampleStore made it
  const { file } = data.chunk;
  const path = join(on.home.files, file.slice(0, 2), `${file.slice(2)}.zst`);
  return alteredFile(path, random, (fault) => fault.kind === "file" && fault.seq === seq && fault.what.includes(file));
};

async function alteredFile(
  path: string,
  random: (n: number) => number,
  isNamed: Alteration["isNamed"],
): Promise<Alteration> {
  const bytes = await readFile(path);
  await writeFile(path, flip(bytes, random(bytes.length * 8)));
  return { what: path, undo: () => writeFile(path, bytes), isNamed };
}

test("what nobody has altered holds, and what was looked at is counted", async () => {
  const report = await checkStore(on.touchstone);
  expect(report).toEqual({ nLogs: 2, nEvents: 3 + 319 + 3 + 23, nFiles: 43, faults: [], complete: true });
});

test("thousands of flipped bits, each is found and named", async () => {
  const random = seeded(20_260_301);
  const nEvents = 3 + 319;
  let count = 0;
  for (let round = 0; round < 60; round++) {
    const done: Alteration[] = [];
    // one of a kind that others could hide, and many events, none twice
    const seqs = new Set(Array.from({ length: 140 }, () => random(nEvents)));
    const place = round % 5;
    const rare = [ofPart, ofCheckpoint, ofCosignature, ofPublished, ofChunk][place] ?? ofPart;
    const first = await rare(random, 0);
    if (first) done.push(first);
    if (rare === ofPublished || rare === ofCheckpoint || rare === ofCosignature) seqs.clear();
    const away = rare === ofPart ? new Set([...one.withPart, ...one.sealed]) : new Set(one.withChunk);
    for (const seq of seqs) {
      if (away.has(seq)) continue;
      const alter = OF_EVENTS[random(OF_EVENTS.length)] ?? ofEvent("leaf", ["entry"]);
      const altered = await alter(random, seq);
      if (altered) done.push(altered);
    }
    const found = await faults();
    for (const { undo } of done.toReversed()) await undo();
    const missed = done.filter(({ isNamed }) => !found.some(isNamed)).map(({ what }) => what);
    expect(missed, `round ${round}`).toEqual([]);
    count += done.length;
  }
  expect(count).toBeGreaterThan(2000);
  expect(await faults()).toEqual([]);
}, 600_000);

describe("what is named", () => {
  const said = async (): Promise<string[]> => (await faults()).map(describeStoreFault);
  const head = (set: string) => owner.query(`UPDATE event_head SET ${set} WHERE shard_key = $1`, [two.log.shardKey]);

  test("an event that is gone, with the tree that no longer fits", async () => {
    const key = [two.log.shardKey, 4];
    const { rows } = await owner.query("SELECT * FROM event WHERE shard_key = $1 AND seq = $2", key);
    await owner.query("DELETE FROM event WHERE shard_key = $1 AND seq = $2", key);
    const words = await said();
    expect(words).toContain("two: event 4 is missing.");
    expect(words.some((line) => line.startsWith("two: the leaves have the root "))).toBe(true);
    const { shard_key, log_id, seq, stream, version, type, entry, leaf } = rows[0] as Record<string, unknown>; // the row
    await owner.query("INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [
      shard_key,
      log_id,
      seq,
      stream,
      version,
      type,
      entry,
      leaf,
    ]);
    expect(await said()).toEqual([]);
  });

  test("a head that counts too few, or too many", async () => {
    await head("size = size - 1");
    expect(await said()).toContain("two: event 25 stands beyond the head, which counts 25.");
    await head("size = size + 2");
    expect(await said()).toContain("two: event 26 is missing.");
    await head("size = size - 1");
  });

  test("a version that is not the next of its stream", async () => {
    const set = (version: number) =>
      owner.query("UPDATE event SET version = $2 WHERE shard_key = $1 AND seq = 5", [two.log.shardKey, version]);
    await set(9);
    expect(await said()).toEqual(["two: event 5 was altered: its version is not the next of its stream."]);
    await set(1);
  });

  test("a private part that no event speaks of, and one in another's place", async () => {
    const part = two.withPart[0] ?? 0;
    const copy = (to: number, as: string) =>
      owner.query(
        `INSERT INTO event_private SELECT shard_key, log_id, $3, $4, cipher FROM event_private
         WHERE shard_key = $1 AND seq = $2 AND part = 'contact'`,
        [two.log.shardKey, part, to, as],
      );
    await copy(3, "contact");
    expect(await said()).toEqual([`two: event 3: the private part "contact" is not the one committed to.`]);
    await owner.query("DELETE FROM event_private WHERE shard_key = $1 AND seq = 3", [two.log.shardKey]);
  });

  test("a chunk that is gone", async () => {
    const { rows } = await owner.query<{ entry: Buffer }>("SELECT entry FROM event WHERE shard_key = $1 AND seq = $2", [
      two.log.shardKey,
      two.withChunk[2],
    ]);
    const data = eventOf(rows[0]?.entry ?? Buffer.of())?.data as { chunk: { file: string } }; // as sampleStore made it
    const { file } = data.chunk;
    const path = join(on.home.files, file.slice(0, 2), `${file.slice(2)}.zst`);
    const bytes = await readFile(path);
    await rm(path);
    expect(await said()).toEqual([`two: event ${two.withChunk[2]}: the file ${file} is missing.`]);
    await writeFile(path, bytes);
  });

  test("a whole ledger that was made anew under the old checkpoint", async () => {
    const { rows } = await owner.query("SELECT frontier FROM event_head WHERE shard_key = $1", [two.log.shardKey]);
    const { frontier } = rows[0] as { frontier: Buffer }; // the row
    await owner.query("UPDATE event_head SET frontier = $2 WHERE shard_key = $1", [
      two.log.shardKey,
      flip(frontier, 9),
    ]);
    expect((await said())[0]).toMatch(/^two: the leaves have the root [0-9a-f]{64}, the head says [0-9a-f]{64}\.$/);
    await owner.query("UPDATE event_head SET frontier = $2 WHERE shard_key = $1", [two.log.shardKey, frontier]);
  });

  test("no more than is wanted", async () => {
    await head("size = size + 5");
    const report = await checkStore(on.touchstone, { mostFaults: 3 });
    expect(report.faults).toHaveLength(3);
    expect(report.complete).toBe(false);
    await head("size = size - 5");
    expect(await said()).toEqual([]);
  });
});
