/**
 * The sweep and the intake in a program that dies at every word that it says to its database, its disk or its bucket:
 * whatever was to be erased is gone in the end, whatever is kept is there, and nothing lies where evidence lies that
 * nobody will erase.
 */
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { removeBroken, type Touchstone } from "@touchstone/server";
import { diesAtEachWord } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceFiles, evidenceFolder } from "./evidence-files.ts";
import { openIntakes } from "./intake.ts";
import { type SampleBucket, sampleBucket } from "./sample-bucket.ts";
import { metadata, type SampleCouncil, sampleCouncil } from "./sample-council.ts";
import { sweepEvidence } from "./sweep.ts";
import { turnsOf } from "./turns.ts";
import { openUploads, type UploadStore } from "./upload-store.ts";

const DAY = 24 * 3_600_000;
let on: SampleCouncil;
let uploads: UploadStore;
let bucket: SampleBucket | null;
let today: string;

async function begin(store: "in a folder" | "in S3"): Promise<void> {
  today = "2026-03-01";
  bucket = store === "in S3" ? await sampleBucket() : null;
  on = await sampleCouncil({ s3: bucket?.config ?? null }, () => new Date(`${today}T12:00:00.000Z`));
  uploads = await openUploads(uploadFolder(), DAY);
}
async function end(): Promise<void> {
  await on.end();
  await bucket?.end();
}

const uploadFolder = (): string => join(on.home.dir, "run", "uploads");
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort();
/** Files and objects where evidence lies. */
async function stored(): Promise<string[]> {
  const inFolder = await filesIn(evidenceFolder(on.home, on.organisation.logId));
  if (bucket === null) return inFolder;
  expect(inFolder).toEqual([]);
  const names = await filesIn(join(bucket.folder, "proofs", "evidence", on.organisation.logId));
  return names.filter((name) => name.endsWith("_object")); // beside each lies what is known of it
}

async function rows(table: "evidence_intake" | "evidence_loose"): Promise<number> {
  const { rows: found } = await on.touchstone.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return found[0]?.n ?? 0;
}
const state = async (): Promise<string> =>
  JSON.stringify([
    await stored(),
    await filesIn(uploadFolder()),
    await rows("evidence_intake"),
    await rows("evidence_loose"),
  ]);

const parts = (touchstone: Touchstone) => ({ uploads, filesOf: evidenceFiles(touchstone, on.service.config) });
const sweep = (touchstone: Touchstone): Promise<unknown> =>
  sweepEvidence(touchstone, { ...parts(touchstone), turns: turnsOf(1) }, DAY);

async function added(words: string, more: object = {}): Promise<string> {
  const evidenceId = await on.upload("one", Buffer.from(words), { visibility: "reviewers", filetype: "text/plain" });
  const about = { unitId: on.villages[0], programmeId: on.programme.logId, title: null, retainUntil: null, ...more };
  const answer = await on.command("one", "AddEvidence", { evidenceId, ...about });
  expect([answer.status, await answer.text()]).toMatchObject([200, expect.any(String)]);
  return evidenceId;
}

/** Bytes of a proof's file, encrypted, as they are read where evidence lies. @throws {FileDamaged} if they are not the ones */
async function sizeOf(evidenceId: string): Promise<number> {
  const { rows: found } = await on.touchstone.pool.query<{ digest: string }>(
    "SELECT encode(digest, 'hex') AS digest FROM evidence WHERE evidence_id = $1",
    [evidenceId],
  );
  const files = evidenceFiles(on.touchstone, on.service.config)(on.organisation.logId);
  return (await files.read(found[0]?.digest ?? "")).length;
}

describe.each(["in a folder", "in S3"] as const)("where evidence lies %s", (store) => {
  beforeAll(() => begin(store), 120_000);
  afterAll(end);

  describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
    it("has swept in the end what was to go, and nothing else", async () => {
      const before = await stored();
      const acknowledged = await added(`kept ${when}`);
      const kept = await stored();
      expect(kept.length).toBe(before.length + 1);
      const [day, next, soon] = when === "before" ? ["01", "04", "03"] : ["15", "18", "17"];
      today = `2026-03-${day}`;
      await added(`its time is over ${when}`, { retainUntil: `2026-03-${soon}` });
      const unitId = on.villages[0];
      const gone = await added(`taken back ${when}`);
      await on.command("one", "WithdrawEvidence", { evidenceId: gone, unitId, reason: "request-of-the-person" });
      await on.upload("one", Buffer.from(`never added ${when}`), { filetype: "text/plain" });
      await on.begin("one", Buffer.from("half"));
      for (const account of await readdir(uploadFolder()))
        for (const name of await readdir(join(uploadFolder(), account))) {
          const old = new Date(`2026-03-${day}T11:00:00Z`);
          await utimes(join(uploadFolder(), account, name), old, old);
        }
      today = `2026-03-${next}`;
      expect((await stored()).length).toBe(kept.length + 3);
      const { nDeaths, nSteps } = await diesAtEachWord(on.touchstone, when, { run: sweep, state });
      expect(await stored()).toEqual(kept);
      expect(await sizeOf(acknowledged)).toBeGreaterThan(`kept ${when}`.length);
      expect(await filesIn(uploadFolder())).toEqual([]);
      expect([await rows("evidence_intake"), await rows("evidence_loose")]).toEqual([0, 0]);
      expect(nDeaths).toBeGreaterThan(170); // 162 of them are words to database and disk alone
      expect(nSteps).toBeGreaterThanOrEqual(5);
    });

    it("has taken a file in once in the end, and what was put in vain is swept", async () => {
      const day = when === "before" ? "10" : "20";
      today = `2026-03-${day}`;
      const before = await stored();
      const bytes = Buffer.from(`taken in ${when}`);
      const about = { organisation: "council", programme: "libraries", unit: on.villages[0], visibility: "reviewers" };
      const begun = await on.ask("one", "POST", "/api/v1/uploads", {
        headers: {
          "tus-resumable": "1.0.0",
          "upload-length": String(bytes.length),
          "upload-metadata": metadata({ ...about, filetype: "text/plain" }),
          "content-type": "application/offset+octet-stream",
        },
        body: bytes,
      });
      expect(begun.status).toBe(201);
      const evidenceId = (begun.headers.get("location") ?? "").slice(-36);
      const { rows: accounts } = await on.touchstone.pool.query<{ account_id: string }>(
        "SELECT account_id FROM account WHERE name = 'one'",
      );
      const accountId = accounts[0]?.account_id ?? "";
      const takeIn = async (touchstone: Touchstone): Promise<void> => {
        const intake = await openIntakes(touchstone, on.service.config, parts(touchstone)).of(accountId, evidenceId);
        expect(intake).toMatchObject({ fault: null, file: { bytes: bytes.length } });
      };
      // each begins anew under a key of its own: only what was recorded, and the upload, tell how far it is
      const done = async (): Promise<string> =>
        JSON.stringify([await filesIn(uploadFolder()), await rows("evidence_intake")]);
      const { nDeaths } = await diesAtEachWord(on.touchstone, when, { run: takeIn, state: done });
      expect(nDeaths).toBeGreaterThan(23); // as many are words to database and disk alone
      expect(await filesIn(uploadFolder())).toEqual([]);
      const unitId = on.villages[0];
      const proof = { evidenceId, unitId, programmeId: on.programme.logId, title: null, retainUntil: null };
      expect((await on.command("one", "AddEvidence", proof)).status).toBe(200);
      expect((await stored()).length).toBeGreaterThan(before.length + 1); // each of them under a key that is forgotten
      await removeBroken(on.home.files, new Date(Date.now() + 60_000));
      today = `2026-03-${Number(day) + 2}`;
      await sweep(on.touchstone);
      expect((await stored()).length).toBe(before.length + 1);
      expect(await sizeOf(evidenceId)).toBeGreaterThan(bytes.length);
    });
  });
});
