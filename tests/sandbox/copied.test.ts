/** Whatever has happened to a programme, its rehearsal scores every unit as it would be scored itself. */
import { type CommandOf, submissionColumns } from "@touchstone/domain";
import {
  assess,
  documentsOf,
  execute,
  type Log,
  latestAssessment,
  logBySlug,
  makeSandbox,
  overlaysOf,
  programmeOf,
  readStandard,
  retractSubmission,
  scorecardsByRank,
  submissionsOf,
  transaction,
  versionsOf,
} from "@touchstone/server";
import {
  type SampleOffice,
  sampleAnswered,
  sampleOffice,
  sampleStandard,
  submit,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const VILLAGES = ["v1", "v2", "v3", "v4", "v5", "v6"];
const ALPHA = sampleStandard("alpha");
const BETA = sampleStandard("beta");
const text = (words: string, lang = "en") => ({ text: words, lang, origin: "source", review: null }) as const;

let on: TestTouchstone;
let office: SampleOffice;
let alpha: Log;
let copy: { readonly organisation: Log; readonly programme: Log };
const ids = new Map<string, string>();

const reading = <T>(work: Parameters<typeof transaction<T>>[1]): Promise<T> =>
  transaction(on.touchstone, work, { readOnly: true });
async function done(log: Log, command: Parameters<typeof execute>[1]["command"]): Promise<void> {
  const named = { kind: log.kind, slug: log.slug };
  const answer = await execute(on.touchstone, { log: named, account: office.account, command });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}
async function found(kind: Log["kind"], slug: string): Promise<Log> {
  const log = await reading((tx) => logBySlug(tx, kind, slug));
  if (!log) throw new Error(`no ${slug}`);
  return log;
}
async function idsIn({ shardKey }: Log): Promise<Map<string, string>> {
  const { rows } = await reading((tx) =>
    tx.query<{ code: string; unit_id: string }>(
      "SELECT code, unit_id FROM unit_code WHERE shard_key = $1 AND ended_seq IS NULL ORDER BY code",
      [shardKey],
    ),
  );
  return new Map(rows.map(({ code, unit_id }) => [code, unit_id]));
}

beforeAll(async () => {
  on = await testTouchstone();
  const { touchstone } = on;
  office = await sampleOffice(touchstone, [
    ["c", "county", null],
    ["t1", "township", "c"],
    ["t2", "township", "c"],
    ...VILLAGES.map((code, at) => [code, "village", at < 3 ? "t1" : "t2"] as const),
    ["gone", "village", "t2"],
  ]);
  const { organisation, account } = office;
  alpha = await sampleAnswered(touchstone, office, "alpha", ALPHA, [...VILLAGES, "gone"]);
  const beta = await sampleAnswered(touchstone, office, "beta", BETA, VILLAGES);
  for (const [code, id] of await idsIn(organisation)) ids.set(code, id);
  const idOf = (code: string): string => ids.get(code) ?? "";

  const people = { residents: "800", young: "200", elders: "150", respect: "0.8", "respect.base": "60" };
  const rows = [...VILLAGES, "gone"].map((unit, at) => ({
    unit,
    period: "2025",
    hours: String(10 + 3 * at),
    plan: at % 2 === 0 ? "done" : "0.5/0.3/0.2",
    ...people,
  }));
  const first = await submit(touchstone, office, "alpha", ALPHA, rows, {
    remarks: [{ unit: "v1", period: "2025", indicator: "hours", source: "the door", note: "in winter" }],
  });
  expect(first).toMatchObject({ ok: true });
  // corrected; taken back; and asked once: what beta was told serves alpha
  const corrected = [{ unit: "v2", period: "2025", hours: "39" }];
  expect(await submit(touchstone, office, "alpha", ALPHA, corrected, { source: "1".repeat(64) })).toMatchObject({
    ok: true,
  });
  const mistaken = [{ unit: "v3", period: "2025", hours: "1" }];
  const wrong = await submit(touchstone, office, "alpha", ALPHA, mistaken, { source: "2".repeat(64) });
  if (!wrong.ok) throw new Error(JSON.stringify(wrong));
  expect(
    await retractSubmission(touchstone, {
      organisation: organisation.slug,
      programme: "alpha",
      account,
      submission: wrong.submissionId,
    }),
  ).toMatchObject({ ok: true });
  const asked = VILLAGES.map((unit, at) => ({ unit, period: "2025", forms: String(0.3 + at / 10) }));
  expect(await submit(touchstone, office, "beta", BETA, asked, { source: "3".repeat(64) })).toMatchObject({ ok: true });
  const permission = { permissionId: touchstone.newId(), quantity: "forms@1", from: beta.logId, to: alpha.logId };
  await done(organisation, { type: "PermitSharing", ...permission, on: "2026-01-01" });

  await done(organisation, {
    type: "RenameUnit",
    unitId: idOf("v1"),
    names: [text("Upper Spring"), text("上泉", "zh-Hans")],
    on: "2026-02-01",
  });
  await done(organisation, {
    type: "MoveUnit",
    unitId: idOf("v4"),
    hierarchy: "admin",
    parent: idOf("t1"),
    on: "2026-02-01",
  });
  await done(alpha, { type: "EndEnrolment", unitId: idOf("v6"), on: "2026-02-01" });
  await done(alpha, { type: "EndEnrolment", unitId: idOf("gone"), on: "2026-02-01" });
  await done(organisation, { type: "CloseUnit", unitId: idOf("gone"), successors: [], on: "2026-02-02" });
  const calendar = { weekend: [6, 7], exceptions: [{ day: "2026-10-01", working: false }], knownThrough: "2026-12-31" };
  await done(alpha, { type: "ChangeCalendar", programmeId: alpha.logId, calendar });
  const draft = `${ALPHA.replace('version: "1"', 'version: "2"').replace("[0, 40]", "[0, 50]")}changes: { since: "1", class: substantive }\n`;
  await done(alpha, { type: "DraftStandard", yaml: draft });
  const overlay =
    'touchstone-overlay: 1\nstandard: alpha\nversion: "1"\nlanguage: bo\norigin: human\ntexts:\n  title: དཔེ་མཛོད།\n';
  await done(alpha, { type: "AddOverlay", yaml: overlay });
  const { digest } = await touchstone.files.put(Buffer.from("Order 7"));
  const document: CommandOf<"AddProgrammeDocument"> = {
    type: "AddProgrammeDocument",
    documentId: touchstone.newId(),
    kind: "legalBasis",
    title: [text("Order 7")],
    file: digest,
    url: null,
    from: "2025-01-01",
    until: null,
  };
  await done(alpha, document);

  const made = await makeSandbox(touchstone, { programme: "alpha", account, slug: null });
  expect(made).toMatchObject({ ok: true, leftOut: [], filled: { nUnits: 9, nEnrolled: 5 } });
  copy = {
    organisation: await found("organisation", "alpha-sandbox-1"),
    programme: await found("programme", "alpha-sandbox-1"),
  };
  for (const { slug } of [alpha, copy.programme])
    expect(await assess(touchstone, { programme: slug, period: "2025", account })).toMatchObject({ ok: true });
}, 120_000);
afterAll(() => on.end());

describe("a rehearsal", () => {
  test("scores every unit as the programme does: corrected, taken back, given once for another", async () => {
    const cards = async (organisation: Log, programme: Log) => {
      const codeOf = new Map([...(await idsIn(organisation))].map(([code, id]) => [id, code]));
      return reading(async (tx) => {
        const latest = await latestAssessment(tx, programme, null);
        const asked = { assessmentId: latest?.assessmentId ?? "", from: 0, most: 100 };
        const found = await scorecardsByRank(tx, programme, asked);
        return found.map(({ unitId, card }) => {
          const { unit: _, uncertainty: __, ...rest } = JSON.parse(card) as Record<string, unknown>;
          return { code: codeOf.get(unitId), ...rest };
        });
      });
    };
    const real = await cards(office.organisation, alpha);
    const copied = await cards(copy.organisation, copy.programme);
    const byCode = (a: { code: string | undefined }, b: typeof a) => ((a.code ?? "") < (b.code ?? "") ? -1 : 1);
    expect(real).toHaveLength(5);
    expect(copied.toSorted(byCode)).toEqual(real.toSorted(byCode));
  });

  test("has the units of the day with their names, codes and places, and none that has closed", async () => {
    const codes = await idsIn(copy.organisation);
    expect([...codes.keys()]).toEqual(["c", "t1", "t2", ...VILLAGES]);
    const codeOf = new Map([...codes].map(([code, id]) => [id, code]));
    const { rows } = await reading((tx) =>
      tx.query<{ unit_id: string; parent_id: string; valid_from: string | null; valid_until: string | null }>(
        "SELECT unit_id, parent_id, valid_from, valid_until FROM unit_membership WHERE shard_key = $1 ORDER BY valid_from NULLS FIRST",
        [copy.organisation.shardKey],
      ),
    );
    const places = rows.flatMap(({ unit_id, parent_id, valid_from, valid_until }) =>
      codeOf.get(unit_id) === "v4" ? [[codeOf.get(parent_id), valid_from, valid_until]] : [],
    );
    expect(places).toEqual([
      ["t2", null, "2026-02-01"],
      ["t1", "2026-02-01", null],
    ]);
    const names = await reading((tx) =>
      tx.query<{ name: string }>(
        "SELECT name FROM unit_name WHERE shard_key = $1 AND unit_id = $2 AND valid_until IS NULL ORDER BY lang",
        [copy.organisation.shardKey, codes.get("v1")],
      ),
    );
    expect(names.rows.map(({ name }) => name)).toEqual(["Upper Spring", "上泉"]);
  });

  test("has sources and notes of answers, the calendar, the document, and the draft as a draft", async () => {
    const { rows } = await reading((tx) =>
      tx.query<{ source: string; note: string }>("SELECT source, note FROM observation_note WHERE shard_key = $1", [
        copy.organisation.shardKey,
      ]),
    );
    expect(rows).toEqual([{ source: "the door", note: "in winter" }]);
    const [real, made] = await reading(async (tx) => [
      await programmeOf(tx, alpha),
      await programmeOf(tx, copy.programme),
    ]);
    expect(made.calendar).toEqual(real.calendar);
    const documents = await reading((tx) => documentsOf(tx, copy.programme));
    expect(documents).toMatchObject([{ kind: "legalBasis", title: [{ text: "Order 7" }], from: "2025-01-01" }]);
    const versions = await reading((tx) => versionsOf(tx, copy.programme));
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      ["1", "effective"],
      ["2", "draft"],
    ]);
    expect(await reading((tx) => overlaysOf(tx, copy.programme, "1"))).toHaveLength(
      (await reading((tx) => overlaysOf(tx, alpha, "1"))).length,
    );
  });

  test("has its answers as its own, under one submission, by keys of its own", async () => {
    const submissions = await reading((tx) =>
      submissionsOf(tx, copy.organisation, { programmeId: copy.programme.logId, before: null, limit: 100 }),
    );
    expect(new Set(submissions.map(({ submissionId }) => submissionId)).size).toBe(1);
    const [version] = await reading((tx) => versionsOf(tx, copy.programme));
    const standard = await readStandard(on.touchstone.files, version?.file ?? "");
    const keys = new Set(submissionColumns(copy.programme.slug, standard).items.map(({ key }) => key));
    const { rows } = await reading((tx) =>
      tx.query<{ key: string }>("SELECT key FROM item WHERE shard_key = $1", [copy.organisation.shardKey]),
    );
    expect(rows.filter(({ key }) => !keys.has(key))).toEqual([]);
    expect(rows.length).toBeGreaterThan(5);
  });
});
