import { readdir, readFile, stat } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { bombPng, MARK, markedJpeg, samplePdf } from "./marked-pictures.ts";
import { metadata, piece, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

let on: SampleCouncil;
beforeAll(async () => {
  on = await sampleCouncil({ evidence: { photoLimit: 1 << 20, fileLimit: 1 << 20, uploadMs: 3_600_000 } });
}, 120_000);
afterAll(() => on.end());

const TUS = { headers: { "tus-resumable": "1.0.0" } };
const TEXT = Buffer.from("village,hours\nFar Ferry,12\n".repeat(2000));
const AS_TEXT = { filetype: "text/csv" };

async function begun(
  account: string,
  bytes: Uint8Array,
  more: Readonly<Record<string, string>> = AS_TEXT,
): Promise<string> {
  const answer = await on.begin(account, bytes, more);
  expect(answer.status).toBe(201);
  return answer.headers.get("location") ?? "";
}
const offsetOf = async (path: string, account = "one"): Promise<number> =>
  Number((await on.ask(account, "HEAD", path, TUS)).headers.get("upload-offset"));
const stateOf = async (path: string, account = "one"): Promise<unknown> => (await on.ask(account, "GET", path)).json();

/** Sends a piece and breaks the line off once so many bytes have arrived. */
async function brokenOff(path: string, bytes: Uint8Array, offset: number, after: number): Promise<void> {
  const { accountId } = await accountOf("one");
  const file = join(on.home.dir, "run", "uploads", accountId, path.slice(-36));
  const sending = request(new URL(path, on.url), {
    method: "PATCH",
    headers: { ...piece(bytes, offset).headers, "x-test-account": "one", "content-length": bytes.length },
  });
  const over = new Promise<void>((resolve) => {
    sending.on("error", () => resolve());
    sending.on("close", () => resolve());
  });
  sending.write(bytes.subarray(0, after));
  // the file itself is looked at: to ask for the offset would end what is under way
  for (let size: number | null = 0; size !== null && size < offset + after; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    size = await stat(file).then(
      (found) => found.size,
      () => null, // whole, and taken in already
    );
  }
  sending.destroy();
  await over;
}

/** Waits until the server has seen the end of a broken line. */
async function settledOffset(path: string, least: number): Promise<number> {
  for (let n = 0; n < 200; n++) {
    const offset = await offsetOf(path);
    if (offset >= least) return offset;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return offsetOf(path);
}

describe("an upload", () => {
  it("comes in pieces, and is looked through once it is whole", async () => {
    const path = await begun("one", TEXT);
    expect(await stateOf(path)).toMatchObject({ state: "under-way", offset: 0, length: TEXT.length });
    for (let at = 0; at < TEXT.length; at += 20_000) {
      const sent = await on.ask("one", "PATCH", path, piece(TEXT.subarray(at, at + 20_000), at));
      expect(sent.status).toBe(204);
      expect(sent.headers.get("upload-offset")).toBe(String(Math.min(at + 20_000, TEXT.length)));
    }
    expect(await stateOf(path)).toEqual({
      evidenceId: path.slice(-36),
      state: "ready",
      mediaType: "text/csv",
      bytes: TEXT.length,
      visibility: "public",
    });
  });

  it("goes on after a line that broke off, from what has arrived", async () => {
    const path = await begun("one", TEXT);
    await brokenOff(path, TEXT, 0, 30_000);
    const offset = await settledOffset(path, 30_000);
    expect(offset).toBe(30_000);
    expect((await on.ask("one", "PATCH", path, piece(TEXT.subarray(offset), offset))).status).toBe(204);
    expect(await stateOf(path)).toMatchObject({ state: "ready", bytes: TEXT.length });
  });

  it("whose last answer was lost is whole all the same", async () => {
    const path = await begun("one", TEXT);
    await brokenOff(path, TEXT, 0, TEXT.length);
    for (let n = 0; n < 100; n++) {
      const state = await stateOf(path);
      if (JSON.stringify(state).includes("ready")) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await stateOf(path)).toMatchObject({ state: "ready", bytes: TEXT.length });
  });

  it("from two tabs at once is the file, whole, once", async () => {
    const path = await begun("one", TEXT);
    const both = await Promise.all(
      [0, 0].map((at) =>
        on.ask("one", "PATCH", path, piece(TEXT, at)).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    expect(both).toContain(204);
    const state = await stateOf(path);
    expect(state).toMatchObject({ state: "ready", bytes: TEXT.length });
    const added = await on.command("one", "AddEvidence", adding(path));
    expect(added.status).toBe(200);
    const [item] = (await list("one")).slice(-1);
    const file = await on.ask(null, "GET", `/api/v1/organisations/council/evidence/${item?.digest}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(TEXT)).toBe(true);
  });

  test.each([
    ["too early", 5],
    ["beyond what is there", 50_000],
  ])("is not gone on with at a wrong offset: %s", async (_, at) => {
    const path = await begun("one", TEXT);
    await on.ask("one", "PATCH", path, piece(TEXT.subarray(0, 100), 0));
    const answer = await on.ask("one", "PATCH", path, piece(TEXT.subarray(at), at));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      409,
      "application/problem+json; charset=utf-8",
    ]);
    expect(await offsetOf(path)).toBe(100);
  });

  it("is over its size: refused as it begins, and never longer than it was said to be", async () => {
    expect((await on.begin("one", new Uint8Array((1 << 20) + 1), AS_TEXT)).status).toBe(413);
    const path = await begun("one", TEXT);
    const longer = await on.ask("one", "PATCH", path, piece(Buffer.concat([TEXT, TEXT]), 0));
    expect(longer.status).toBe(413);
    expect(await offsetOf(path)).toBe(0);
  });

  it("is nobody's but of the account that began it", async () => {
    const path = await begun("one", TEXT);
    for (const account of ["two", "council-office", "auditor", "stranger"]) {
      expect((await on.ask(account, "GET", path)).status).toBe(404);
      expect((await on.ask(account, "HEAD", path, TUS)).status).toBe(404);
      expect((await on.ask(account, "PATCH", path, piece(TEXT, 0))).status).toBe(404);
      expect((await on.ask(account, "DELETE", path, TUS)).status).toBe(404);
    }
    expect((await on.ask(null, "PATCH", path, piece(TEXT, 0))).status).toBe(401);
    expect(await offsetOf(path)).toBe(0);
    await on.ask("one", "PATCH", path, piece(TEXT, 0));
    expect((await on.ask("two", "GET", path)).status).toBe(404);
    const taken = await on.command("two", "AddEvidence", { ...adding(path), unitId: on.villages[1] });
    expect([taken.status, await taken.json()]).toMatchObject([404, { refusal: { code: "unknown", what: "upload" } }]);
  });

  it("is given up by who began it, and gone", async () => {
    const path = await begun("one", TEXT);
    expect((await on.ask("one", "DELETE", path, TUS)).status).toBe(204);
    expect((await on.ask("one", "GET", path)).status).toBe(404);
  });

  it("is for a unit of the account's own", async () => {
    const answer = await on.begin("one", TEXT, { ...AS_TEXT, unit: on.villages[1] });
    expect([answer.status, await answer.json()]).toMatchObject([403, { type: "/problems/not-allowed" }]);
    expect((await on.begin("stranger", TEXT, AS_TEXT)).status).toBe(403);
    expect((await on.begin("one", TEXT, { ...AS_TEXT, organisation: "nobody" })).status).toBe(404);
  });

  test.each([
    ["nothing", {}],
    ["a path as an organisation", { organisation: "../../etc" }],
    ["another visibility", { visibility: "all" }],
    ["a unit that is no id", { unit: "../x" }],
    ["words as a type", { filetype: "text/html; <script>" }],
  ])("says what it is for: %s is refused, with every fault", async (_, more) => {
    const values =
      Object.keys(more).length === 0
        ? { x: "y" }
        : { organisation: "council", unit: on.villages[0], visibility: "public", ...more };
    const answer = await on.ask("one", "POST", "/api/v1/uploads", {
      headers: { "tus-resumable": "1.0.0", "upload-length": "5", "upload-metadata": metadata(values) },
    });
    const problem = (await answer.json()) as { errors: unknown[] };
    expect([answer.status, problem.errors.length]).toEqual([400, Object.keys(more).length === 0 ? 3 : 1]);
  });

  test.each([
    "../../../../touchstone.json",
    "..%2f..%2ftouchstone.json",
    "%2e%2e/x",
    "a%00b",
    `${"a".repeat(36)}`,
    "x.json",
  ])("is found by its id alone, not by the path %s", async (name) => {
    for (const method of ["HEAD", "PATCH", "DELETE", "GET"]) {
      const { status } = await on.ask(
        "one",
        method,
        `/api/v1/uploads/${name}`,
        method === "PATCH" ? piece(TEXT, 0) : TUS,
      );
      expect([method, [400, 404].includes(status)]).toEqual([method, true]);
    }
  });

  it("keeps no name of a file, whatever it is", async () => {
    await begun("one", TEXT, { ...AS_TEXT, filename: "../../Wanda-Mistry-ill.csv", name: "Wanda Mistry" });
    const folder = join(on.home.dir, "run", "uploads");
    for (const name of await readdir(folder, { recursive: true }))
      if (name.endsWith(".json")) expect(await readFile(join(folder, name), "utf8")).not.toContain("Wanda");
    expect((await readdir(folder, { recursive: true })).join()).not.toContain("Wanda");
  });

  it("without the protocol's header, or with another's body, is refused", async () => {
    const path = await begun("one", TEXT);
    const { headers, body } = piece(TEXT, 0);
    const { "tus-resumable": _, ...without } = headers as Record<string, string>;
    expect((await on.ask("one", "PATCH", path, { headers: without, ...(body && { body }) })).status).toBe(400);
    const json = await on.ask("one", "PATCH", path, {
      ...TUS,
      headers: { ...TUS.headers, "content-type": "application/json", "upload-offset": "0" },
      body: "{}",
    });
    expect([400, 415]).toContain(json.status);
    expect(await offsetOf(path)).toBe(0);
  });

  it("is one of twenty at most", async () => {
    const answers = [];
    for (let n = 0; n < 21; n++) answers.push((await on.begin("coordinator", TEXT, AS_TEXT)).status);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(201));
    expect(answers[20]).toBe(429);
  });
});

describe("what is handed in", () => {
  test.each([
    ["a page as a photo", Buffer.from("<html><script>alert(1)</script>"), { filetype: "image/jpeg" }, /no marks/],
    ["a bomb of 102 million pixels", bombPng(16_000, 6400), {}, /pixels/],
    ["a PDF with a script", samplePdf("4 0 obj << /S /JavaScript >> endobj\n"), {}, /scripts/],
    ["an archive", Buffer.from("PK\x03\x04".padEnd(64, "x")), {}, /taken are/],
    ["nothing", Buffer.alloc(0), { filetype: "text/plain" }, /empty/],
  ])("is refused in words, and nothing of it is kept: %s", async (_, bytes, more, wanted) => {
    const path = await begun("one", bytes, more);
    if (bytes.length > 0) expect((await on.ask("one", "PATCH", path, piece(bytes, 0))).status).toBe(204);
    expect(await stateOf(path)).toMatchObject({ state: "refused", why: expect.stringMatching(wanted) });
    const { accountId } = await accountOf("one");
    await expect(stat(join(on.home.dir, "run", "uploads", accountId, path.slice(-36)))).rejects.toThrow("ENOENT");
    const added = await on.command("one", "AddEvidence", adding(path));
    expect([added.status, await added.json()]).toMatchObject([404, { refusal: { what: "upload" } }]);
  });

  it("that is a photo is stored without what the camera wrote", async () => {
    const id = await on.upload("one", await markedJpeg(), { visibility: "reviewers" });
    expect(await stateOf(`/api/v1/uploads/${id}`)).toMatchObject({ state: "ready", mediaType: "image/jpeg" });
    for (const name of await readdir(on.home.dir, { recursive: true })) {
      const path = join(on.home.dir, name);
      if (!name.startsWith("database") && (await stat(path).catch(() => null))?.isFile())
        expect([name, (await readFile(path)).includes(MARK)]).toEqual([name, false]);
    }
  });
});

const adding = (path: string) => ({
  evidenceId: path.slice(-36),
  unitId: on.villages[0],
  programmeId: on.programme.logId,
  title: null,
  retainUntil: null,
});

async function list(account: string): Promise<{ digest: string; evidenceId: string }[]> {
  const answer = await on.ask(
    account,
    "GET",
    `/api/v1/organisations/council/evidence?unit=${on.villages[0]}&limit=200`,
  );
  return ((await answer.json()) as { items: { digest: string; evidenceId: string }[] }).items;
}

async function accountOf(name: string): Promise<{ accountId: string }> {
  const { rows } = await on.touchstone.pool.query<{ accountId: string }>(
    `SELECT account_id AS "accountId" FROM account WHERE name = $1`,
    [name],
  );
  return rows[0] ?? { accountId: "" };
}
