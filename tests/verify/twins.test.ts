import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@touchstone/ledger";
import { type CheckId, type Report, type Verifying, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tamper } from "./sample/draft.ts";
import { KEYS, VILLAGES } from "./sample/names.ts";
import { type SampleBundle, sampleBundle, writeFiles } from "./sample-bundle.ts";
import { idOf, sampleKey, sha256Hex } from "./sample-log.ts";
import { INDEX } from "./sample-standards.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-twins-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dir = join(folder, "bundle");

/** Everything but the Parquet file, which needs a process of its own and has tests of its own. */
async function verified(files: ReadonlyMap<string, Uint8Array>, verifying: Verifying = {}): Promise<Report> {
  writeFiles(dir, files);
  return verifyBundle(dir, { parquet: false, ...verifying });
}

function failing(report: Report): CheckId[] {
  return report.checks.flatMap(({ id, outcome }) => (outcome === "fails" ? [id] : []));
}

function faultsOf(report: Report, id: CheckId): Report["checks"][number]["faults"] {
  return report.checks.find((check) => check.id === id)?.faults ?? [];
}

let good: SampleBundle;
beforeAll(async () => {
  good = await sampleBundle();
});

describe("a bundle as it should be", () => {
  test.each(["index", "points"] as const)(
    "with a standard of %s: everything holds, the Parquet file too",
    async (kind) => {
      const { files } = await sampleBundle({ kind });
      const report = await verified(files, { parquet: true });
      expect(failing(report)).toEqual([]);
      expect(report.holds).toBe(true);
      expect(report.checks.filter(({ outcome }) => outcome === "cannot").map(({ id }) => id)).toEqual(["ledger-seen"]);
      expect(report.bundle).toEqual({
        programme: "open-villages",
        organisation: "valley",
        period: "2025",
        standard: "open-villages 1",
        nUnits: 5,
        rehearsal: null,
      });
    },
  );

  test("with the office's keys and a checkpoint kept, these are no longer taken on trust", async () => {
    const seen = [
      { origin: "example.org/valley", size: 3, root: Buffer.from(good.organisation.headAt(3).root, "hex") },
    ];
    const report = await verified(good.files, {
      trust: { keys: [KEYS.organisation.verifier, KEYS.programme.verifier], seen },
    });
    expect(report.checks.filter(({ outcome }) => outcome !== "holds").map(({ id }) => id)).toEqual(["parquet"]);
    expect(report.limits.map(({ id }) => id)).not.toContain("keys");
  });

  test("is the same when it is checked without computing the replicates again", async () => {
    const report = await verified(good.files, { robustness: false });
    expect(report.holds).toBe(true);
    expect(report.checks.filter(({ outcome }) => outcome === "cannot").map(({ id }) => id)).toEqual([
      "ledger-seen",
      "parquet",
      "uncertainty",
    ]);
  });
});

const first = VILLAGES[0] ?? "";
const second = VILLAGES[1] ?? "";
const changed = (change: (card: JsonObject) => JsonObject): Tamper => ({
  cards: (cards) => cards.map((card, i) => (i === 1 ? change(card) : card)),
});
const onEvent = (
  type: string,
  change: (data: JsonObject) => JsonObject | null,
  more: { by?: string; at?: string } = {},
): Tamper => ({
  event: (of, data) => {
    const next = of === type ? change(data) : data;
    return next === null ? null : { data: next, ...(of === type && more) };
  },
});

/** The scorecard with other intervals of scores. */
function withSpread(card: JsonObject, change: (scores: JsonObject) => JsonObject): JsonObject {
  const uncertainty = card.uncertainty as JsonObject; // the sample's own
  return { ...card, uncertainty: { ...uncertainty, scores: change(uncertainty.scores as JsonObject) } };
}

function withoutSpread(card: JsonObject): JsonObject {
  return { ...card, uncertainty: without(card.uncertainty as JsonObject, "scores") }; // as above
}

const without = (map: JsonObject, left: string): JsonObject =>
  Object.fromEntries(Object.entries(map).filter(([key]) => key !== left));

/** An attacker who makes everything anew around one lie: hashes, roots and signatures all fit. */
const TWINS: readonly [lie: string, tamper: Tamper, found: readonly CheckId[], named: string | RegExp][] = [
  [
    "a grade is raised",
    changed((card) => ({ ...card, grade: "gold", gradeByScore: "gold" })),
    ["ranks"],
    `scorecards.ndjson, unit ${second}, grade`,
  ],
  ["a rank is changed", changed((card) => ({ ...card, rank: 1 })), ["ranks"], `unit ${second}, rank`],
  [
    "a score is raised by a millionth",
    changed((card) => ({ ...card, score: Number(card.score) + 1e-6 })),
    ["scores"],
    `unit ${second}, score`,
  ],
  [
    "a score of one node is raised",
    changed((card) => ({ ...card, scores: { ...(card.scores as JsonObject), doors: 99 } })),
    ["scores"],
    `unit ${second}, scores.doors`,
  ],
  [
    "a gate is said to hold",
    changed((card) => ({ ...card, gates: { has_plan: "unknown" } })),
    ["scores"],
    "gates.has_plan",
  ],
  ["a state is hidden", changed((card) => ({ ...card, states: { forms: "n/a" } })), ["scores"], "states.forms"],
  [
    "a rank is made surer than it is",
    changed((card) => ({ ...card, uncertainty: { ...(card.uncertainty as JsonObject), kept: 1, certain: true } })),
    ["uncertainty"],
    "uncertainty.kept",
  ],
  [
    "a criterion's score is made surer than it is",
    changed((card) => withSpread(card, (scores) => ({ ...scores, help: [50, 50] }))),
    ["uncertainty"],
    `unit ${second}, uncertainty.scores.help[0]`,
  ],
  [
    "nothing is said of how sure one criterion's score is",
    changed((card) => withSpread(card, (scores) => without(scores, "help"))),
    ["uncertainty"],
    `unit ${second}, uncertainty.scores.help`,
  ],
  [
    "scorecards keep quiet about how sure scores are, though the assessment speaks of it",
    { cards: (cards) => cards.map(withoutSpread) },
    ["uncertainty"],
    `unit ${second}, uncertainty.scores`,
  ],
  [
    "how sure scores are is said to be of more replicates",
    {
      assessment: (data) => ({
        ...data,
        uncertainty: { ...(data.uncertainty as JsonObject), scoreReplicates: 20_000 },
      }),
    },
    ["uncertainty"],
    "scoreReplicates",
  ],
  [
    "the scorecard of a unit is left out",
    { cards: (cards) => cards.filter((_, i) => i !== 1) },
    ["enrolment"],
    `no scorecard of unit ${second}`,
  ],
  [
    "a unit is scored that never applied",
    { cards: (cards) => [...cards, { ...cards[0], unit: "ffffffff-0000-4000-8000-000000000000" }] },
    ["enrolment"],
    "a scorecard of unit ffffffff",
  ],
  [
    "two units' scorecards are swapped",
    { cards: (cards) => cards.map((card, i) => (i < 2 ? { ...cards[1 - i], unit: card.unit ?? null } : card)) },
    ["scores", "ranks"],
    `unit ${first}`,
  ],
  [
    "an answer is scored otherwise than it was given",
    { scored: (unit, item, answer) => (unit === second && item === "open-villages/plan" ? 2 : answer) },
    ["inputs", "scores"],
    "which the answers make",
  ],
  [
    "a unit that withdrew is brought back by what it said before",
    { again: "2026-02-20" },
    ["enrolment"],
    "again, by a statement of 2026-02-20",
  ],
  [
    "a unit that applied is dropped from the enrolments that are shown",
    { withheld: (_, row) => Array.isArray(row) && row.length === 1 && row[0] === second },
    ["enrolment"],
    "a withheld row of no unit that withdrew",
  ],
  [
    "a unit's answers are withheld",
    { withheld: (_, row) => Array.isArray(row) && row.length === 2 && row[0] === second },
    ["observations"],
    "rows withheld, where 0 units that withdrew would lie",
  ],
  [
    "the assessment says another seed",
    { assessment: (data) => ({ ...data, uncertainty: { ...(data.uncertainty as JsonObject), seed: 8 } }) },
    ["uncertainty"],
    "seed: got 8",
  ],
  [
    "the assessment says fewer replicates",
    { assessment: (data) => ({ ...data, uncertainty: { ...(data.uncertainty as JsonObject), replicates: 100 } }) },
    ["uncertainty"],
    "replicates: got 100",
  ],
  [
    "the assessment says another table",
    { assessment: (data) => ({ ...data, inputs: "0".repeat(64) }) },
    ["inputs"],
    "a scored table of 0000",
  ],
  [
    "the assessment speaks of a state that never was",
    {
      assessment: (data) => ({
        ...data,
        cut: { ...(data.cut as JsonObject), organisation: { size: 8, root: "0".repeat(64) } },
      }),
    },
    ["cut"],
    "the root 0000",
  ],
  [
    "the assessment speaks of a day to come",
    { assessment: (data) => ({ ...data, day: "2026-04-02" }) },
    ["assessment"],
    "2026-04-02, recorded on 2026-04-01",
  ],
  [
    "scored before the standard was in force",
    { assessment: (data) => ({ ...data, day: "2026-02-03" }) },
    ["standard-force"],
    "none: no version was in force",
  ],
  [
    "the second key is turned by who drafted the standard",
    { event: (type, data, by) => ({ data, by: type === "StandardKeyTurned" ? idOf("office") : by }) },
    ["standard-key"],
    "who drafted it",
  ],
  [
    "who turned the second key holds the office too",
    onEvent("RoleGranted", (data) => ({ ...data, actor: idOf("oversight") })),
    ["separation", "standard-key"],
    `oversight for ${idOf("oversight")}, who is office at the same time`,
  ],
  [
    "who oversees the programme decided in it, for a day",
    onEvent("RoleGranted", (data) =>
      data.role === "office" ? { ...data, actor: idOf("oversight"), role: "decider", until: "2026-01-08" } : data,
    ),
    ["separation"],
    "who is decider at the same time",
  ],
  [
    "the second key is missing",
    onEvent("StandardKeyTurned", () => null),
    ["standard-key"],
    "on notice without a second key",
  ],
  [
    "the notice is a day too short",
    onEvent("StandardNoticed", (data) => ({ ...data, until: "2026-02-03" })),
    ["standard-notice"],
    "10 working days, so until 2026-02-04 at least",
  ],
  ["there was no notice", onEvent("StandardNoticed", () => null), ["standard-notice"], "without a notice"],
  [
    "the notice was put up after it had begun",
    onEvent("StandardNoticed", (data) => ({ ...data, from: "2026-01-10" })),
    ["standard-notice"],
    "a notice from 2026-01-10, which was put up on 2026-01-19",
  ],
  [
    "the standard took effect before its notice was over",
    onEvent("StandardMadeEffective", (data) => ({ ...data, from: "2026-02-02" })),
    ["standard-notice"],
    "in force from 2026-02-02",
  ],
  [
    "an objection was not answered",
    onEvent("StandardObjectionAnswered", () => null),
    ["standard-objections"],
    "not answered when it took effect",
  ],
  [
    "an objection was upheld",
    onEvent("StandardObjectionAnswered", (data) => ({ ...data, upheld: true })),
    ["standard-objections"],
    "upheld",
  ],
  [
    "the standard measures what people believe",
    { standard: INDEX.replace("counts: forms", "counts: monks") },
    ["standard-rules"],
    "monks",
  ],
  [
    "another programme's answers are used without permission",
    onEvent("SharingPermitted", () => null),
    ["observations"],
    "opening_hours@1",
  ],
  [
    "the permission ended",
    onEvent("SharingPermitted", (data) => ({ ...data, to: idOf("else") })),
    ["observations"],
    "opening_hours@1",
  ],
  [
    "a share of people gives away how few they are",
    {
      answers: (rows) =>
        rows.map(([unit, answers], i) => [
          unit,
          i === 1 ? answers.map((a, j) => (j === answers.length - 3 ? 0.05 : a)) : answers,
        ]),
    },
    ["disclosure"],
    /of 101 people/,
  ],
];

const OTHER_KEYS = { organisation: sampleKey("example.org/valley"), programme: sampleKey("example.org/open-villages") };

describe("between which scores nodes stay", () => {
  test("is named wherever an end of one is moved by a hundredth", async () => {
    for (const node of ["score", "doors", "help"])
      for (const end of [0, 1]) {
        const moved = changed((card) =>
          withSpread(card, (scores) => ({
            ...scores,
            [node]: (scores[node] as number[]).map((value, at) =>
              at === end ? Math.round(value * 100 + 1) / 100 : value,
            ),
          })),
        );
        const report = await verified((await sampleBundle(moved)).files);
        expect(failing(report)).toEqual(["uncertainty"]);
        const [fault] = faultsOf(report, "uncertainty");
        expect(fault?.where).toBe(`scorecards.ndjson, unit ${second}, uncertainty.scores.${node}[${end}]`);
      }
  });

  test("is not missed in an assessment that was made before anybody said it", async () => {
    const before: Tamper = {
      // the sample's own
      assessment: (data) => ({ ...data, uncertainty: without(data.uncertainty as JsonObject, "scoreReplicates") }),
      cards: (cards) => cards.map(withoutSpread),
    };
    expect(failing(await verified((await sampleBundle(before)).files))).toEqual([]);
  });
});

describe("an attacker who signs with keys of their own", () => {
  test("is believed by nobody who has the office's keys", async () => {
    const { files } = await sampleBundle({ keys: OTHER_KEYS });
    const trust = { keys: [KEYS.organisation.verifier, KEYS.programme.verifier] };
    const report = await verified(files, { trust });
    expect(failing(report)).toEqual(["ledger-signature"]);
    const [fault] = faultsOf(report, "ledger-signature");
    expect(fault).toEqual({
      where: "ledger/organisation",
      found: "The checkpoint has no signature of example.org/valley.",
      wanted: "a signature that holds",
    });
  });

  test("is told apart from nobody without them, and that is said", async () => {
    const report = await verified((await sampleBundle({ keys: OTHER_KEYS })).files);
    expect(report.holds).toBe(true);
    expect(report.limits.find(({ id }) => id === "keys")?.text).toContain("Give the ones that you know with --key");
  });

  test("a key for another log does not help", async () => {
    const report = await verified(good.files, { trust: { keys: [sampleKey("example.org/else").verifier] } });
    expect(faultsOf(report, "ledger-signature")[0]?.found).toBe(
      "the log example.org/valley, for which none of the keys you gave is",
    );
  });
});

describe("an office that rewrites its own past", () => {
  test("is found by who kept a checkpoint", async () => {
    const seen = [
      { origin: "example.org/open-villages", size: 5, root: Buffer.from(good.programme.headAt(5).root, "hex") },
    ];
    const rewritten = await sampleBundle({
      event: (type, data, by) => ({ data, by, ...(type === "StandardDrafted" && { at: "2026-01-08T02:00:00.000Z" }) }),
    });
    expect((await verified(rewritten.files)).holds).toBe(true);
    const report = await verified(rewritten.files, { trust: { seen } });
    expect(failing(report)).toEqual(["ledger-seen"]);
    expect(faultsOf(report, "ledger-seen")[0]?.found).toBe(
      "The first 5 leaves are not those of the checkpoint seen before: the past was rewritten.",
    );
  });

  test("or shows an older state than the one that was seen", async () => {
    const all = good.organisation;
    const older = new Map(good.files);
    for (const path of older.keys()) if (path.startsWith("ledger/organisation/")) older.delete(path);
    for (const [path, bytes] of all.files(6, KEYS.organisation)) older.set(`ledger/organisation/${path}`, bytes);
    const size = all.entries.length;
    const seen = [{ origin: "example.org/valley", size, root: Buffer.from(all.headAt(size).root, "hex") }];
    const report = await verified(older, { trust: { seen } });
    expect(failing(report)).toEqual(expect.arrayContaining(["files-listed", "ledger-seen", "cut"]));
  });
});

describe("an attacker who makes every hash and signature anew", () => {
  test.each(TWINS)("%s: found and named", async (lie, tamper, found, named) => {
    const made = await makeable(tamper);
    const report = await verified(made);
    expect(report.holds, lie).toBe(false);
    expect(failing(report), lie).toEqual(expect.arrayContaining([...found]));
    const words = faultsOf(report, found[0] ?? "events")
      .map((fault) => `${fault.where}: got ${fault.found}, want ${fault.wanted}`)
      .join("\n");
    expect(words).toMatch(
      typeof named === "string" ? new RegExp(named.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")) : named,
    );
  });
});

/** A standard that breaks a rule can't be scored by our own builder: its file is put in after. */
async function makeable(tamper: Tamper): Promise<Map<string, Uint8Array>> {
  const { standard, ...rest } = tamper;
  if (standard === undefined) return (await sampleBundle(rest)).files;
  const file = sha256Hex(standard);
  return (
    await sampleBundle({
      ...rest,
      event: (type, data) => ({ data: type === "StandardDrafted" ? { ...data, file } : data }),
      files: (files) => void files.set("standard/1.yaml", Buffer.from(standard)),
    })
  ).files;
}
