import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { LINK_TYPE } from "@touchstone/domain";
import { backup, eventsOf, rebuild, transaction } from "@touchstone/server";
import { dumpProjections } from "@touchstone/server/testing";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { evidenceFolder } from "./evidence-files.ts";
import { markedJpeg, samplePdf } from "./marked-pictures.ts";
import { PROGRAMME_ROLES, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

let on: SampleCouncil;
beforeAll(async () => {
  on = await sampleCouncil();
}, 120_000);
afterAll(() => on.end());

const EVERYBODY = [null, "stranger", "two", "one", "council-office", ...PROGRAMME_ROLES] as const;
const SECRET = "SECRET-WORDS-OF-A-LETTER";
const TITLE = { text: "Letter of Wanda Mistry", lang: "en", origin: "source", review: null };

interface Item {
  readonly evidenceId: string;
  readonly digest: string;
  readonly title: object | null;
  readonly withdrawn: string | null;
  readonly links: readonly object[];
}

/** Hands a file in as a proof of the first village. */
async function add(bytes: Buffer, visibility: string, more: object = {}, filetype?: string): Promise<Item> {
  const evidenceId = await on.upload("one", bytes, { visibility, ...(filetype !== undefined && { filetype }) });
  const body = {
    evidenceId,
    unitId: on.villages[0],
    programmeId: on.programme.logId,
    title: null,
    retainUntil: null,
    ...more,
  };
  const added = await on.command("one", "AddEvidence", body);
  expect([added.status, await added.text()]).toMatchObject([200, expect.stringContaining("first")]);
  const item = (await list("one")).find((one) => one.evidenceId === evidenceId);
  if (!item) throw new Error("it is not in the list");
  return item;
}
const fileOf = (digest: string): string => `/api/v1/organisations/council/evidence/${digest}`;
async function list(account: string, unit = on.villages[0]): Promise<Item[]> {
  const answer = await on.ask(account, "GET", `/api/v1/organisations/council/evidence?unit=${unit}&limit=200`);
  return ((await answer.json()) as { items: Item[] }).items;
}
async function statuses(path: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const account of EVERYBODY) found[account ?? "public"] = (await on.ask(account, "GET", path)).status;
  return found;
}
const open = (account: string | null, evidenceId: string, body: object = { purpose: "answer" }) =>
  on.ask(account, "POST", `/api/v1/organisations/council/evidence/${evidenceId}/readings`, {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
async function entries(): Promise<string> {
  return transaction(on.touchstone, async (tx) => {
    let all = "";
    for await (const { entry } of eventsOf(tx, on.organisation, 0, 10_000)) all += `${Buffer.from(entry).toString()}\n`;
    return all;
  });
}
async function onDisk(words: string): Promise<string[]> {
  const found = [];
  for (const name of await readdir(on.home.dir, { recursive: true })) {
    const path = join(on.home.dir, name);
    if ((await stat(path).catch(() => null))?.isFile() && (await readFile(path)).includes(words)) found.push(name);
  }
  return found;
}

describe("a public proof", () => {
  it("is everybody's, as a picture made by us, with smaller ones", async () => {
    const { digest } = await add(await markedJpeg(), "public");
    expect(Object.values(await statuses(fileOf(digest)))).toEqual(EVERYBODY.map(() => 200));
    const whole = await on.ask(null, "GET", fileOf(digest));
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=300",
      etag: `"${digest}"`,
    });
    for (const side of [320, 1280]) {
      const smaller = await on.ask(null, "GET", `${fileOf(digest)}?side=${side}`);
      expect(smaller.headers.get("content-type")).toBe("image/webp");
      expect((await sharp(Buffer.from(await smaller.arrayBuffer())).metadata()).format).toBe("webp");
    }
    expect((await on.ask(null, "GET", `${fileOf(digest)}?side=500`)).status).toBe(400);
  });

  it("that is no picture of ours is saved, never shown", async () => {
    const pdf = await add(samplePdf(), "public");
    const text = await add(Buffer.from("alert(1)"), "public", {}, "text/plain");
    for (const { digest } of [pdf, text]) {
      const { headers } = await on.ask(null, "GET", fileOf(digest));
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="proof\.(pdf|txt)"/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-type")).toMatch(/^(application\/pdf|text\/plain; charset=utf-8)$/);
    }
  });

  it("is sent whole, in part, or not again", async () => {
    const bytes = Buffer.from("0123456789".repeat(100));
    const { digest } = await add(bytes, "public", {}, "text/plain");
    const get = (headers: Record<string, string>) => on.ask(null, "GET", fileOf(digest), { headers });
    const part = await get({ range: "bytes=10-14" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 10-14/1000",
      "01234",
    ]);
    expect(await (await get({ range: "bytes=-3" })).text()).toBe("789");
    expect((await (await get({ range: "bytes=995-" })).text()).length).toBe(5);
    expect((await get({ range: "bytes=1000-" })).status).toBe(416);
    for (const range of ["bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"])
      expect((await get({ range })).status).toBe(200);
    expect((await get({ range: "bytes=0-1", "if-range": '"another"' })).status).toBe(200);
    const again = await get({ "if-none-match": `"${digest}"` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const head = await on.ask(null, "HEAD", fileOf(digest));
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "1000"]);
  });
});

describe("a proof for reviewers", () => {
  it("is its unit's, and theirs who help, judge or watch it by name; to everybody else it is not there", async () => {
    const { digest } = await add(Buffer.from(SECRET), "reviewers", {}, "text/plain");
    expect(await statuses(fileOf(digest))).toEqual({
      public: 404,
      stranger: 404,
      two: 404,
      one: 200,
      "council-office": 200,
      coordinator: 200,
      reviewer: 404, // by their assignment alone
      assessor: 200,
      decider: 200,
      appeal: 404,
      oversight: 200,
      auditor: 200,
    });
    const file = await on.ask("assessor", "GET", fileOf(digest));
    expect([file.headers.get("cache-control"), await file.text()]).toEqual(["private, no-store", SECRET]);
    const nothing = await on.ask("two", "GET", fileOf("0".repeat(64)));
    const notTheirs = await on.ask("two", "GET", fileOf(digest));
    const told = async (answer: Response) => ({ ...((await answer.json()) as object), instance: null });
    expect(await told(notTheirs)).toEqual(await told(nothing));
  });

  it("has smaller pictures that are encrypted too", async () => {
    const { digest } = await add(await markedJpeg(), "reviewers");
    expect((await on.ask(null, "GET", `${fileOf(digest)}?side=320`)).status).toBe(404);
    const smaller = await on.ask("assessor", "GET", `${fileOf(digest)}?side=320`);
    expect((await sharp(Buffer.from(await smaller.arrayBuffer())).metadata()).width).toBe(40);
  });

  it("lies encrypted, and its own digest is nowhere in the ledger", async () => {
    const words = `${SECRET} once more`;
    const { digest } = await add(Buffer.from(words), "reviewers", {}, "text/plain");
    const plain = createHash("sha256").update(words).digest("hex");
    expect(digest).not.toBe(plain);
    expect(await onDisk(SECRET)).toEqual([]);
    const all = await entries();
    expect([all.includes(digest), all.includes(plain)]).toEqual([true, false]);
  });

  it("that is a link is its words, which are theirs alone who may see it", async () => {
    const words = `{"lang":"en","shows":"${SECRET}","title":"Hours","url":"https://larkwater.example/${SECRET}"}`;
    const { digest } = await add(Buffer.from(words), "reviewers", {}, LINK_TYPE);
    expect(await statuses(fileOf(digest))).toMatchObject({ public: 404, stranger: 404, two: 404, assessor: 200 });
    const { headers } = await on.ask("assessor", "GET", fileOf(digest));
    expect(headers.get("content-type")).toBe(LINK_TYPE);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="proof\.json"/);
    expect(await (await on.ask("one", "GET", fileOf(digest))).text()).toBe(words);
    expect(await onDisk(SECRET)).toEqual([]);
    expect(await entries()).not.toContain(SECRET);
  });
});

const WHO_OPENS: ReadonlyMap<string | null, number> = new Map([
  ["council-office", 200],
  [null, 401],
  ["stranger", 404],
  ["two", 404],
  ["reviewer", 404],
  ["appeal", 404],
]);

describe("a private proof", () => {
  it("is opened by the office alone, one at a time, for a purpose that is recorded", async () => {
    const { evidenceId, digest, title } = await add(Buffer.from(SECRET), "private", { title: TITLE }, "text/plain");
    expect(title).toBeNull();
    const seen = await statuses(fileOf(digest));
    expect(new Set(Object.values(seen))).toEqual(new Set([404, 403]));
    expect(seen).toMatchObject({ public: 404, stranger: 404, two: 404, "council-office": 403 });
    for (const account of EVERYBODY) {
      const { status } = await open(account, evidenceId);
      const wanted = WHO_OPENS.get(account) ?? 403;
      expect([account, status]).toEqual([account, wanted]);
    }
    const opened = await open("council-office", evidenceId, { purpose: "identity-check" });
    expect(await opened.text()).toBe(SECRET);
    expect(opened.headers.get("content-disposition")).toContain("Letter%20of%20Wanda%20Mistry.txt");
    expect(opened.headers.get("cache-control")).toBe("private, no-store");
    expect((await open("council-office", evidenceId, { purpose: "curiosity" })).status).toBe(400);
    const all = await entries();
    expect(all.match(/"PrivatePartRead"/g)).toHaveLength(2);
    expect(all).toContain("identity-check");
    expect(all).not.toContain("Wanda");
    expect(await onDisk(SECRET)).toEqual([]);
    expect(await onDisk("Wanda")).toEqual([]);
  });
});

describe("the proofs of a unit", () => {
  it("are listed for whoever may see them, and for nobody else", async () => {
    const listed: Record<string, number> = {};
    for (const account of EVERYBODY) {
      const answer = await on.ask(account, "GET", `/api/v1/organisations/council/evidence?unit=${on.villages[0]}`);
      const { items = [] } = (await answer.json()) as { items?: unknown[] };
      listed[account ?? "public"] = items.length;
      expect([account, answer.status]).toEqual([account, account === null ? 401 : 200]);
    }
    expect(listed).toMatchObject({ public: 0, stranger: 0, two: 0, reviewer: 0, appeal: 0 });
    expect(listed.one).toBeGreaterThan(5);
    const others = PROGRAMME_ROLES.filter((role) => role !== "reviewer" && role !== "appeal");
    expect(new Set(others.map((role) => listed[role]))).toEqual(new Set([listed.one]));
  });

  it("come page after page", async () => {
    const all = await list("one");
    const seen: string[] = [];
    for (let cursor = ""; ; ) {
      const answer = await on.ask(
        "one",
        "GET",
        `/api/v1/organisations/council/evidence?unit=${on.villages[0]}&limit=2${cursor}`,
      );
      const { items, next } = (await answer.json()) as { items: Item[]; next: string | null };
      seen.push(...items.map(({ evidenceId }) => evidenceId));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual(all.map(({ evidenceId }) => evidenceId));
  });

  it("support what they are linked to, until the link is taken back", async () => {
    const { evidenceId } = await add(samplePdf(), "reviewers");
    const target = { kind: "observation", item: "notices@1", period: "2026" };
    const linkId = on.touchstone.newId();
    const link = { linkId, evidenceId, unitId: on.villages[0], target, locator: { kind: "page", page: 1 } };
    expect((await on.command("one", "LinkEvidence", link)).status).toBe(200);
    const other = { ...link, linkId: on.touchstone.newId(), target: { kind: "unit" } };
    expect((await on.command("coordinator", "LinkEvidence", other)).status).toBe(200);
    const links = async () => (await list("one")).find((one) => one.evidenceId === evidenceId)?.links;
    expect(await links()).toMatchObject([{ target, locator: { page: 1 } }, { target: { kind: "unit" } }]);
    for (const [account, status] of [
      ["two", 403],
      ["auditor", 403],
      ["reviewer", 403],
      ["one", 200],
    ] as const)
      expect((await on.command(account, "UnlinkEvidence", { linkId, unitId: on.villages[0] })).status).toBe(status);
    expect(await links()).toHaveLength(1);
    const foreign = { ...link, linkId: on.touchstone.newId(), unitId: on.villages[1] };
    expect((await on.command("two", "LinkEvidence", foreign)).status).toBe(404);
  });
});

describe("a proof that is taken back", () => {
  test.each(["public", "reviewers", "private"])("is shown to nobody from then on: %s", async (visibility) => {
    const { evidenceId, digest } = await add(Buffer.from(`${SECRET} ${visibility}`), visibility, {}, "text/plain");
    for (const [account, status] of [
      ["two", 403],
      ["reviewer", 403],
      ["auditor", 403],
      ["one", 200],
    ] as const) {
      const body = { evidenceId, unitId: on.villages[0], reason: "request-of-the-person" };
      expect([account, (await on.command(account, "WithdrawEvidence", body)).status]).toEqual([account, status]);
    }
    expect(new Set(Object.values(await statuses(fileOf(digest))))).toEqual(new Set([404]));
    expect((await open("council-office", evidenceId)).status).toBe(404);
    expect((await list("one")).find((one) => one.evidenceId === evidenceId)).toMatchObject({
      withdrawn: "request-of-the-person",
    });
  });
});

test("tables made again from the events are the same, row for row", async () => {
  const before = await dumpProjections(on.touchstone);
  expect(before.evidence?.length).toBeGreaterThan(9);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});

test("a backup holds every file of evidence", async () => {
  const file = join(on.home.dir, "..", `${on.organisation.logId}.backup`);
  try {
    await backup({ home: on.home, url: on.databaseUrl, file, now: on.touchstone.now });
    const archive = await readFile(file);
    const folder = evidenceFolder(on.home, on.organisation.logId);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".zst"));
    expect(names.length).toBeGreaterThan(9);
    for (const name of names) expect([name, archive.includes(name.slice(0, 40))]).toEqual([name, true]);
  } finally {
    await rm(file, { force: true });
  }
});
