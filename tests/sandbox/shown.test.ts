/** A rehearsal is there for who has a role in it, and for nobody else; and wherever it is shown, it says what it is. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportBundle } from "@touchstone/server";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsOf } from "../api/operations.ts";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";

const SANDBOX = "libraries-sandbox-1";
const WORDS = "REHEARSAL — nothing here counts";
/** who has no role in the rehearsal: that they have one in what was copied lets nobody in */
const OUTSIDE = [null, "nobody", "mei", "u-v1", "watcher", "elsewhere-office"] as const;

let on: SampleApi;
let folder: string;
let told: { readonly [key: string]: unknown }[];
beforeAll(async () => {
  on = await sampleApi();
  folder = await mkdtemp(join(tmpdir(), "touchstone-rehearsal-"));
  told = await making("shown");
  const assessed = await on.ask(OFFICE, "POST", `/programmes/${SANDBOX}/assessments`, { body: { period: "2026" } });
  expect(assessed.text).toContain('"result"');
}, 180_000);
afterAll(async () => {
  await on.end();
  await rm(folder, { recursive: true, force: true });
});

/** Makes one under a key. @returns the lines that it tells */
async function making(key: string): Promise<typeof told> {
  const asked = { body: {}, headers: { "idempotency-key": key } };
  const { text } = await on.ask(OFFICE, "POST", "/programmes/libraries/sandboxes", asked);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as (typeof told)[number]);
}

const page = (as: string | null, path: string) =>
  on.app.inject({ url: path, headers: { accept: "text/html", ...(as !== null && { "x-test-account": as }) } });

describe("making one", () => {
  test("tells how far it is, and what was copied", () => {
    expect(told.length).toBeGreaterThan(3);
    expect(told[0]).toMatchObject({ progress: "reading the programme" });
    expect(told.at(-1)).toMatchObject({
      result: {
        slug: SANDBOX,
        copied: { units: 6, enrolled: 3, answers: 6 },
        leftOut: [],
        receipt: { log: "libraries" },
      },
    });
  });
  test("again under the same key is told what was made", async () => {
    expect(await making("shown")).toEqual([told.at(-1)]);
    const listed = await on.ask(OFFICE, "GET", "/programmes/libraries/sandboxes");
    expect(listed.json.items).toHaveLength(1);
  });
  test("is refused before anything is told, to who may not", async () => {
    for (const as of ["mei", "watcher", "elsewhere-office"]) {
      const { status, json } = await on.ask(as, "POST", "/programmes/libraries/sandboxes", { body: {} });
      expect([status, json.refusal?.code]).toEqual([403, "not-allowed"]);
    }
    const again = await on.ask(OFFICE, "POST", "/programmes/libraries/sandboxes", { body: { slug: SANDBOX } });
    expect([again.status, again.json.refusal?.code]).toEqual([409, "exists"]);
    const twice = await on.ask(OFFICE, "POST", `/programmes/${SANDBOX}/sandboxes`, { body: {} });
    expect([twice.status, twice.json.refusal?.code]).toEqual([422, "sandbox-not-copied"]);
  });
  test("is listed for the staff", async () => {
    const listed = await on.ask(OFFICE, "GET", "/programmes/libraries/sandboxes");
    expect(listed.json).toMatchObject({ items: [{ slug: SANDBOX, copied: { units: 6 } }], next: null });
    expect((await on.ask("watcher", "GET", "/programmes/libraries/sandboxes")).status).toBe(200);
    expect((await on.ask("mei", "GET", "/programmes/libraries/sandboxes")).status).toBe(403);
    expect((await on.ask(null, "GET", "/programmes/libraries/sandboxes")).status).toBe(401);
  });
});

describe("to all others", () => {
  test.each(OUTSIDE)("%s gets, at every address that names it, what is answered where there is nothing", async (as) => {
    const operations = await operationsOf(on);
    const wrong: string[] = [];
    for (const { id, method, places, at, isClosed, body } of operations) {
      const names = places.filter((name) => ["programme", "organisation", "slug"].includes(name));
      if (names.length === 0 || (isClosed && as === null)) continue;
      const ask = async (slug: string) => {
        const path = at(Object.fromEntries(names.map((name) => [name, slug])));
        const { status, text } = await on.ask(as, method, path, { body: body ?? undefined });
        return [status, text.replaceAll(slug, "X").replaceAll(/"instance":"[^"]*"/g, "")].join(" ");
      };
      const [here, nowhere] = [await ask(SANDBOX), await ask("nothing-of-the-kind")];
      // where the rest of an address can't be anything, some say that first
      const isSame =
        here === nowhere || (here.startsWith("404 ") && nowhere.startsWith("404 ") && !nowhere.includes(" X."));
      if (here.startsWith("2") || (method === "get" && !isSame)) wrong.push(`${id}: ${here} ${nowhere}`);
    }
    expect(wrong).toEqual([]);
  });
  test("no page of it is there", async () => {
    for (const rest of ["", "/standard", "/data", "/register.csv", "/units/v1"])
      for (const as of OUTSIDE) {
        const [here, nowhere] = [await page(as, `/en/${SANDBOX}${rest}`), await page(as, `/en/nothing-of-it${rest}`)];
        expect([rest, here.statusCode]).toEqual([rest, 404]);
        expect(here.body).not.toContain(SANDBOX);
        expect(here.headers["touchstone-rehearsal"]).toBeUndefined();
        expect(nowhere.statusCode).toBe(404);
      }
  });
  test("no list has it, not even those that its maker reads", async () => {
    for (const as of [...OUTSIDE, OFFICE]) {
      for (const path of ["/programmes", "/organisations"])
        expect((await on.ask(as, "GET", path)).text).not.toContain("sandbox");
      for (const lang of ["en", "zh-Hans", "bo"]) expect((await page(as, `/${lang}`)).body).not.toContain("sandbox");
    }
  });
  test("nothing of it is in the register, the pages or the bundle of what was copied", async () => {
    for (const path of ["/en/libraries", "/en/libraries/register.csv", "/en/libraries/data"])
      expect((await page(null, path)).body).not.toMatch(/sandbox|REHEARSAL/);
    expect((await on.ask(null, "GET", "/programmes/libraries/scorecards")).json.items).toHaveLength(2);
  });
});

describe("a designation in it", () => {
  /** code of a designation that is recorded in a programme for one of its villages */
  async function designated(organisation: string, programme: string): Promise<string> {
    const units = await on.ask(
      OFFICE,
      "GET",
      `/organisations/${organisation}/units?type=village&programme=${programme}`,
    );
    const words = [{ text: "Open library", lang: "en", origin: "source", review: null }];
    const unitId = units.json.items[0]?.unitId;
    const body = { unitId, title: words, from: "2025-01-01", until: null, source: words };
    const told = await on.ask(OFFICE, "POST", `/programmes/${programme}/commands/RecordEarlierDesignation`, { body });
    expect(told.status).toBe(200);
    const listed = await on.ask(OFFICE, "GET", `/programmes/${programme}/designations`);
    return listed.json.items[0]?.code ?? "";
  }
  test("is found by no code but by who may look into it; one that counts is found by everybody", async () => {
    const [real, rehearsed] = [await designated("larkwater", "libraries"), await designated(SANDBOX, SANDBOX)];
    expect((await on.ask(null, "GET", `/designations/${real}`)).status).toBe(200);
    for (const as of [...OUTSIDE, OFFICE]) {
      const { status, json } = await on.ask(as, "GET", `/designations/${rehearsed}`);
      expect([status, json.detail]).toEqual([404, `No designation has the code ${rehearsed}.`]);
      const within = await on.ask(as, "GET", `/programmes/${SANDBOX}/designations/${rehearsed}`);
      expect([as, within.status]).toEqual([as, as === OFFICE ? 200 : 404]);
      expect((await on.ask(as, "GET", `/programmes/libraries/designations/${rehearsed}`)).status).toBe(404);
      const code = encodeURIComponent(rehearsed);
      expect((await page(as, `/v/${code}?lang=en`)).statusCode).toBe(404);
      expect((await page(as, `/en/libraries/designations/${code}`)).headers.location).toBe(`/v/${code}?lang=en`);
      const own = await page(as, `/en/${SANDBOX}/designations/${code}`);
      expect([as, own.statusCode]).toEqual([as, as === OFFICE ? 200 : 404]);
    }
    expect((await page(null, `/v/${encodeURIComponent(real)}`)).statusCode).toBe(302);
  });
});

describe("to its maker, it says that it is one", () => {
  test.each(["", "/notices", "/designations", "/standard", "/data", "/units/v1"])(
    "on the page %s, in its language, and search engines stay out",
    async (rest) => {
      const { statusCode, body, headers } = await page(OFFICE, `/en/${SANDBOX}${rest}`);
      expect(statusCode).toBe(200);
      expect(body).toMatch(new RegExp(`<p class="?rehearsal"? role="?note"?>${WORDS}</p>`));
      expect(body).toMatch(/<meta name="?robots"? content="?noindex"?\/?>/);
      expect(body).toMatch(new RegExp(`<title>${WORDS}`));
      expect(headers).toMatchObject({
        "x-robots-tag": "noindex, nofollow, noarchive",
        "cache-control": "private, no-store",
      });
    },
  );
  test("in every answer of the API", async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { id, method, places, at } of await operationsOf(on)) {
      const names = places.filter((name) => ["programme", "organisation", "slug"].includes(name));
      if (method !== "get" || names.length === 0) continue;
      asked++;
      const answer = await on.ask(OFFICE, method, at(Object.fromEntries(names.map((name) => [name, SANDBOX]))));
      if (answer.status === 400) continue; // an address that fits nothing is about nothing
      if (answer.headers["touchstone-rehearsal"] !== "REHEARSAL - nothing here counts") wrong.push(id);
      if (!/^(private, no-(cache|store)|no-store)$/.test(String(answer.headers["cache-control"])))
        wrong.push(`${id}: kept`);
    }
    expect(asked).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
    expect((await on.ask(OFFICE, "GET", `/programmes/${SANDBOX}`)).text).toContain("REHEARSAL: ");
  });
  test.each(["ndjson", "csv"])("in every row of a table as %s, and in the name of its file", async (format) => {
    for (const path of [
      `/organisations/${SANDBOX}/exports/units`,
      `/programmes/${SANDBOX}/exports/observations`,
      `/programmes/${SANDBOX}/exports/scorecards`,
      `/programmes/${SANDBOX}/exports/register`,
    ]) {
      const { status, text, headers } = await on.ask(OFFICE, "GET", `${path}?format=${format}`);
      expect([path, status]).toEqual([path, 200]);
      const rows = text
        .trim()
        .split("\n")
        .slice(format === "csv" ? 1 : 0);
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) expect(row).toContain(WORDS);
      expect(headers["content-disposition"]).toContain('filename="REHEARSAL-');
    }
    expect((await page(OFFICE, `/en/${SANDBOX}/register.csv`)).body.split("\r\n")[1]).toContain(WORDS);
    const real = await on.ask(OFFICE, "GET", `/programmes/libraries/exports/scorecards?format=${format}`);
    expect([real.text.includes("REHEARSAL"), String(real.headers["content-disposition"])]).toEqual([
      false,
      `attachment; filename="libraries-scorecards.${format}"`,
    ]);
  });
  test("in a table that nobody can take for one that counts: no import reads it", async () => {
    for (const [from, to] of [
      [`/organisations/${SANDBOX}/exports/units`, "/organisations/larkwater/units?type=village&update=2026-03-01"],
      [`/programmes/${SANDBOX}/exports/observations`, "/programmes/libraries/observations"],
    ] as const)
      for (const [format, type] of [
        ["csv", "text/csv"],
        ["ndjson", "application/x-ndjson"],
      ] as const) {
        const { text } = await on.ask(OFFICE, "GET", `${from}?format=${format}`);
        const told = await on.ask(OFFICE, "POST", to, { body: text, headers: { "content-type": type } });
        expect([to, format, told.status, told.text]).toEqual([to, format, 400, expect.stringContaining("rehearsal")]);
      }
  });
  test("in the columns of a Parquet file", async () => {
    const { status, text } = await on.ask(OFFICE, "GET", `/programmes/${SANDBOX}/exports/scorecards?format=parquet`);
    expect([status, text.includes("rehearsal")]).toEqual([200, true]);
  });
  test("in its bundle: descriptor, README, and what a verifier prints, who is not fooled by taking it out", async () => {
    const dir = join(folder, "bundle");
    await exportBundle(on.touchstone, SANDBOX, dir);
    const descriptor = JSON.parse(await readFile(join(dir, "datapackage.json"), "utf8")) as {
      title: string;
      touchstone: { rehearsal: string };
    };
    expect([descriptor.title.startsWith("REHEARSAL: "), descriptor.touchstone.rehearsal]).toEqual([true, WORDS]);
    expect((await readFile(join(dir, "README.md"), "utf8")).startsWith(`**${WORDS}**`)).toBe(true);
    const report = await verifyBundle(dir, { parquet: false });
    expect(report.checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
    expect(report.bundle.rehearsal).toBe(WORDS);
    expect(report.limits.filter(({ id }) => id.startsWith("type Sandbox"))).toEqual([]);

    const { rehearsal: _, ...rest } = descriptor.touchstone;
    const stripped = { ...descriptor, touchstone: rest };
    await writeFile(join(dir, "datapackage.json"), `${JSON.stringify(stripped, null, 2)}\n`);
    const fooled = await verifyBundle(dir, { parquet: false, robustness: false });
    expect(fooled.bundle.rehearsal).toBe(WORDS);
    expect(fooled.checks.filter(({ outcome }) => outcome === "fails").map(({ id }) => id)).toEqual(["descriptor"]);
  });
});

describe("an upload", () => {
  test("for it finds nothing there, but for its maker", async () => {
    const upload = (as: string, organisation: string) => {
      const base64 = (text: string) => Buffer.from(text).toString("base64");
      const said = { organisation, unit: on.units.v1, visibility: "public" };
      const metadata = Object.entries(said).map(([key, value]) => `${key} ${base64(value)}`);
      const headers = { "tus-resumable": "1.0.0", "upload-length": "4", "upload-metadata": metadata.join() };
      return on.ask(as, "POST", "/uploads", { headers });
    };
    for (const as of ["nobody", "watcher", "elsewhere-office"]) {
      const [here, nowhere] = [await upload(as, SANDBOX), await upload(as, "nothing-of-the-kind")];
      expect([here.status, here.json.detail]).toEqual([404, `There is no organisation ${SANDBOX}.`]);
      expect(nowhere.status).toBe(404);
    }
    expect((await upload(OFFICE, SANDBOX)).status).not.toBe(404);
  });
});

describe("removing one", () => {
  test("is not for who has no role in what was copied", async () => {
    for (const as of ["nobody", "mei", "u-v1", "watcher", "elsewhere-office"])
      expect((await on.ask(as, "DELETE", `/sandboxes/${SANDBOX}`)).status).toBe(403);
    expect((await on.ask(null, "DELETE", `/sandboxes/${SANDBOX}`)).status).toBe(401);
  });
  test("is not for what counts", async () => {
    for (const slug of ["libraries", "larkwater"]) {
      const { status, json } = await on.ask(OFFICE, "DELETE", `/sandboxes/${slug}`);
      expect([status, json.refusal?.code]).toEqual([422, "not-a-sandbox"]);
      expect(json.detail).toBe(`${slug} is no rehearsal: it counts, and what counts can't be removed.`);
    }
  });
  test("leaves nothing to its maker either", async () => {
    expect(await on.ask(OFFICE, "DELETE", `/sandboxes/${SANDBOX}`)).toMatchObject({
      status: 200,
      json: { log: "libraries" },
    });
    expect((await on.ask(OFFICE, "GET", `/programmes/${SANDBOX}`)).status).toBe(404);
    expect((await page(OFFICE, `/en/${SANDBOX}`)).statusCode).toBe(404);
    expect((await on.ask(OFFICE, "DELETE", `/sandboxes/${SANDBOX}`)).status).toBe(404);
  });
});
