import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceFiles } from "./evidence-files.ts";
import { piece, type SampleCouncil, sampleCouncil } from "./sample-council.ts";
import { type Swept, sweepEvidence } from "./sweep.ts";
import { turnsOf } from "./turns.ts";
import { openUploads, type UploadStore } from "./upload-store.ts";

const HOUR = 3_600_000;
let on: SampleCouncil;
let uploads: UploadStore;
let today = "2026-03-01";
beforeAll(async () => {
  on = await sampleCouncil({}, () => new Date(`${today}T12:00:00.000Z`));
  uploads = await openUploads(join(on.home.dir, "run", "uploads"), 24 * HOUR);
}, 120_000);
afterAll(() => on.end());

const filesOf = () => evidenceFiles(on.touchstone, on.service.config);
const sweep = (): Promise<Swept> =>
  sweepEvidence(on.touchstone, { uploads, filesOf: filesOf(), turns: turnsOf(1) }, 24 * HOUR);
const files = () => filesOf()(on.organisation.logId);

async function takenIn(words: string, visibility = "public"): Promise<string> {
  return on.upload("one", Buffer.from(words), { visibility, filetype: "text/plain" });
}
async function add(evidenceId: string, more: object = {}): Promise<void> {
  const body = {
    evidenceId,
    unitId: on.villages[0],
    programmeId: on.programme.logId,
    title: null,
    retainUntil: null,
    ...more,
  };
  const answer = await on.command("one", "AddEvidence", body);
  expect([answer.status, await answer.text()]).toMatchObject([200, expect.any(String)]);
}
async function digestOf(evidenceId: string): Promise<string> {
  const { rows } = await on.touchstone.pool.query<{ digest: string }>(
    `SELECT encode(digest, 'hex') AS digest FROM evidence WHERE shard_key = $1 AND evidence_id = $2`,
    [on.organisation.shardKey, evidenceId],
  );
  return rows[0]?.digest ?? "";
}
const withdraw = (evidenceId: string, reason: string) =>
  on.command("one", "WithdrawEvidence", { evidenceId, unitId: on.villages[0], reason });

describe("the sweep", () => {
  it("erases an upload that nobody went on with, and no other", async () => {
    const bytes = Buffer.from("half");
    const [old, young] = [await on.begin("one", bytes), await on.begin("one", bytes)].map(
      (begun) => begun.headers.get("location") ?? "",
    ) as [string, string]; // two in, two out
    const path = (name: string): string => join(on.home.dir, "run", "uploads", accountId, name);
    const { rows } = await on.touchstone.pool.query<{ account_id: string }>(
      "SELECT account_id FROM account WHERE name = 'one'",
    );
    const accountId = rows[0]?.account_id ?? "";
    await utimes(path(old.slice(-36)), new Date("2026-02-28T11:00:00Z"), new Date("2026-02-28T11:00:00Z"));
    expect(await sweep()).toMatchObject({ uploads: 1 });
    expect((await on.ask("one", "GET", old)).status).toBe(404);
    expect((await on.ask("one", "PATCH", young, piece(bytes, 0))).status).toBe(204);
    expect(await (await on.ask("one", "GET", young)).json()).toMatchObject({ state: "refused" });
  });

  it("erases what was taken in and never made a proof, and leaves what was", async () => {
    const [waiting, added] = [await takenIn("never added"), await takenIn("added in time")];
    await add(added);
    const held = (
      await on.touchstone.pool.query("SELECT file->>'digest' AS digest FROM evidence_intake WHERE evidence_id = $1", [
        waiting,
      ])
    ).rows[0];
    const digest = (held as { digest: string }).digest; // as the statement names it
    expect(await files().has(digest)).toBe(true);
    await sweep();
    expect(await files().has(digest)).toBe(true);
    today = "2026-03-03";
    expect(await sweep()).toMatchObject({ intakes: expect.any(Number) });
    expect(await files().has(digest)).toBe(false);
    expect(await files().has(await digestOf(added))).toBe(true);
    expect((await on.ask("one", "GET", `/api/v1/uploads/${waiting}`)).status).toBe(404);
  });

  it("erases the bytes of what was taken back, at once or when its time is over", async () => {
    const [wish, replaced] = [await takenIn("a wish"), await takenIn("replaced", "reviewers")];
    await add(wish);
    await add(replaced, { retainUntil: "2026-03-10" });
    const [wished, kept] = [await digestOf(wish), await digestOf(replaced)];
    expect((await withdraw(wish, "request-of-the-person")).status).toBe(200);
    expect((await withdraw(replaced, "replaced")).status).toBe(200);
    expect((await sweep()).files).toBe(1);
    expect([await files().has(wished), await files().has(kept)]).toEqual([false, true]);
    today = "2026-03-10";
    expect((await sweep()).files).toBe(1);
    expect(await files().has(kept)).toBe(false);
    expect((await sweep()).files).toBe(0);
  });

  it("erases what nobody took back, once its time is over; it is shown to nobody from that day on", async () => {
    const id = await takenIn("for a week");
    await add(id, { retainUntil: "2026-03-17" });
    const digest = await digestOf(id);
    const path = `/api/v1/organisations/council/evidence/${digest}`;
    expect((await on.ask(null, "GET", path)).status).toBe(200);
    today = "2026-03-17";
    expect((await on.ask(null, "GET", path)).status).toBe(404);
    expect((await sweep()).files).toBe(1);
    expect(await files().has(digest)).toBe(false);
  });

  it("leaves the bytes that another proof has too", async () => {
    const [first, second] = [await takenIn("the same words"), await takenIn("the same words")];
    await add(first);
    await add(second);
    const digest = await digestOf(first);
    expect(await digestOf(second)).toBe(digest);
    await withdraw(first, "mistake");
    expect((await sweep()).files).toBe(0);
    expect((await on.ask(null, "GET", `/api/v1/organisations/council/evidence/${digest}`)).status).toBe(200);
    await withdraw(second, "mistake");
    expect((await sweep()).files).toBe(1);
    expect(await files().has(digest)).toBe(false);
  });

  it("leaves a key that is erased erased: what a copy of the disk still has can't be opened", async () => {
    const id = await takenIn("not for others", "reviewers");
    await add(id);
    const copy = await files().read(await digestOf(id));
    expect(copy.includes("not for others")).toBe(false);
    await withdraw(id, "request-of-the-person");
    const { rows } = await on.touchstone.pool.query(
      "SELECT 1 FROM event_private p JOIN evidence e ON e.shard_key = p.shard_key AND e.seq = p.seq WHERE p.shard_key = $1 AND e.evidence_id = $2",
      [on.organisation.shardKey, id],
    );
    expect(rows).toEqual([]);
    const { rows: waiting } = await on.touchstone.pool.query<{ secret: Buffer | null }>(
      "SELECT secret FROM evidence_intake WHERE evidence_id = $1",
      [id],
    );
    expect(waiting).toEqual([]);
  });
});

it("a file whose key was erased as a private part is shown to nobody", async () => {
  const id = await takenIn("erased by the office", "reviewers");
  await add(id);
  const { rows } = await on.touchstone.pool.query<{ seq: number }>(
    "SELECT seq FROM evidence WHERE shard_key = $1 AND evidence_id = $2",
    [on.organisation.shardKey, id],
  );
  const command = { type: "ErasePrivatePart", seq: rows[0]?.seq ?? 0, part: "file", reason: "mistake" } as const;
  expect(await execute(on.touchstone, { log: on.organisation, account: "council-office", command })).toMatchObject({
    ok: true,
  });
  expect((await on.ask("assessor", "GET", `/api/v1/organisations/council/evidence/${await digestOf(id)}`)).status).toBe(
    404,
  );
});
