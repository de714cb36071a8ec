import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { metadata, piece, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

let on: SampleCouncil;
beforeAll(async () => {
  on = await sampleCouncil({ evidence: { photoLimit: 1 << 20, fileLimit: 1 << 20, uploadMs: 3_600_000 } });
}, 120_000);
afterAll(() => on.end());

const UPLOADS = "/api/v1/uploads";
const TUS = { headers: { "tus-resumable": "1.0.0" } };
const TEXT = Buffer.from("village,hours\nFar Ferry,12\n".repeat(2000));

const headersOf = (key: string, more: Readonly<Record<string, string>> = {}, length = TEXT.length) => ({
  "tus-resumable": "1.0.0",
  "upload-length": String(length),
  "idempotency-key": key,
  "upload-metadata": metadata({
    organisation: "council",
    programme: "libraries",
    unit: on.villages[0],
    visibility: "public",
    filetype: "text/csv",
    ...more,
  }),
});
const begin = (key: string, account = "one", more?: Readonly<Record<string, string>>, length?: number) =>
  on.ask(account, "POST", UPLOADS, { headers: headersOf(key, more, length) });
const placeOf = (answer: Response): string => {
  expect(answer.status).toBe(201);
  return answer.headers.get("location") ?? "";
};
/** Uploads that lie in all folders together. */
const underWay = async (): Promise<number> => {
  const names = await readdir(join(on.home.dir, "run", "uploads"), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).length;
};

/** Begins an upload; once the service has it, the line breaks off and nobody hears the answer. */
async function unheard(key: string): Promise<void> {
  const before = await underWay();
  const asking = request(new URL(UPLOADS, on.url), {
    method: "POST",
    headers: { ...headersOf(key), "x-test-account": "one", "content-length": 0 },
  });
  asking.on("response", (answer) => answer.destroy());
  asking.on("error", () => {});
  asking.end();
  await expect.poll(underWay, { timeout: 30_000 }).toBe(before + 1);
  asking.destroy();
}

describe("an upload that is begun again under its key", () => {
  test("is the same one, where the first answer was lost", async () => {
    const before = await underWay();
    await unheard("lost");
    const place = placeOf(await begin("lost"));
    expect(placeOf(await begin("lost"))).toBe(place);
    expect(await underWay()).toBe(before + 1);
    expect((await on.ask("one", "PATCH", place, piece(TEXT, 0))).status).toBe(204);
    expect(await (await on.ask("one", "GET", place)).json()).toMatchObject({ state: "ready", bytes: TEXT.length });
  });

  test("keeps what has arrived of it, and says how much that is", async () => {
    const place = placeOf(await begin("half"));
    await on.ask("one", "PATCH", place, piece(TEXT.subarray(0, 100), 0));
    const again = await begin("half");
    expect([placeOf(again), again.headers.get("upload-offset")]).toEqual([place, "100"]);
    expect((await on.ask("one", "HEAD", place, TUS)).headers.get("upload-offset")).toBe("100");
    expect((await on.ask("one", "PATCH", place, piece(TEXT.subarray(100), 100))).status).toBe(204);
    expect(await (await on.ask("one", "GET", place)).json()).toMatchObject({ state: "ready", bytes: TEXT.length });
  });

  test("is the file that was taken in, where it is whole meanwhile", async () => {
    const place = placeOf(await begin("whole"));
    await on.ask("one", "PATCH", place, piece(TEXT, 0));
    const before = await underWay();
    expect(placeOf(await begin("whole"))).toBe(place);
    expect(await underWay()).toBe(before);
    expect(await (await on.ask("one", "GET", place)).json()).toMatchObject({ state: "ready" });
  });

  test("by several at once is one", async () => {
    const before = await underWay();
    const places = await Promise.all(Array.from({ length: 8 }, async () => placeOf(await begin("at-once"))));
    expect(new Set(places).size).toBe(1);
    expect(await underWay()).toBe(before + 1);
  });

  test("takes no more room, however often", async () => {
    for (let n = 0; n < 25; n++) placeOf(await begin("often", "coordinator"));
    placeOf(await begin("another", "coordinator"));
  });

  test("is begun anew once it was given up", async () => {
    const place = placeOf(await begin("given-up"));
    await on.ask("one", "PATCH", place, piece(TEXT.subarray(0, 100), 0));
    expect((await on.ask("one", "DELETE", place, TUS)).status).toBe(204);
    expect(placeOf(await begin("given-up"))).toBe(place);
    expect((await on.ask("one", "HEAD", place, TUS)).headers.get("upload-offset")).toBe("0");
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ["of another length", {}, 7],
    ["for others' eyes", { visibility: "reviewers" }, TEXT.length],
    ["of another type", { filetype: "text/plain" }, TEXT.length],
  ])("is refused as another file: one %s", async (what, more, length) => {
    const key = `other-${what.replaceAll(" ", "-")}`;
    const place = placeOf(await begin(key));
    const other = await begin(key, "one", more, length);
    expect([other.status, await other.json()]).toMatchObject([409, { type: "/problems/conflict" }]);
    expect(placeOf(await begin(key))).toBe(place);
  });
});

describe("a key of an upload", () => {
  test("is its account's own: under the same one another account begins another", async () => {
    const place = placeOf(await begin("mine"));
    const other = placeOf(await begin("mine", "coordinator"));
    expect(other).not.toBe(place);
    expect((await on.ask("coordinator", "GET", place)).status).toBe(404);
  });

  test("leads nowhere for who may not see the unit", async () => {
    placeOf(await begin("hidden"));
    expect((await begin("hidden", "stranger")).status).toBe(403);
    expect((await on.ask(null, "POST", UPLOADS, { headers: headersOf("hidden") })).status).toBe(401);
  });

  test("that is none is refused", async () => {
    expect((await begin("x".repeat(201))).status).toBe(400);
  });

  test("may be left out: then each upload is a new one", async () => {
    const { "idempotency-key": _, ...headers } = headersOf("");
    const places = [];
    for (let n = 0; n < 2; n++)
      places.push(placeOf(await on.ask("two", "POST", UPLOADS, { headers: { ...headers, ...forTwo() } })));
    expect(new Set(places).size).toBe(2);
  });
});

const forTwo = () => {
  const { "upload-metadata": said } = headersOf("x", { unit: on.villages[1] });
  return { "upload-metadata": said };
};
