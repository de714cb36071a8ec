import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APPLICATION_STATES, ROLES } from "@touchstone/domain";
import {
  assessmentsOf,
  checkStore,
  exportBundle,
  gradeCounts,
  inboxOf,
  type Log,
  listAccounts,
  liveUnits,
  logBySlug,
  objectionsOf,
  openFiles,
  rebuild,
  rolesOf,
  type Tx,
  transaction,
  versionsOf,
} from "@touchstone/server";
import { dumpProjections, type TestTouchstone, testClock, testTouchstone } from "@touchstone/server/testing";
import { fillDemo } from "@touchstone/service";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifiedTwice } from "../verify/second-verifier.ts";

const NOW = "2026-11-22T12:00:00.000Z";
/** Units of the demo by kind. */
const UNITS = {
  region: 1,
  county: 4,
  township: 24,
  village: 218,
  school: 129,
  enterprise: 48,
  office: 28,
  hospital: 4,
};
const [LEAVING, GOING_ON, ENDING, RENAMED] = [
  "quillmoor-2-3",
  "larkwater-3-1",
  "larkwater-3-2",
  "tidewick-4-5",
] as const;
const ROLE_OF = {
  "demo-operator": "operator",
  "demo-coordinator-larkwater": "coordinator",
  "demo-coordinator-emberfold": "coordinator",
  "demo-coordinator-quillmoor": "coordinator",
  "demo-coordinator-tidewick": "coordinator",
  "demo-reviewer-1": "reviewer",
  "demo-reviewer-2": "reviewer",
  "demo-reviewer-3": "reviewer",
  "demo-assessor": "assessor",
  "demo-decider": "decider",
  "demo-appeal": "appeal",
  "demo-oversight": "oversight",
  "demo-auditor": "auditor",
  "demo-unit-larkwater-1-1": "unit",
  "demo-unit-emberfold-3-2": "unit",
  "demo-unit-tidewick-1-1": "unit",
  "demo-unit-larkwater-2-1": "unit",
  "demo-unit-quillmoor-2-3": "unit",
};

/** Roles that a round asks nothing of. */
const IDLE = new Set(["operator", "appeal", "oversight", "auditor"]);

let on: TestTouchstone;
let organisation: Log;
let programme: Log;
const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(on.touchstone, work, { readOnly: true });

beforeAll(async () => {
  on = await testTouchstone(testClock(NOW));
  await fillDemo(on.touchstone);
  const found = await reading(async (tx) => [
    await logBySlug(tx, "organisation", "alderreach"),
    await logBySlug(tx, "programme", "good-neighbours"),
  ]);
  if (!found[0] || !found[1]) throw new Error("the demo has no logs");
  [organisation, programme] = [found[0], found[1]];
}, 300_000);
afterAll(() => on.end());

test("every unit is in the register", async () => {
  const { rows } = await reading((tx) =>
    tx.query<{ type: string; n: number }>("SELECT type, count(*) AS n FROM unit WHERE shard_key = $1 GROUP BY type", [
      organisation.shardKey,
    ]),
  );
  expect(Object.fromEntries(rows.map(({ type, n }) => [type, Number(n)]))).toEqual(UNITS);
});

test("names in Chinese and Tibetan are a machine's, and unreviewed", async () => {
  const { rows } = await reading((tx) =>
    tx.query<{ lang: string; origin: string; review: string | null }>(
      "SELECT DISTINCT lang, origin, review FROM unit_name WHERE shard_key = $1 ORDER BY lang",
      [organisation.shardKey],
    ),
  );
  expect(rows).toEqual([
    { lang: "bo", origin: "machine", review: "unreviewed" },
    { lang: "en", origin: "source", review: null },
    { lang: "zh-Hans", origin: "machine", review: "unreviewed" },
  ]);
});

test("the rounds of before are scored, with every grade and with villages that have none", async () => {
  const assessments = await reading((tx) => assessmentsOf(tx, programme));
  const before = assessments.filter(({ period }) => period !== "2026");
  expect(before.map(({ period }) => period).sort()).toEqual(["2024", "2025"]);
  for (const assessment of before) {
    expect(assessment.uncertainty?.replicates).toBe(1000);
    const counts = await reading((tx) => gradeCounts(tx, programme, assessment));
    const of = new Map(counts.map(({ grade, nUnits }) => [grade, Number(nUnits)]));
    expect([...of.keys()].map(String).sort()).toEqual(["designated", "distinguished", "null", "outstanding"]);
    for (const [grade, least] of [
      ["outstanding", 5],
      ["distinguished", 20],
      ["designated", 30],
      [null, 30],
    ] as const)
      expect(of.get(grade), String(grade)).toBeGreaterThanOrEqual(least);
    expect(counts.some(({ nUnits, nCertain }) => nCertain < nUnits)).toBe(true);
  }
});

test("whoever handed in shows what reviewers rate, in pictures that say that they are drawn, and are there", async () => {
  const shown = await reading((tx) =>
    tx.query<{ unit_id: string; n: number; digests: string[]; titles: string[] }>(
      `SELECT unit_id, count(*) AS n, array_agg(encode(digest, 'hex')) AS digests, array_agg(DISTINCT title ->> 'text') AS titles
       FROM evidence WHERE shard_key = $1 GROUP BY unit_id ORDER BY unit_id`,
      [organisation.shardKey],
    ),
  );
  const handedIn = await reading((tx) =>
    tx.query<{ unit_id: string }>(
      "SELECT unit_id FROM application WHERE shard_key = $1 AND handed_in IS NOT NULL ORDER BY unit_id",
      [programme.shardKey],
    ),
  );
  expect(shown.rows.map(({ unit_id }) => unit_id)).toEqual(handedIn.rows.map(({ unit_id }) => unit_id));
  const files = openFiles(join(on.touchstone.home.files, `evidence-${organisation.logId.slice(-10)}`)); // as docs/evidence.md says
  for (const { n, digests, titles } of shown.rows) {
    expect(n).toBe(4);
    for (const title of titles) expect(title).toContain("drawn for this example");
    for (const digest of digests) expect(await files.has(digest)).toBe(true);
  }
});

test("most villages take part, not all; one has withdrawn, one is merged", async () => {
  const live = await reading((tx) => liveUnits(tx, programme, "2026-11-22"));
  expect(live.size).toBeGreaterThan(UNITS.village * 0.7);
  expect(live.size).toBeLessThan(UNITS.village);
  const { rows } = await reading((tx) =>
    tx.query<{ code: string; unitId: string; closed: string | null }>(
      `SELECT c.code, c.unit_id AS "unitId", u.closed_on::text AS closed FROM unit_code c
       JOIN unit u ON u.shard_key = c.shard_key AND u.unit_id = c.unit_id
       WHERE c.shard_key = $1 AND c.code = ANY ($2)`,
      [organisation.shardKey, [LEAVING, GOING_ON, ENDING, RENAMED]],
    ),
  );
  const unit = new Map(rows.map((row) => [row.code, row]));
  expect(live.has(unit.get(LEAVING)?.unitId ?? "")).toBe(false);
  expect(live.has(unit.get(GOING_ON)?.unitId ?? "")).toBe(true);
  expect(live.has(unit.get(ENDING)?.unitId ?? "")).toBe(false);
  expect(unit.get(ENDING)?.closed).toBe("2025-01-01");
  const { rows: names } = await reading((tx) =>
    tx.query("SELECT DISTINCT name FROM unit_name WHERE shard_key = $1 AND unit_id = $2 AND lang = 'en'", [
      organisation.shardKey,
      unit.get(RENAMED)?.unitId,
    ]),
  );
  expect(names.length).toBe(2);
});

test("a stricter version is on notice, and the objection to it has its answer", async () => {
  const versions = await reading((tx) => versionsOf(tx, programme));
  expect(versions.map(({ version, state }) => [version, state])).toEqual([
    ["2024.1", "effective"],
    ["2027.1", "notice"],
  ]);
  expect((versions[1]?.noticeUntil ?? "") > NOW.slice(0, 10)).toBe(true);
  const objections = await reading((tx) => objectionsOf(tx, programme, null));
  expect(objections.map(({ upheld, answer }) => [upheld, answer?.length])).toEqual([[false, 1]]);
});

test("there is an account for every role, and who watches or decides does nothing else", async () => {
  const held: Record<string, string> = {};
  for (const { name, accountId } of await listAccounts(on.touchstone)) {
    const roles = new Set((await rolesOf(on.touchstone, accountId)).map(({ role }) => role));
    held[name] = [...roles].sort().join(", ");
  }
  const { public: everybody, "touchstone-clock": clock, ...people } = held;
  expect([everybody, clock]).toEqual(["", ""]); // reserved: they hold no role
  const further = Object.entries(people).filter(([name]) => !Object.hasOwn(ROLE_OF, name) && name !== "demo-office");
  expect(new Set(further.map(([, roles]) => roles))).toEqual(new Set(["unit"])); // villages that apply, without a sign-in
  expect(people).toMatchObject({ ...ROLE_OF, "demo-office": "office, operator" }); // the founder's
  expect([...new Set(Object.values(ROLE_OF)), "office"].sort()).toEqual([...ROLES].sort());
});

test("every figure about people can be seen, for none is of too few", async () => {
  const { rows } = await reading((tx) =>
    tx.query<{ n: number; shown: number }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE o.value BETWEEN 0.01 AND 0.99) AS shown FROM observation o
       JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
       WHERE o.shard_key = $1 AND i.key = 'good-neighbours/treated_well'`,
      [organisation.shardKey],
    ),
  );
  expect(Number(rows[0]?.n)).toBeGreaterThan(350);
  expect(rows[0]?.shown).toBe(rows[0]?.n);
});

test("what was handed in by mistake is taken back and stays on record", async () => {
  const { rows } = await reading((tx) =>
    tx.query<{ n: number }>(
      `SELECT count(*) AS n FROM event e JOIN submission s ON s.shard_key = e.shard_key AND s.seq = e.seq
       WHERE e.shard_key = $1 AND e.log_id = $2 AND e.type = 'ObservationsSubmitted' AND s.period < 202600`,
      [organisation.shardKey, organisation.logId],
    ),
  );
  // by mistake, taken back; a file a county and corrections, in either round
  expect(Number(rows[0]?.n)).toBe(2 + 2 * (4 + 1));
});

test("in the round under way something waits at every stage, and something has come to each end", async () => {
  const { rows } = await reading((tx) =>
    tx.query<{ state: string; n: number }>(
      "SELECT state, count(*)::int AS n FROM application WHERE shard_key = $1 GROUP BY state",
      [programme.shardKey],
    ),
  );
  const passing = new Set(["settling", "lapsed"]); // the clock's own, and what only comes with time
  const found = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  expect(Object.keys(found).sort()).toEqual(APPLICATION_STATES.filter((state) => !passing.has(state)).sort());
  const { rows: objections } = await reading((tx) =>
    tx.query("SELECT upheld FROM objection WHERE shard_key = $1 ORDER BY seq", [programme.shardKey]),
  );
  expect(objections).toEqual([{ upheld: false }, { upheld: null }]);
});

test("who has a part in it finds something to do when signing in", async () => {
  const roleOf = new Map(Object.entries({ ...ROLE_OF, "demo-office": "office" }));
  for (const { name, accountId } of await listAccounts(on.touchstone)) {
    const role = roleOf.get(name);
    if (role === undefined || IDLE.has(role) || name === "demo-unit-quillmoor-2-3") continue; // that village has withdrawn
    const { items } = await reading((tx) => inboxOf(tx, on.touchstone, accountId));
    expect(items.length, name).toBeGreaterThan(0);
  }
});

test("filled again, a record that is not empty is left as it is", async () => {
  const before = await dumpProjections(on.touchstone);
  await expect(fillDemo(on.touchstone)).rejects.toThrow("want an empty one");
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});

test("everything stored holds, and the tables come out the same from the events", async () => {
  expect((await checkStore(on.touchstone)).faults).toEqual([]);
  const before = await dumpProjections(on.touchstone);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});

describe("the bundle of the demo", () => {
  let dir = "";
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "touchstone-demo-"));
    await exportBundle(on.touchstone, "good-neighbours", join(dir, "bundle"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test("is verified by who knows nothing but the bundle", async () => {
    const { checks } = await verifyBundle(join(dir, "bundle"));
    expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
    const holding = checks.filter(({ outcome }) => outcome === "holds").map(({ id }) => id);
    expect(holding).toEqual(
      expect.arrayContaining(["ledger-tree", "scores", "ranks", "disclosure", "observations", "register"]),
    );
  });

  test("is verified by the second verifier too, which says the same of what was handed in", async () => {
    const { faults, second } = await verifiedTwice(join(dir, "bundle"));
    expect({ faults, fails: second?.fails ?? [] }).toEqual({ faults: [], fails: [] });
  });

  test("names no account", async () => {
    for (const name of readdirSync(join(dir, "bundle"), { recursive: true, encoding: "utf8" })) {
      const path = join(dir, "bundle", name);
      if (!statSync(path).isFile()) continue;
      const bytes = readFileSync(path, "latin1");
      for (const account of [...Object.keys(ROLE_OF), "demo-office"]) expect(bytes.includes(account), name).toBe(false);
    }
  });
});
