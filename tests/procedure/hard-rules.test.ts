/**
 * The hard rules of the platform, each attacked where a round could break it: first that what would be needed for it does
 * not exist, then by asking for it.
 */
import { readFileSync } from "node:fs";
import {
  type Command,
  MAY,
  notSeparated,
  ROLES,
  type Role,
  refusalText,
  SEALED_TYPES,
  type Text,
} from "@touchstone/domain";
import { eventOf } from "@touchstone/ledger";
import { addAccount, execute, readPrivate } from "@touchstone/server";
import {
  roundStandard,
  type SampleDecision,
  type SampleRound,
  sampleDecision,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { check } from "@touchstone/standard";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const WAIT = { timeout: 240_000 };
const words = (text: string, lang = "en"): Text => ({ text, lang, origin: "source", review: null });
const YAML = roundStandard("round");
const refusalsOf = (yaml: string): string[] => {
  const checked = check(yaml);
  return checked.ok ? [] : checked.problems.map(({ code, path }) => code ?? path);
};
const refusalTexts = (yaml: string): string => {
  const checked = check(yaml);
  return checked.ok ? "" : checked.problems.map(({ want }) => want).join("\n");
};
const withIndicator = (line: string): string => YAML.replace("    indicators:\n", `    indicators:\n      - ${line}\n`);
const api = JSON.parse(readFileSync(new URL("../../packages/service/openapi.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, object>>;
};
/** Names of everything that is sent in commands of a round. */
const sentNames = (): Set<string> => {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("properties" in value && typeof value.properties === "object" && value.properties !== null)
      for (const name of Object.keys(value.properties)) names.add(name);
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const [path, { post }] of Object.entries(api.paths))
    if (post && path.includes("/commands/") && "requestBody" in post) walk(post.requestBody);
  return names;
};

let on: TestTouchstone;
let round: SampleRound;
const clock = setClock("2026-03-02");
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const people =
    "{ id: treated, title: Treated well, measures: experience, kind: share, counts: survey_answers_treated_with_respect, goalposts: [0.3, 0.95], range: [0.01, 0.99], reportedBy: survey }";
  const yaml = withIndicator(people);
  round = await sampleRound(on.touchstone, { slug: "round", yaml, opens: "2026-03-02", closes: "2026-04-06" });
}, 240_000);
afterAll(() => on.end());

describe("hard rule 1: people are not scored", () => {
  test("there is no kind of unit for a person, a household or a place of worship", () => {
    const kinds = ["area", "institution", "enterprise", "association", "team"];
    const faults = refusalTexts(YAML.replace("type: village, kind: area", "type: village, kind: person"));
    for (const kind of kinds) expect(faults).toContain(kind);
    for (const kind of ["person", "household", "temple", "worship", "family", "resident"])
      expect(refusalsOf(YAML.replace("type: village, kind: area", `type: village, kind: ${kind}`)), kind).not.toEqual(
        [],
      );
  });

  test("no command has a field for anything about a person", () => {
    const names = [...sentNames()];
    expect(names).toEqual(expect.arrayContaining(["applicationId", "unitId", "ratings", "reviewer"]));
    const aPersons =
      /person|citizen|resident|household|birth|^age$|gender|sex$|ethnic|religio|nationality|phone|mail|address|idcard|identity|salary|wage|photo|face/i;
    expect(names.filter((name) => aPersons.test(name))).toEqual([]);
  });

  test("what reviewers do stands in the ledger under an assignment, and never under a name", WAIT, async () => {
    const { rows } = await on.touchstone.pool.query<{ type: string; entry: Uint8Array }>(
      "SELECT type, entry FROM event WHERE log_id = $1",
      [round.programme.logId],
    );
    for (const { entry } of rows) expect(JSON.stringify(eventOf(entry))).not.toMatch(/round\.reviewer|round\.mill/);
  });
});

describe("hard rule 2: a standard measures what institutions do", () => {
  test.each([
    [
      "a share of speakers",
      "{ id: speakers, title: Speakers, measures: service, kind: share, counts: tibetan_speakers }",
    ],
    ["believers", "{ id: believers, title: Believers, measures: service, kind: count, counts: believers }"],
    ["households of a group", "{ id: mixed, title: Mixed, measures: service, kind: share, counts: mixed_households }"],
    ["who signed", "{ id: pledges, title: Pledges, measures: service, kind: count, counts: signatures }"],
  ])("no round can be opened by one that counts %s", (_, line) => {
    expect(refusalsOf(withIndicator(line))).not.toEqual([]);
  });

  test("no reason, rating or reply is asked of anything but a criterion or an indicator", WAIT, async () => {
    const applicationId = await round.applied("hill");
    const at = "the people of hill";
    const list = {
      type: "CheckCompleteness",
      applicationId,
      toMend: [{ at, text: [words("Who are they?")] }],
    } as const;
    const answer = await round.ask("office", list);
    expect(answer).toMatchObject({ ok: false, refusal: { code: "invalid" } });
    await round.does("hill", { type: "WithdrawApplication", applicationId });
  });
});

describe("hard rule 3: what can't be published can't be scored", () => {
  test("a figure about too few people is recorded by nobody, and no table has it", WAIT, async () => {
    const applicationId = on.touchstone.newId();
    const { cycleId, unit } = round;
    await round.does("well", { type: "Apply", applicationId, cycleId, unitId: unit.well, grade: "bronze" });
    await round.answers([{ unit: "well", period: "2025", hours: "21", treated: "0.5", "treated.base": "12" }]);
    const { rows } = await on.touchstone.pool.query<{ key: string; value: number }>(
      `SELECT i.key, o.value FROM observation o JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
       JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no WHERE u.unit_id = $1`,
      [unit.well],
    );
    expect(rows.map(({ key }) => key)).toContain("round/hours");
    // that there is nothing to publish is on record; what there was is nowhere
    expect(rows.filter(({ key }) => key.includes("treated")).map(({ value }) => value)).toEqual([null]);
    await round.does("well", { type: "WithdrawApplication", applicationId });
  });
});

describe("hard rule 4: no policing", () => {
  test("no standard is better for fewer complaints, objections or appeals", () => {
    for (const counts of ["complaints", "objections", "appeals", "petitions"]) {
      const line = `{ id: few, title: Few, measures: service, kind: count, counts: ${counts}, goalposts: [0, 50], better: lower }`;
      expect(refusalsOf(withIndicator(line)), counts).not.toEqual([]);
    }
  });

  test("an objection changes no score and no rank: nothing that is scored reads one", () => {
    const scored = Object.keys(MAY).filter((type) => /Objection/.test(type));
    expect(scored).toEqual(["FileStandardObjection", "AnswerStandardObjection", "FileObjection", "AnswerObjection"]);
    expect(MAY.FileObjection).toBe("anybody");
    expect(MAY.FileStandardObjection).toBe("anybody");
  });

  test("nothing that is sent says where somebody is, or when they work", () => {
    const watched =
      /^(lat|lon|latitude|longitude|gps|position|location|device|ip|checkIn|workedFrom|online|lastSeen)$/i;
    expect([...sentNames()].filter((name) => watched.test(name))).toEqual([]);
  });
});

describe("hard rule 5: taking part is voluntary and reversible", () => {
  const OWN = ["Apply", "HandIn", "WithdrawApplication", "ReplyToFindings", "MakeCommitment", "EndCommitment"] as const;

  test("what a unit does is a unit's alone", () => {
    for (const type of OWN) expect(MAY[type], type).toEqual(["programme/unit", "organisation/unit"]);
  });

  test("whoever runs the programme can't apply for a unit, and a unit not for another", WAIT, async () => {
    const { cycleId, unit } = round;
    for (const by of [
      "office",
      "coordinator",
      "mill",
      "north",
      "county",
      "reviewer",
      "assessor",
      "decider",
      "oversight",
    ]) {
      const apply = { applicationId: on.touchstone.newId(), cycleId, unitId: unit.well, grade: "bronze" };
      expect((await round.ask(by, { type: "Apply", ...apply })).ok, by).toBe(false);
    }
  });

  test("no standard counts how many take part", () => {
    for (const counts of ["participants", "applications", "units_taking_part", "sign_ups"]) {
      const line = `{ id: joined, title: Joined, measures: participation, kind: count, counts: ${counts} }`;
      expect(refusalsOf(withIndicator(line)), counts).not.toEqual([]);
    }
  });
});

describe("hard rule 6: separation", () => {
  test("no account holds two roles of which one judges the other's work", () => {
    const judging: readonly Role[] = ["reviewer", "assessor", "decider", "appeal"];
    for (const role of judging) expect(notSeparated(role, ["unit"]), role).toBe("unit");
    for (const [one, other] of [
      ["operator", "reviewer"],
      ["office", "reviewer"],
      ["coordinator", "reviewer"],
      ["reviewer", "decider"],
      ["assessor", "decider"],
      ["decider", "appeal"],
      ["reviewer", "appeal"],
    ] as const)
      expect([notSeparated(one, [other]), notSeparated(other, [one])]).toEqual([other, one]);
    for (const watching of ["oversight", "auditor"] as const)
      for (const role of ROLES)
        if (role !== "oversight" && role !== "auditor") expect(notSeparated(watching, [role]), role).toBe(role);
  });

  test("reviewing, recommending and deciding are three roles' work, and no command is two's", () => {
    expect(MAY.Rate).toEqual(["programme/reviewer"]);
    expect(MAY.Recommend).toEqual(["programme/assessor"]);
    expect(MAY.Decide).toEqual(["programme/decider"]);
  });

  test("it is refused when a role is granted, and when it is used", WAIT, async () => {
    const both = "round.both";
    await addAccount(on.touchstone, both);
    const grant = async (role: Role, from: string) =>
      round.ask("office", {
        type: "GrantRole",
        grantId: on.touchstone.newId(),
        account: both,
        role,
        unitId: null,
        from,
        until: null,
      });
    expect((await grant("reviewer", "2026-01-01")).ok).toBe(true);
    expect(await grant("decider", "2026-01-01")).toMatchObject({ ok: false, refusal: { code: "not-separated" } });
  });
});

describe("hard rules 7 and 8: reasons, a route and a clock; everything that decides is public", () => {
  let at: SampleDecision;
  beforeAll(async () => {
    at = await sampleDecision();
  }, 240_000);
  afterAll(() => at.on.end());

  test("no round can be opened without an appeal, or with a notice of no days", () => {
    expect(refusalsOf(YAML.replace(/ {2}appeal: .*\n/, ""))).toContain("appeal-missing");
    expect(refusalsOf(YAML.replace("{ notice: 7 }", "{ notice: 0 }"))).toContain("reply-without-time");
  });

  test("a negative decision without reasons is refused; with reasons it has a route and a clock", WAIT, async () => {
    const [applicationId = ""] = await at.scored("office", "mill");
    const { does, ask } = at.round;
    const reasons = [{ at: "hours", text: [words("Closed on two days")] }];
    await does("assessor", { type: "Recommend", applicationId, grade: null, reasons });
    const decide = { type: "Decide", applicationId, grade: null, whyCertain: [words("Seen")] } as const;
    const bare = await ask("decider", { ...decide, reasons: [] });
    expect(bare).toMatchObject({ ok: false, refusal: { code: "reasons-missing" } });
    await does("decider", { ...decide, reasons });
    const { rows } = await at.on.touchstone.pool.query<{ decision: { appealUntil: string; reasons: object[] } }>(
      "SELECT decision FROM application WHERE application_id = $1",
      [applicationId],
    );
    expect(rows[0]?.decision.reasons).toHaveLength(1);
    expect(rows[0]?.decision.appealUntil).toMatch(/^2026-/);
  });

  test(
    "all that led to a decision on notice is open; of who declared ties, and who reviewed, nothing is",
    WAIT,
    async () => {
      const [applicationId = ""] = await at.scored("office", "well");
      const { does } = at.round;
      await does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
      await does("decider", {
        type: "Decide",
        applicationId,
        grade: "bronze",
        reasons: [],
        whyCertain: [words("Seen")],
      });
      const noticeId = at.on.touchstone.newId();
      const { cycleId } = at.round;
      await does("office", { type: "PublishNotice", noticeId, cycleId, applicationIds: [applicationId], text: [] });
      const { pool } = at.on.touchstone;
      const { rows: sealed } = await pool.query<{ seq: number; type: string; opened: boolean }>(
        `SELECT a.seq, a.type, EXISTS (SELECT 1 FROM event e WHERE e.log_id = $2 AND e.type = 'EventDisclosed'
         AND convert_from(e.entry, 'UTF8') ~ ('"index":' || a.seq || '[,}]')) AS opened
       FROM application_event a WHERE a.application_id = $1 ORDER BY a.seq`,
        [applicationId, at.round.programme.logId],
      );
      const before = sealed.filter(({ type }) => type !== "ApplicationMoved");
      expect(before.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["ApplicationHandedIn", "ScoreReady", "RecommendationMade", "DecisionMade"]),
      );
      expect(before.filter(({ opened }) => !opened)).toEqual([]);
      for (const { type } of before) expect(SEALED_TYPES.has(type)).toBe(true);
      const { rows } = await pool.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM event WHERE log_id = $1 AND convert_from(entry, 'UTF8') LIKE '%InterestsDeclared%'",
        [at.round.programme.logId],
      );
      expect(rows[0]?.n).toBe(0);
    },
  );

  test("nobody reads what is sealed by asking for it, one at a time or in bulk", WAIT, async () => {
    const { programme } = at.round;
    const { rows } = await at.on.touchstone.pool.query<{ seq: number }>(
      "SELECT seq FROM event_private WHERE log_id = $1 AND part = 'sealed' ORDER BY seq",
      [programme.logId],
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { seq } of rows)
      for (const account of ["office", "decider", "oversight"]) {
        const command = { type: "ReadPrivatePart", seq, part: "sealed", purpose: "legal-duty" } as const;
        const asked = { log: programme, command, account: at.round.account(account) };
        expect((await readPrivate(at.on.touchstone, asked)).ok, `${account} ${seq}`).toBe(false);
      }
    expect(Object.keys(MAY).filter((type) => /Private/.test(type))).toEqual(["ReadPrivatePart", "ErasePrivatePart"]);
  });
});

describe("hard rule 9: language access", () => {
  test(
    "what a round says is said in as many languages as there are words in, and none of them twice",
    WAIT,
    async () => {
      const { does, ask } = round;
      const titles = [words("Round two"), words("第二轮", "zh-Hans"), words("ཐེངས་གཉིས་པ།", "bo")];
      const opening = { type: "OpenCycle", period: "2025", opens: "2026-03-02", closes: "2026-03-30" } as const;
      const cycleId = on.touchstone.newId();
      await does("office", { ...opening, cycleId, titles });
      const { rows } = await on.touchstone.pool.query<{ titles: Text[] }>(
        "SELECT titles FROM cycle WHERE cycle_id = $1",
        [cycleId],
      );
      expect(rows[0]?.titles).toEqual(titles);
      const twice = [words("Round three"), words("Round 3")];
      const answer = await ask("office", { ...opening, cycleId: on.touchstone.newId(), titles: twice });
      expect(answer).toMatchObject({ ok: false, refusal: { code: "invalid" } });
      if (!answer.ok) expect(refusalText(answer.refusal)).toContain("twice");
    },
  );

  test("a text of 5,000 characters in Tibetan is a text", WAIT, async () => {
    const tibetan = "བོད་ཡིག་ནི་".repeat(440);
    const command: Command = {
      type: "OpenCycle",
      cycleId: on.touchstone.newId(),
      titles: [words(tibetan, "bo")],
      period: "2025",
      opens: "2026-03-02",
      closes: "2026-03-30",
    };
    expect((await execute(on.touchstone, { log: round.programme, account: round.office, command })).ok).toBe(true);
  });
});
