/**
 * For tests: a round of a programme in three languages, in all of its ends. Of seven villages one is designated, two are
 * on notice, one withdrew from its notice, one was declined, one waits for its check, one never applied.
 */
import type { CommandOf, CommandType, Role } from "@touchstone/domain";
import { addAccount, execute, importUnits, settleDue } from "@touchstone/server";
import { foundOrganisation, type SetClock, setClock, submit } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";

const LANGUAGES = ["en", "zh-Hans", "bo"] as const;
const STANDARD = `touchstone: 1
id: lamps
version: "1"
title: { en: Lit villages, zh-Hans: 有灯的村, bo: སྒྲོན་མེའི་གྲོང་། }
languages: [en, zh-Hans, bo]
period: year
units:
  - { type: county, kind: area, title: { en: county, zh-Hans: 县, bo: རྫོང་། } }
  - { type: village, kind: area, title: { en: village, zh-Hans: 村, bo: གྲོང་། }, within: county, assessed: true }
criteria:
  - id: doors
    title: { en: Open doors, zh-Hans: 开放, bo: སྒོ་འབྱེད་པ། }
    indicators:
      - { id: hours, title: { en: Hours open, zh-Hans: 开放时间, bo: དུས་ཚོད། }, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
      - { id: forms, title: { en: Forms, zh-Hans: 表格, bo: རེའུ་མིག }, measures: service, kind: yes-no }
  - id: light
    title: { en: Light, zh-Hans: 照明, bo: འོད། }
    indicators:
      - { id: lamps, title: { en: Lamps, zh-Hans: 路灯, bo: སྒྲོན་མེ། }, measures: facility, kind: yes-no }
      - { id: signs, title: { en: Signs, zh-Hans: 标志, bo: རྟགས། }, measures: facility, kind: yes-no }
      - { id: seats, title: { en: Seats, zh-Hans: 座椅, bo: སྡོད་ས། }, measures: facility, kind: yes-no }
grades:
  - { id: gold, title: { en: Gold, zh-Hans: 金级, bo: གསེར། }, atLeast: 80 }
  - { id: bronze, title: { en: Bronze, zh-Hans: 铜级, bo: ལི། }, atLeast: 40 }
robustness: { seed: 3, replicates: 300, vary: { weights: 0.5 } }
cycle:
  stages: [application, { selfAssessment: 20 }, { completeness: 5 }, { rightOfReply: 5 }, { decision: 10 }, { notice: 7 }, designation]
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`;

/** Names that no other place of a page has in it. */
export const VILLAGES = {
  mill: { en: "Millbrook", "zh-Hans": "磨溪村", bo: "ཆུ་འཐག་གྲོང་།" },
  well: { en: "Wellstead", "zh-Hans": "井源村", bo: "ཁྲོན་པའི་གྲོང་།" },
  moor: { en: "Moorside", "zh-Hans": "沼边村", bo: "འདམ་རྫབ་གྲོང་།" },
  ford: { en: "Fordham", "zh-Hans": "浅渡村", bo: "རབས་ཀའི་གྲོང་།" },
  hill: { en: "Hillcombe", "zh-Hans": "丘谷村", bo: "རི་འབུར་གྲོང་།" },
  lake: { en: "Lakeview", "zh-Hans": "望湖村", bo: "མཚོ་མཐོང་གྲོང་།" },
  pine: { en: "Pinewood", "zh-Hans": "松林村", bo: "ཐང་ཤིང་གྲོང་།" },
} as const;
type Village = keyof typeof VILLAGES;

const PLACES = {
  vale: { en: "Vale County", "zh-Hans": "谷县", bo: "ལུང་པའི་རྫོང་།" },
  ...VILLAGES,
} as const;

/** The same in three languages, as their author wrote it. */
const said = (words: Readonly<Record<(typeof LANGUAGES)[number], string>>) =>
  LANGUAGES.map((lang) => ({ text: words[lang], lang, origin: "source" as const, review: null }));
export const inEnglish = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

export interface SamplePublic {
  readonly on: TestService;
  readonly clock: SetClock;
  readonly get: (
    url: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: string; to: string }>;
  /** sends a command to the programme by `office` or an account of the sample */
  readonly does: <T extends CommandType>(by: string, command: CommandOf<T>) => Promise<void>;
  readonly unit: Readonly<Record<Village, string>>;
  readonly application: Readonly<Record<"mill" | "well" | "moor" | "ford" | "hill" | "lake", string>>;
  /** that of the designated and the withdrawn village, which is over; that of two others, which is open */
  readonly notice: { readonly over: string; readonly open: string };
  /** numbers of the designation and of an earlier one, both of the mill */
  readonly number: { readonly valid: string; readonly earlier: string };
}

/** It is Thursday 12 March 2026 then. */
export async function samplePublic(): Promise<SamplePublic> {
  const clock = setClock("2026-03-02"); // a Monday
  const on = await testService({}, clock.now);
  const { touchstone } = on;
  const { log: organisation, account: office } = await foundOrganisation(touchstone, "vale-council");
  const imported = await importUnits(touchstone, {
    log: { kind: "organisation", slug: organisation.slug },
    account: office,
    drafts: Object.entries(PLACES).map(([code, names], at) => ({
      file: "units.csv",
      line: at + 2,
      code,
      type: code === "vale" ? "county" : "village",
      names: LANGUAGES.map((lang) => ({ lang, text: names[lang] })),
      parents: [{ hierarchy: "admin", code: code === "vale" ? null : "vale" }],
      opened: null,
      closed: null,
      codes: [],
    })),
    scheme: "code",
    files: ["0".repeat(64)],
    update: null,
  });
  if (imported.outcome !== "recorded") throw new Error(JSON.stringify(imported));
  const { rows } = await touchstone.pool.query<{ code: string; unit_id: string }>(
    "SELECT code, unit_id FROM unit_code",
  );
  const unit = Object.fromEntries(rows.map(({ code, unit_id: id }) => [code, id])) as Record<Village, string>; // all are there

  const log = { kind: "programme", slug: "lamps" } as const;
  const account = (by: string): string => (by === "office" ? office : `lamps.${by}`);
  const does = async <T extends CommandType>(by: string, command: CommandOf<T>): Promise<void> => {
    const done = await execute(touchstone, {
      log,
      account: account(by),
      command: command as Parameters<typeof execute>[1]["command"], // one of them
    });
    if (!done.ok) throw new Error(`${command.type} by ${by}: ${JSON.stringify(done.refusal)}`);
  };
  await does("office", {
    type: "FoundProgramme",
    programmeId: touchstone.newId(),
    organisationId: organisation.logId,
    slug: log.slug,
    names: said({ en: "Lit Villages", "zh-Hans": "有灯的村", bo: "སྒྲོན་མེའི་གྲོང་།" }),
    languages: [...LANGUAGES],
    timeZone: "UTC",
    owner: said({ en: "Vale Council", "zh-Hans": "谷县议事会", bo: "ལུང་པའི་ལྷན་ཚོགས།" }),
    calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-03-20" },
    noticeDays: 5,
    bodies: [],
    responsibility: [],
    grantIds: [touchstone.newId(), touchstone.newId()],
  });
  await does("office", { type: "AdoptStandard", yaml: STANDARD, since: "2020-01-01", basis: "invented" });
  const grant = async (by: string, role: Role, unitId: string | null): Promise<void> => {
    await addAccount(touchstone, account(by));
    const given = { grantId: touchstone.newId(), role, unitId, from: "2020-01-01", until: null };
    await does("office", { type: "GrantRole", account: account(by), ...given });
  };
  for (const code of Object.keys(VILLAGES) as Village[]) await grant(code, "unit", unit[code]); // its own keys
  for (const role of ["assessor", "decider"] as const) await grant(role, role, null);

  const cycleId = touchstone.newId();
  const titles = said({ en: "Spring round", "zh-Hans": "春季轮次", bo: "དཔྱིད་ཀའི་སྐོར།" });
  await does("office", {
    type: "OpenCycle",
    cycleId,
    titles,
    period: "2025",
    opens: "2026-03-02",
    closes: "2026-04-06",
  });
  const applied = async (code: Village, cells: Readonly<Record<string, string>>): Promise<string> => {
    const applicationId = touchstone.newId();
    await does(code, { type: "Apply", applicationId, cycleId, unitId: unit[code], grade: "bronze" });
    const sample = { organisation, account: office };
    const done = await submit(touchstone, sample, "lamps", STANDARD, [{ unit: code, period: "2025", ...cells }]);
    if (!done.ok) throw new Error(JSON.stringify(done));
    await does(code, { type: "HandIn", applicationId });
    return applicationId;
  };
  const strong = { hours: "38", forms: "yes", lamps: "yes", signs: "yes", seats: "no" };
  const middle = { hours: "30", forms: "yes", lamps: "yes", signs: "no", seats: "no" };
  const application = {
    mill: await applied("mill", strong),
    well: await applied("well", middle),
    moor: await applied("moor", middle),
    ford: await applied("ford", middle),
    hill: await applied("hill", middle),
    lake: await applied("lake", strong),
  };
  const judged = ["mill", "well", "moor", "ford", "hill"] as const;
  for (const code of judged)
    await does("office", { type: "CheckCompleteness", applicationId: application[code], toMend: [] });
  const settled = await settleDue(touchstone, "lamps");
  if (settled.stopped.length > 0) throw new Error(JSON.stringify(settled));
  for (const code of judged) {
    const applicationId = application[code];
    const grade = code === "hill" ? null : "bronze";
    const reasons =
      code === "mill"
        ? []
        : [{ at: "hours", text: said({ en: "Shut at noon.", "zh-Hans": "中午关门。", bo: "ཉིན་གུང་སྒོ་རྒྱག" }) }];
    await does(code, { type: "ReplyToFindings", applicationId, text: null });
    await does("assessor", { type: "Recommend", applicationId, grade, reasons });
    const whyCertain = said({ en: "Seen in May.", "zh-Hans": "五月已看过。", bo: "ཟླ་བ་ལྔ་པར་མཐོང་།" });
    await does("decider", { type: "Decide", applicationId, grade, reasons, whyCertain });
  }
  const notice = { over: touchstone.newId(), open: touchstone.newId() };
  const text = said({ en: "By order 7.", "zh-Hans": "依据第七号令。", bo: "བཀའ་ཨང་བདུན་པ་ལྟར།" });
  const publish = (noticeId: string, applicationIds: string[]) =>
    does("office", { type: "PublishNotice", noticeId, cycleId, applicationIds, text });
  await publish(notice.over, [application.mill, application.ford]);
  await does("ford", { type: "WithdrawApplication", applicationId: application.ford });
  clock.setTo("2026-03-12");
  await does("office", { type: "Advance", applicationId: application.mill });
  await publish(notice.open, [application.well, application.moor]);
  await does("office", {
    type: "RecordEarlierDesignation",
    designationId: touchstone.newId(),
    unitId: unit.mill,
    title: said({ en: "Reading village", "zh-Hans": "书香村", bo: "ཀློག་འདོན་གྲོང་།" }),
    from: "2019-05-01",
    until: "2024-05-01",
    source: [inEnglish("Order 12 of 2019")],
  });
  const get: SamplePublic["get"] = async (url, headers = {}) => {
    const { statusCode, body, headers: told } = await on.app.inject({ url, headers });
    return { status: statusCode, body, to: String(told.location ?? "") };
  };
  const listed = JSON.parse((await get("/api/v1/programmes/lamps/designations")).body) as {
    items: { code: string; kind: string }[];
  };
  const numberOf = (kind: string): string => listed.items.find((one) => one.kind === kind)?.code ?? "";
  return {
    on,
    clock,
    get,
    does,
    unit,
    application,
    notice,
    number: { valid: numberOf("designation"), earlier: numberOf("earlier") },
  };
}
