import type { Command, CommandOf, CommandType, Role, Text } from "@touchstone/domain";
import { addAccount, execute, PUBLIC_ACCOUNT, reservedAccount, runDue, type Touchstone } from "@touchstone/server";
import { foundOrganisation, type SampleOffice, type SetClock } from "@touchstone/server/testing";
import { registerUnits, rowsOf, standardFile } from "../public/sample.ts";
import { submitRows } from "../public/submit.ts";

/** A round of Good Neighbours in which villages stand at every stage. A long sequence that tells one story. */
export interface ConsoleRound {
  readonly programme: string;
  readonly cycleId: string;
  readonly account: (role: string) => string;
  /** application by the village's code */
  readonly applications: ReadonlyMap<string, string>;
  readonly noticeId: string;
}

const SLUG = "neighbours";
const RATED = ["welcome_desk", "places_cared_for"];

/** As published, but for the stages that can't be held yet. */
const YAML = standardFile("standard.yaml")
  .replace("    - siteVisit: 30\n", "")
  .replace("    - panel: 5\n", "")
  .replace(/ +actsAt: .*\n/, "")
  .replace("whenUncertain: thirdReview", "whenUncertain: deciderGivesReason");

const PEOPLE: readonly (readonly [string, Role])[] = [
  ...["reviewer-1", "reviewer-2", "reviewer-3", "reviewer-4"].map((name) => [name, "reviewer"] as const),
  ["assessor", "assessor"],
  ["decider", "decider"],
  ["coordinator", "coordinator"],
  ["oversight", "oversight"],
];

const said = (en: string, zh = "", bo = ""): Text[] =>
  [
    { text: en, lang: "en", origin: "source" as const, review: null },
    { text: zh, lang: "zh-Hans", origin: "human" as const, review: "unreviewed" as const },
    { text: bo, lang: "bo", origin: "human" as const, review: "unreviewed" as const },
  ].filter(({ text }) => text !== "");

/**
 * @param clock stands at 5 October 2026, and is moved on as the story goes
 * @param whileAnswering what happens before anybody hands in
 */
export async function consoleRound(
  touchstone: Touchstone,
  clock: SetClock,
  whileAnswering: (office: string, unitOf: (code: string) => string) => Promise<void> = async () => {},
): Promise<ConsoleRound> {
  const { log: organisation, account: office } = await foundOrganisation(touchstone, "alderreach");
  const sample: SampleOffice = { organisation, account: office };
  await registerUnits(touchstone, sample);
  const log = { kind: "programme", slug: SLUG } as const;
  const account = (role: string): string => (role === "office" ? office : role);
  const does = async <T extends CommandType>(by: string, command: CommandOf<T>): Promise<void> => {
    const done = await execute(touchstone, { log, account: account(by), command: command as Command }); // one of them
    if (!done.ok) throw new Error(`${command.type} by ${by}: ${JSON.stringify(done.refusal)}`);
  };
  await does("office", {
    type: "FoundProgramme",
    programmeId: touchstone.newId(),
    organisationId: organisation.logId,
    slug: SLUG,
    names: said("Good Neighbours", "好邻居", "ཁྱིམ་མཚེས་བཟང་པོ།"),
    languages: ["en", "zh-Hans", "bo"],
    timeZone: "UTC",
    owner: said("Council of Alderreach", "桤木河区议事会", "ཨལ་དེར་རི་ཆའི་ལྷན་ཚོགས།"),
    calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2027-12-31" },
    noticeDays: 5,
    bodies: [],
    responsibility: [],
    grantIds: [touchstone.newId(), touchstone.newId()],
  });
  await does("office", { type: "AdoptStandard", yaml: YAML, since: "2020-01-01", basis: "Order 7" });
  const unitIds = await unitsByCode(touchstone, sample);
  for (const [name, role] of PEOPLE) {
    await addAccount(touchstone, name);
    const unitId = role === "coordinator" ? (unitIds.get("lampfell") ?? "") : null;
    const given = { grantId: touchstone.newId(), role, unitId, from: "2020-01-01", until: null };
    await does("office", { type: "GrantRole", account: name, ...given });
  }
  const cycleId = touchstone.newId();
  await does("office", {
    type: "OpenCycle",
    cycleId,
    titles: said("Round of 2026", "2026 年度", "༢༠༢༦ སྐོར་ཐེངས།"),
    period: "2026",
    opens: "2026-10-05",
    closes: "2026-12-01",
  });
  const villages = rowsOf(standardFile("applied.csv")).map(({ code = "" }) => code);
  const rows = new Map(
    rowsOf(standardFile("data.csv"))
      .filter(({ period }) => period === "2026")
      .map((cells) => [cells.unit ?? "", answersIn(cells)]),
  );
  const applications = new Map<string, string>();
  const id = (code: string): string => applications.get(code) ?? "";
  const apply = async (code: string): Promise<void> => {
    const unitId = unitIds.get(code) ?? "";
    await addAccount(touchstone, `unit-${code}`);
    const given = { grantId: touchstone.newId(), role: "unit" as const, unitId, from: "2020-01-01", until: null };
    await does("office", { type: "GrantRole", account: `unit-${code}`, ...given });
    const applicationId = touchstone.newId();
    await does(`unit-${code}`, { type: "Apply", applicationId, cycleId, unitId, grade: "designated" });
    applications.set(code, applicationId);
  };
  for (const code of villages) await apply(code);
  const [left = "", half = "", ...handed] = villages;
  await submitRows(
    touchstone,
    sample,
    SLUG,
    YAML,
    handed.map((code) => rows.get(code) ?? {}),
  );
  await whileAnswering(office, (code) => unitIds.get(code) ?? "");
  for (const code of handed) await does(`unit-${code}`, { type: "HandIn", applicationId: id(code) });
  const [mending = "", unchecked = "", gone = "", ...checked] = handed;
  await does("office", {
    type: "CheckCompleteness",
    applicationId: id(mending),
    toMend: [{ at: "desk_hours", text: said("The hours of one desk are missing.", "缺少一个服务台的时间。") }],
  });
  await does(`unit-${gone}`, { type: "WithdrawApplication", applicationId: id(gone) });
  for (const code of checked) await does("office", { type: "CheckCompleteness", applicationId: id(code), toMend: [] });

  const free = [...applications.values()];
  for (const name of ["reviewer-1", "reviewer-2"])
    await does(name, { type: "DeclareInterests", cycleId, free, conflicts: [] });
  const [tied = "", ...rest] = free;
  await does("reviewer-3", { type: "DeclareInterests", cycleId, free: rest, conflicts: [tied] });

  const rates = async (code: string, levels: Readonly<Record<string, number>>): Promise<void> => {
    for (const [reviewer, level] of Object.entries(levels)) {
      const assignmentId = touchstone.newId();
      await does("office", { type: "AssignReviewer", assignmentId, applicationId: id(code), reviewer });
      if (level < 0) continue;
      const ratings = RATED.map((item) => ({
        item,
        level,
        confidence: "middle" as const,
        reason: level === 0 || level === 3 ? (said("Seen in October.")[0] ?? null) : null,
        evidence: [],
      }));
      await does(reviewer, { type: "Rate", assignmentId, ratings });
      await does(reviewer, { type: "HandInRatings", assignmentId });
    }
  };
  const [bare = "", one = "", apart = "", ...rated] = checked;
  await rates(one, { "reviewer-1": 2, "reviewer-2": -1 });
  await rates(apart, { "reviewer-1": 0, "reviewer-2": 3 });
  for (const [at, code] of rated.entries()) await rates(code, { "reviewer-1": 1 + (at % 2), "reviewer-2": 2 });
  await settled(touchstone);
  const [replying = "", silent = "", ...replied] = rated;
  for (const code of replied)
    await does(`unit-${code}`, {
      type: "ReplyToFindings",
      applicationId: id(code),
      text: said("We have a second desk since May.")[0] ?? null,
    });
  const [waiting = "", ...recommended] = replied;
  const scores = await scoresOf(touchstone);
  const gradeOf = (code: string): string | null => scores.get(id(code)) ?? null;
  for (const code of recommended)
    await does("assessor", {
      type: "Recommend",
      applicationId: id(code),
      grade: gradeOf(code) === null ? null : "designated",
      reasons: [{ at: "services", text: said("Desks are open when people can come.") }],
    });
  const graded = recommended.filter((code) => gradeOf(code) !== null);
  const ungraded = recommended.filter((code) => gradeOf(code) === null);
  const decided = [...graded.slice(0, Math.ceil(graded.length / 2)), ...ungraded.slice(0, 1)];
  for (const code of decided)
    await does("decider", {
      type: "Decide",
      applicationId: id(code),
      grade: gradeOf(code) === null ? null : "designated",
      reasons:
        gradeOf(code) === null ? [{ at: "services", text: said("Two desks are closed.", "两个服务台关闭。") }] : [],
      whyCertain: gradeOf(code) === null ? null : said("The figures were seen on the spot."),
    });
  const [held = "", ...published] = decided.filter((code) => gradeOf(code) !== null);
  const noticeId = touchstone.newId();
  await does("office", {
    type: "PublishNotice",
    noticeId,
    cycleId,
    applicationIds: published.map(id),
    text: said("Anybody can object."),
  });
  const [contested = ""] = published;
  const objected = await execute(touchstone, {
    log,
    account: await reservedAccount(touchstone, PUBLIC_ACCOUNT),
    command: {
      type: "FileObjection",
      objectionId: touchstone.newId(),
      noticeId,
      applicationId: id(contested),
      text: said("The desk is closed on market days.")[0] as Text, // the first of them
      publish: true,
      contact: null,
    },
  });
  if (!objected.ok) throw new Error(JSON.stringify(objected.refusal));
  for (const code of [left, half, unchecked, bare, replying, silent, waiting, held])
    if (code === "") throw new Error("consoleRound: too few villages for the story");
  clock.setTo("2026-10-08");
  return { programme: SLUG, cycleId, account, applications, noticeId };
}

async function settled(touchstone: Touchstone): Promise<void> {
  const { stopped } = await runDue(touchstone, SLUG);
  if (stopped.length > 0) throw new Error(JSON.stringify(stopped));
}

const answersIn = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([item, cell]) => cell !== "" && !RATED.includes(item)));

/** The grade by the score, by application; null: none. */
async function scoresOf(touchstone: Touchstone): Promise<Map<string, string | null>> {
  const { rows } = await touchstone.pool.query<{ id: string; grade: string | null }>(
    "SELECT application_id AS id, score->>'grade' AS grade FROM application WHERE score IS NOT NULL",
  );
  return new Map(rows.map(({ id, grade }) => [id, grade]));
}

async function unitsByCode(touchstone: Touchstone, { organisation }: SampleOffice): Promise<Map<string, string>> {
  const { rows } = await touchstone.pool.query<{ code: string; unit_id: string }>(
    "SELECT code, unit_id FROM unit_code WHERE shard_key = $1",
    [organisation.shardKey],
  );
  return new Map(rows.map(({ code, unit_id }) => [code, unit_id]));
}
