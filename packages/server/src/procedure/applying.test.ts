import { createHash } from "node:crypto";
import { eventOf } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { cutAt } from "../ledger/cut.ts";
import { liveUnits } from "../observations/enrol-units.ts";
import { readPrivate } from "../private-parts.ts";
import { rebuild } from "../rebuild.ts";
import { accountId } from "../store/actors.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";
import { applicationView } from "./read/application.ts";
import { roundScene } from "./read/round-scene.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

const text = [{ text: "The hours of June", lang: "en", origin: "source", review: null }] as const;
const LIST = [{ at: "hours", text }] as const;
const stateIn = async ({ programme }: SampleRound, applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application;
const stateOf = (applicationId: string) => stateIn(round, applicationId);
const applications = async (): Promise<string[]> => {
  const { rows } = await on.touchstone.pool.query<{ id: string }>(
    "SELECT application_id AS id FROM application WHERE shard_key = $1 ORDER BY seq",
    [round.programme.shardKey],
  );
  return rows.map(({ id }) => id);
};
const takesPart = async (code: keyof SampleRound["unit"], day = "2026-03-02"): Promise<boolean> =>
  (await transaction(on.touchstone, (tx) => liveUnits(tx, round.programme, day))).has(round.unit[code]);
const apply = async (code: keyof SampleRound["unit"], grade = "bronze", by: string = code) => {
  const applicationId = on.touchstone.newId();
  const { cycleId, unit } = round;
  const answer = await round.ask(by, { type: "Apply", applicationId, cycleId, unitId: unit[code], grade });
  return { applicationId, answer };
};
const refused = (code: string, facts: object = {}) => ({ ok: false, refusal: { code, ...facts } });

describe("a unit", () => {
  test("applies, answers, hands in, mends, and goes on to its reviewers", async () => {
    const applicationId = await round.applied("mill");
    expect(await stateOf(applicationId)).toMatchObject({
      state: "handedIn",
      deadline: { until: "2026-03-10", days: 5, provisional: true },
      handedIn: { nAnswers: 2, nProofs: 0, answers: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await round.does("coordinator", { type: "CheckCompleteness", applicationId, toMend: LIST });
    expect(await stateOf(applicationId)).toMatchObject({ state: "mending", toMend: [{ at: "hours" }] });
    await round.does("mill", { type: "HandIn", applicationId });
    expect(await stateOf(applicationId)).toMatchObject({ state: "review", deadline: { until: "2026-03-17" } });
    expect(await round.ask("office", { type: "CheckCompleteness", applicationId, toMend: LIST })).toMatchObject(
      refused("application-state", { state: "review" }),
    );
  });

  test("hands in what is on record, to be recomputed by whoever has it, and that stands", async () => {
    const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
    const { handedIn } = (await stateOf((await applications())[0] ?? "")) ?? {};
    const all = digest('[["round/forms","2025",true],["round/hours","2025",40]]');
    expect(handedIn).toMatchObject({ answers: all, own: all });
    const { rows } = await on.touchstone.pool.query<{ size: number }>("SELECT size FROM event_head WHERE log_id = $1", [
      round.organisation.logId,
    ]);
    expect(handedIn?.size).toBe(rows[0]?.size);
    const { organisation } = round;
    const { root } = await transaction(on.touchstone, (tx) => cutAt(tx, organisation, handedIn?.size ?? 0));
    expect(handedIn?.root).toBe(root);
    await expect(round.answers([{ unit: "mill", period: "2025", hours: "39" }])).rejects.toThrow(/answers-stand/);
    expect((await stateOf((await applications())[0] ?? ""))?.handedIn).toEqual(handedIn);
  });

  test("is in the tables after a rebuild as it was before", async () => {
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
    const before = await dumpProjections(on.touchstone);
    expect(before.application).toHaveLength(1);
    expect(before.application_event).toHaveLength(4);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });

  test("applies once; of what it does the ledger says that it takes part, and nothing else", async () => {
    expect((await apply("mill")).answer).toMatchObject(refused("applied-already"));
    const { rows } = await on.touchstone.pool.query<{ type: string; entry: Uint8Array }>(
      "SELECT type, entry FROM event WHERE log_id = $1 ORDER BY seq",
      [round.programme.logId],
    );
    const types = rows.map(({ type }) => type);
    expect(types.slice(types.indexOf("CycleOpened"))).toEqual([
      "CycleOpened",
      "UnitEnrolled",
      "Sealed",
      "Sealed",
      "Sealed",
      "Sealed",
    ]);
    for (const { type, entry } of rows)
      if (type === "Sealed") expect(Object.keys(eventOf(entry) ?? {})).toEqual(["sealed"]);
  });

  test("that took part before goes on doing so", async () => {
    const { answer } = await apply("hill");
    expect(answer.ok && answer.first).toBe(answer.ok && answer.last); // one event: it was enrolled
    expect(await takesPart("hill")).toBe(true);
  });

  test("that the standard does not assess, or a grade that there is not, is told so", async () => {
    expect((await apply("north", "bronze")).answer).toMatchObject(refused("not-assessed", { types: ["village"] }));
    expect((await apply("well", "platinum")).answer).toMatchObject(refused("unknown", { what: "grade" }));
  });
});

describe("hard rule 5: nobody but the unit's own account", () => {
  test.each(["office", "coordinator", "north", "county", "hill", "reviewer", "decider", "auditor", "oversight"])(
    "applies for it: not %s",
    async (by) => {
      expect((await apply("well", "bronze", by)).answer).toMatchObject(refused("not-allowed", { command: "Apply" }));
      expect(await takesPart("well")).toBe(false);
    },
  );

  test("hands in, withdraws or replies for it", async () => {
    const { applicationId } = await apply("well");
    for (const by of ["office", "coordinator", "north", "mill", "reviewer", "decider"])
      for (const type of ["HandIn", "WithdrawApplication"] as const)
        expect(await round.ask(by, { type, applicationId }), `${by} ${type}`).toMatchObject(refused("not-allowed"));
    expect(await stateOf(applicationId)).toMatchObject({ state: "answering" });
    await round.does("well", { type: "WithdrawApplication", applicationId });
  });

  test("that runs the programme applies for none, whoever has granted it the role", async () => {
    const grantId = on.touchstone.newId();
    const grant = {
      account: round.office,
      role: "unit",
      unitId: round.unit.well,
      from: "2020-01-01",
      until: null,
    } as const;
    await round.does("office", { type: "GrantRole", grantId, ...grant });
    expect((await apply("well", "bronze", "office")).answer).toMatchObject(
      refused("not-separated", { role: "unit", holds: "operator" }),
    );
    await round.does("office", { type: "EndRole", grantId, on: "2026-03-02" });
  });
});

describe("withdrawing is one step", () => {
  const withdrawn = async (applicationId: string): Promise<void> => {
    await round.does("well", { type: "WithdrawApplication", applicationId });
    expect(await stateOf(applicationId)).toMatchObject({ state: "withdrawn", deadline: null });
    expect(await takesPart("well")).toBe(false); // it took part by this application alone
    expect(await round.ask("well", { type: "WithdrawApplication", applicationId })).toMatchObject(
      refused("application-state", { state: "withdrawn" }),
    );
    expect(await round.ask("well", { type: "HandIn", applicationId })).toMatchObject(refused("application-state"));
  };

  test("while it is answering", async () => withdrawn((await apply("well")).applicationId));

  test("once it is handed in", async () => withdrawn(await round.applied("well")));

  test("while it has something to mend", async () => {
    const applicationId = await round.applied("well");
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: LIST });
    await withdrawn(applicationId);
  });

  test("while others judge it, and it may apply again", async () => {
    const applicationId = await round.applied("well");
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    await withdrawn(applicationId);
    expect((await apply("well")).answer).toMatchObject({ ok: true });
    expect(await takesPart("well")).toBe(true);
  });

  test("and ends taking part where nothing else rests on it alone", async () => {
    const { rows } = await on.touchstone.pool.query<{ application_id: string }>(
      "SELECT application_id FROM application WHERE unit_id = $1 AND state = 'answering'",
      [round.unit.hill],
    );
    await round.does("hill", { type: "WithdrawApplication", applicationId: rows[0]?.application_id ?? "" });
    expect(await takesPart("hill")).toBe(true); // by its own statement, before it applied
  });
});

describe("ending taking part", () => {
  test("is refused to the office while the unit applies; by the unit it withdraws what it applied for", async () => {
    const { applicationId } = await apply("hill");
    const command = { type: "EndEnrolment", unitId: round.unit.hill, on: "2026-03-02" } as const;
    expect(await round.ask("office", command)).toMatchObject(refused("application-stands", { applicationId }));
    expect(await round.ask("south", command)).toMatchObject(refused("not-allowed"));
    await round.does("hill", command);
    expect(await stateOf(applicationId)).toMatchObject({ state: "withdrawn" });
    expect(await takesPart("hill")).toBe(false);
  });
});

describe("what is sealed", () => {
  test("is opened for nobody, nor erased by an office that would rather not have it there", async () => {
    const { rows } = await on.touchstone.pool.query<{ seq: number; part: string }>(
      "SELECT seq, part FROM event_private WHERE log_id = $1 AND part = 'sealed' ORDER BY seq LIMIT 1",
      [round.programme.logId],
    );
    const { seq = -1, part = "" } = rows[0] ?? {};
    const log = round.programme;
    for (const name of [part, "reviewer"]) {
      const reading = { type: "ReadPrivatePart", seq, part: name, purpose: "answer" } as const;
      expect(await readPrivate(on.touchstone, { log, account: round.office, command: reading })).toMatchObject(
        refused("unknown", { what: "private part" }),
      );
      const erasing = { type: "ErasePrivatePart", seq, part: name, reason: "mistake" } as const;
      expect(await round.ask("office", erasing)).toMatchObject(refused("unknown", { what: "private part" }));
    }
  });
});

describe("a stage that names a level", () => {
  test("belongs to who coordinates there, and to the office where nobody does", async () => {
    const yaml = roundStandard("levels").replace("  validFor:", "  actsAt: { completeness: township }\n  validFor:");
    const levels = await sampleRound(on.touchstone, {
      slug: "levels",
      yaml,
      opens: "2026-03-02",
      closes: "2026-04-06",
    });
    const [mill, hill] = [await levels.applied("mill"), await levels.applied("hill")];
    const check = (by: string, applicationId: string) =>
      levels.ask(by, { type: "CheckCompleteness", applicationId, toMend: [] });
    expect(await check("office", mill)).toMatchObject(refused("acts-elsewhere", { actsAt: "township" }));
    expect(await check("coordinator", hill)).toMatchObject(refused("not-allowed")); // it lies in south
    expect(await check("coordinator", mill)).toMatchObject({ ok: true });
    expect(await check("office", hill)).toMatchObject({ ok: true });
  }, 60_000);

  test("is who assigns reviewers too, and who takes one off, but not who steps back", async () => {
    const yaml = roundStandard("assigning").replace("  validFor:", "  actsAt: { deskReview: township }\n  validFor:");
    const levels = await sampleRound(on.touchstone, {
      slug: "assigning",
      yaml,
      opens: "2026-03-02",
      closes: "2026-04-06",
    });
    const [mill, hill] = [await levels.applied("mill"), await levels.applied("hill")];
    const assignmentId = on.touchstone.newId();
    const assign = (by: string, applicationId: string, id = on.touchstone.newId()) =>
      levels.ask(by, {
        type: "AssignReviewer",
        assignmentId: id,
        applicationId,
        reviewer: levels.account("reviewer"),
      });
    for (const applicationId of [mill, hill])
      await levels.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    const free = [mill, hill];
    await levels.does("reviewer", { type: "DeclareInterests", cycleId: levels.cycleId, free, conflicts: [] });
    const elsewhere = refused("acts-elsewhere", { stage: "deskReview", actsAt: "township" });
    const offered = async (by: string, applicationId: string) => {
      const look = async (tx: Tx) => {
        const account = await accountId(tx, levels.account(by));
        const scene = await roundScene(tx, on.touchstone, { log: levels.programme, accountId: account });
        return applicationView(scene, applicationId);
      };
      const view = await transaction(on.touchstone, look, { readOnly: true, pipelined: true });
      const line = view?.may.find(({ command }) => command === "AssignReviewer");
      return line?.why?.code ?? line?.allowed;
    };
    expect([await offered("office", mill), await offered("coordinator", mill)]).toEqual(["acts-elsewhere", true]);
    expect(await offered("office", hill)).toBe(true);
    expect(await assign("office", mill)).toMatchObject(elsewhere);
    expect(await assign("coordinator", mill, assignmentId)).toMatchObject({ ok: true });
    expect(await assign("office", hill)).toMatchObject({ ok: true }); // nobody coordinates the south
    expect(await levels.ask("office", { type: "Recuse", assignmentId })).toMatchObject(elsewhere);
    expect(await levels.ask("reviewer", { type: "Recuse", assignmentId })).toMatchObject({ ok: true });
  }, 60_000);
});

describe("a deadline and a commitment", () => {
  test("more time is given by the office, with a reason that stays sealed, and never less", async () => {
    const { rows } = await on.touchstone.pool.query<{ application_id: string }>(
      "SELECT application_id FROM application WHERE unit_id = $1 AND state = 'answering'",
      [round.unit.well],
    );
    const applicationId = rows[0]?.application_id ?? "";
    const { cycleId } = round;
    const lengthen = (until: string, by = "office") =>
      round.ask(by, { type: "LengthenDeadline", cycleId, applicationId, until, reason: text });
    expect(await lengthen("2026-04-20")).toMatchObject({ ok: true });
    expect(await stateOf(applicationId)).toMatchObject({ deadline: { until: "2026-04-20", days: null } });
    expect(await lengthen("2026-04-10")).toMatchObject(refused("not-later", { standing: "2026-04-20" }));
    expect(await lengthen("2026-05-10", "well")).toMatchObject(refused("not-allowed"));
  });

  test("what a unit sets out to do is public, its own, and ends when it says", async () => {
    const commitmentId = on.touchstone.newId();
    const unitId = round.unit.well;
    expect(await round.ask("office", { type: "MakeCommitment", commitmentId, unitId, text })).toMatchObject(
      refused("not-allowed"),
    );
    await round.does("well", { type: "MakeCommitment", commitmentId, unitId, text });
    expect(await round.ask("mill", { type: "EndCommitment", commitmentId, on: "2026-05-01" })).toMatchObject(
      refused("not-allowed"),
    );
    await round.does("well", { type: "EndCommitment", commitmentId, on: "2026-05-01" });
    const { rows } = await on.touchstone.pool.query("SELECT ended_on FROM commitment WHERE commitment_id = $1", [
      commitmentId,
    ]);
    expect(rows).toEqual([{ ended_on: "2026-05-01" }]);
  });
});

test("after all of it tables made again from the ledger are the same, and everything is intact", async () => {
  const before = await dumpProjections(on.touchstone);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
  expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
}, 60_000);
