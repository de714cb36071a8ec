import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceFiles } from "./evidence-files.ts";
import { markedJpeg } from "./marked-pictures.ts";
import { type SampleBucket, sampleBucket } from "./sample-bucket.ts";
import { type SampleCouncil, sampleCouncil } from "./sample-council.ts";
import { sweepEvidence } from "./sweep.ts";
import { turnsOf } from "./turns.ts";
import { openUploads } from "./upload-store.ts";

let on: SampleCouncil;
let bucket: SampleBucket;
beforeAll(async () => {
  bucket = await sampleBucket();
  on = await sampleCouncil({ s3: bucket.config });
}, 120_000);
afterAll(async () => {
  await on.end();
  await bucket.end();
});

/** The objects of the bucket that are of this organisation. */
async function objects(): Promise<string[]> {
  const names = await readdir(bucket.folder, { recursive: true });
  const found = [];
  for (const name of names)
    if (name.includes(on.organisation.logId) && name.endsWith("_object")) found.push(join(bucket.folder, name));
  return found;
}

test.each(["public", "reviewers", "private"])(
  "a file in S3 comes in, is served, is taken back and is gone: %s",
  async (visibility) => {
    const isText = visibility !== "public";
    const nObjects = isText ? 1 : 2; // both smaller pictures of a small one are the same
    const words = Buffer.from(`SECRET-WORDS ${visibility}`);
    const bytes = isText ? words : await markedJpeg();
    const evidenceId = await on.upload("one", bytes, { visibility, ...(isText && { filetype: "text/plain" }) });
    const body = {
      evidenceId,
      unitId: on.villages[0],
      programmeId: on.programme.logId,
      title: null,
      retainUntil: null,
    };
    expect((await on.command("one", "AddEvidence", body)).status).toBe(200);
    expect((await objects()).length).toBe(nObjects);
    for (const path of await objects()) {
      expect((await stat(path)).size).toBeGreaterThan(0);
      expect((await readFile(path)).includes("SECRET-WORDS")).toBe(false);
    }

    const evidence = "/api/v1/organisations/council/evidence";
    const items = (await (await on.ask("one", "GET", `${evidence}?unit=${on.villages[0]}`)).json()) as {
      items: { evidenceId: string; digest: string }[];
    };
    const digest = items.items.find((item) => item.evidenceId === evidenceId)?.digest ?? "";
    const file =
      visibility === "private"
        ? await on.ask("council-office", "POST", `${evidence}/${evidenceId}/readings`, {
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ purpose: "answer" }),
          })
        : await on.ask(visibility === "public" ? null : "assessor", "GET", `${evidence}/${digest}`);
    expect(file.status).toBe(200);
    const got = Buffer.from(await file.arrayBuffer());
    expect(got.subarray(0, 2).equals(isText ? words.subarray(0, 2) : Buffer.of(0xff, 0xd8))).toBe(true);

    const taking = { evidenceId, unitId: on.villages[0], reason: "mistake" };
    expect((await on.command("one", "WithdrawEvidence", taking)).status).toBe(200);
    const uploads = await openUploads(join(on.home.dir, "run", "uploads"), 1000);
    const filesOf = evidenceFiles(on.touchstone, on.service.config);
    const swept = await sweepEvidence(on.touchstone, { uploads, filesOf, turns: turnsOf(1) }, 3_600_000);
    expect(swept.files).toBe(nObjects);
    expect(await objects()).toEqual([]);
  },
);

test("a bucket that can't be reached takes nothing in, and says so without its inside", async () => {
  const elsewhere = await sampleCouncil({ s3: { ...bucket.config, endpoint: "http://127.0.0.1:9/proofs" } });
  try {
    const id = await elsewhere.upload("one", Buffer.from("words"), { filetype: "text/plain" });
    const answer = await elsewhere.ask("one", "GET", `/api/v1/uploads/${id}`);
    const words = await answer.text();
    expect(answer.status).toBe(500);
    expect(words).not.toMatch(/127\.0\.0\.1|proofs|S3RVER/);
  } finally {
    await elsewhere.end();
  }
});
