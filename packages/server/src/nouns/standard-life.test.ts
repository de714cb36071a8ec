import { hash } from "node:crypto";
import type { Command, Commands, Refusal, Text } from "@touchstone/domain";
import { check, digestOf } from "@touchstone/standard";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import type { Asked } from "../perform.ts";
import { documentsOf, programmeOf } from "../projections/programme-read.ts";
import { objectionsOf, overlaysOf, versionOn, versionsOf } from "../projections/standards-read.ts";
import { rebuild } from "../rebuild.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { type Log, type LogName, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";

const text = (words: string, lang = "en"): Text => ({ text: words, lang, origin: "source", review: null });
const yamlOf = (version: string, changes: string, most: number): string =>
  `touchstone: 1
id: open-libraries
version: "${version}"
title: Open libraries
languages: [en]
${changes}
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, ${most}] }
      - id: respect
        title: Treated with respect
        measures: experience
        kind: amount
        unit: mark
        reportedBy: survey
        goalposts: [1, 5]
        range: [1, 5]
`;
const FIRST = yamlOf("1", "", 60);
const SECOND = yamlOf("2", 'changes: { since: "1", class: substantive }', 50);
const PROGRAMME: LogName = { kind: "programme", slug: "open-libraries" };
const ORGANISATION: LogName = { kind: "organisation", slug: "council" };

/** One life of a standard, from the founding on: each step stands on those before it. */
describe("a standard's life on record", () => {
  let on: TestTouchstone;
  let now = Date.parse("2026-11-02T04:00:00.000Z"); // Monday noon in Shanghai
  const at = (instant: string): void => {
    now = Date.parse(instant);
  };
  const act = (command: Command, account = "office", more: Partial<Asked<Command>> = {}): Promise<Receipt | Refused> =>
    execute(on.touchstone, { log: PROGRAMME, command, account, ...more });
  const does = async (command: Command, account = "office", more: Partial<Asked<Command>> = {}): Promise<Receipt> => {
    const answer = await act(command, account, more);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return answer;
  };
  const refusal = async (
    command: Command,
    account = "office",
    more: Partial<Asked<Command>> = {},
  ): Promise<Refusal> => {
    const answer = await act(command, account, more);
    if (answer.ok) throw new Error(`${command.type} was carried out`);
    return answer.refusal;
  };
  const read = <T>(work: (tx: Tx, log: Log) => Promise<T>): Promise<T> =>
    transaction(on.touchstone, async (tx) => {
      const log = await logBySlug(tx, PROGRAMME.kind, PROGRAMME.slug);
      if (!log) throw new Error("no programme");
      return work(tx, log);
    });
  const digest = (yaml: string): string => {
    const checked = check(yaml);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    return digestOf(checked.value, (words) => hash("sha256", words, "hex"));
  };
  const objectionId = "0198c0de-0000-7000-8000-000000000001";
  let founding: Commands["FoundProgramme"];

  beforeAll(async () => {
    on = await testTouchstone(() => new Date(now));
    const { newId } = on.touchstone;
    for (const name of ["office", "second", "villager"]) await addAccount(on.touchstone, name);
    const organisationId = newId();
    const found = { type: "FoundOrganisation", organisationId, slug: "council", names: [text("Council")] } as const;
    const grantIds = [newId(), newId()] as const;
    await does({ ...found, timeZone: "Asia/Shanghai", grantIds }, "office", { log: ORGANISATION });
    founding = {
      programmeId: newId(),
      organisationId,
      slug: PROGRAMME.slug,
      names: [text("Open Libraries")],
      languages: ["en", "bo"],
      timeZone: "Asia/Shanghai",
      owner: [text("Council")],
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
      noticeDays: 5,
      bodies: [],
      responsibility: [],
      grantIds: [newId(), newId()],
    };
  });
  afterAll(() => on.end());

  it("a programme is founded by the organisation's operator, with a name and a time zone that there are", async () => {
    const found = { type: "FoundProgramme", ...founding } as const;
    expect(await refusal(found, "villager")).toMatchObject({ code: "not-allowed" });
    const wrong = await refusal({ ...found, slug: "Open Libraries", timeZone: "Mars/Olympus" });
    expect(wrong).toMatchObject({ code: "invalid", problems: [{ path: "slug" }, { path: "timeZone" }] });
    expect(await does(found)).toMatchObject({ first: 0, last: 2, log: "open-libraries" });
    const again = { ...found, programmeId: on.touchstone.newId() };
    expect(await refusal(again)).toEqual({ code: "exists", what: "programme", id: "open-libraries" });
    const { grantIds: _, ...said } = founding;
    expect(await read(programmeOf)).toEqual(said);
  });

  it("its documents are dated, and lie in the store", async () => {
    const { digest: file } = await on.touchstone.files.put(Buffer.from("Order 7 of 2025"));
    const title = [text("Order 7 of 2025")];
    const document = { documentId: on.touchstone.newId(), kind: "legalBasis", title, file, url: null } as const;
    await does({ type: "AddProgrammeDocument", ...document, from: "2025-03-01", until: null });
    expect(await read(documentsOf)).toEqual([{ ...document, from: "2025-03-01", until: null }]);
  });

  it("oversight is somebody without office, and office can't turn the second key", async () => {
    const grant = { type: "GrantRole", role: "oversight", unitId: null, from: "2026-11-02", until: null } as const;
    const { newId } = on.touchstone;
    expect(await refusal({ ...grant, grantId: newId(), account: "office" })).toMatchObject({ code: "not-separated" });
    await does({ ...grant, grantId: newId(), account: "second" });
    await does({ type: "DraftStandard", yaml: FIRST });
    expect((await read(versionsOf))[0]).toMatchObject({ state: "draft", needsSecondKey: ["respect"] });
    const turn = { type: "TurnStandardKey", version: "1", digest: digest(FIRST) } as const;
    expect(await refusal(turn)).toMatchObject({ code: "not-allowed" });
    expect(await refusal({ type: "PutStandardOnNotice", version: "1", until: null })).toMatchObject({
      code: "second-key-missing",
    });
    expect(await refusal({ ...turn, digest: digest(SECOND) }, "second")).toMatchObject({ code: "another-digest" });
    await does(turn, "second");
  });

  it("a version is never drafted twice", async () => {
    expect(await refusal({ type: "DraftStandard", yaml: FIRST })).toMatchObject({
      code: "version-used",
      sameContent: true,
    });
    const other = FIRST.replace("[0, 60]", "[0, 10]");
    expect(await refusal({ type: "DraftStandard", yaml: other })).toMatchObject({ sameContent: false });
    expect(
      await refusal({ type: "AdoptStandard", yaml: yamlOf("0", "", 60), since: "2025-01-01", basis: "x" }),
    ).toEqual({ code: "not-first", versions: ["1"] });
  });

  it("is on notice to the midnight of the programme's time zone, and anybody may object", async () => {
    await does({ type: "PutStandardOnNotice", version: "1", until: null });
    expect((await read(versionsOf))[0]).toMatchObject({ noticeFrom: "2026-11-02", noticeUntil: "2026-11-10" });
    const filed = {
      type: "FileStandardObjection",
      objectionId,
      version: "1",
      text: text("Sixty hours are out of reach for a village."),
      publish: false,
      contact: "post box 7",
    } as const;
    at("2026-11-09T16:00:00.000Z"); // 2026-11-10 in Shanghai
    expect(await refusal(filed, "villager")).toMatchObject({ code: "notice-over", today: "2026-11-10" });
    at("2026-11-09T15:59:59.000Z");
    await does(filed, "villager");
    expect(await read((tx, log) => objectionsOf(tx, log, "1"))).toMatchObject([{ objectionId, text: null }]);
    const { rows } = await read((tx, { shardKey }) =>
      tx.query<{ entry: Uint8Array }>("SELECT entry FROM event WHERE shard_key = $1", [shardKey]),
    );
    const all = rows.map(({ entry }) => Buffer.from(entry).toString()).join("\n");
    expect(all).toContain("StandardObjectionFiled");
    expect(all).not.toMatch(/out of reach|post box|villager/);
  });

  it("takes effect once its objections are answered and its days are known to have been worked", async () => {
    at("2026-11-10T04:00:00.000Z");
    const effective = { type: "MakeStandardEffective", version: "1" } as const;
    expect(await refusal(effective)).toMatchObject({ code: "calendar-unknown" });
    const calendar = {
      weekend: [6, 7],
      exceptions: [{ day: "2026-11-06", working: false }],
      knownThrough: "2026-12-31",
    };
    await does({ type: "ChangeCalendar", programmeId: founding.programmeId, calendar });
    expect(await refusal(effective)).toMatchObject({ code: "notice-running", until: "2026-11-11" });
    at("2026-11-10T16:00:00.000Z");
    expect(await refusal(effective)).toMatchObject({ code: "objections-open", objections: [objectionId] });
    const answer = { type: "AnswerStandardObjection", objectionId, version: "1", upheld: false } as const;
    await does({ ...answer, answer: [text("Forty are enough for half of it.")] });
    const [draft] = await read(versionsOf);
    await does(effective);
    expect(await read(versionsOf)).toMatchObject([
      { ...draft, state: "effective", effectiveFrom: "2026-11-11", changedSeq: expect.any(Number) },
    ]);
  });

  it("who looked at an older state is told that it has changed", async () => {
    const withdraw = { type: "WithdrawStandard", version: "1", reason: [text("Second thoughts.")] } as const;
    const stale = await refusal(withdraw, "office", { expectedVersion: 3 });
    expect(stale).toEqual({ code: "changed-meanwhile", stream: "standard/1", expected: 3, found: 6 });
  });

  it("an upheld objection stops a version; the next supersedes on the day it takes effect", async () => {
    await does({ type: "DraftStandard", yaml: SECOND });
    await does({ type: "TurnStandardKey", version: "2", digest: digest(SECOND) }, "second");
    await does({ type: "PutStandardOnNotice", version: "2", until: null });
    const id = "0198c0de-0000-7000-8000-000000000002";
    const words = text("Fifty hours are no better.");
    await does(
      { type: "FileStandardObjection", objectionId: id, version: "2", text: words, publish: true, contact: null },
      "villager",
    );
    await does({
      type: "AnswerStandardObjection",
      objectionId: id,
      version: "2",
      upheld: true,
      answer: [text("True.")],
    });
    at("2026-12-01T04:00:00.000Z");
    expect(await refusal({ type: "MakeStandardEffective", version: "2" })).toMatchObject({ code: "objection-upheld" });

    const third = yamlOf("3", 'changes: { since: "1", class: substantive }', 40);
    await does({ type: "DraftStandard", yaml: third });
    await does({ type: "TurnStandardKey", version: "3", digest: digest(third) }, "second");
    await does({ type: "PutStandardOnNotice", version: "3", until: "2026-12-10" });
    at("2026-12-10T04:00:00.000Z");
    await does({ type: "MakeStandardEffective", version: "3" });
    expect(await read(versionsOf)).toMatchObject([
      { version: "1", state: "superseded", effectiveFrom: "2026-11-11", effectiveUntil: "2026-12-10" },
      { version: "2", state: "notice", effectiveFrom: null },
      { version: "3", state: "effective", effectiveFrom: "2026-12-10", effectiveUntil: null },
    ]);
    const onDay = (day: string): Promise<string | undefined> =>
      read(async (tx, log) => (await versionOn(tx, log, day))?.version);
    expect(await Promise.all(["2026-11-10", "2026-11-11", "2026-12-09", "2026-12-10"].map(onDay))).toEqual([
      undefined,
      "1",
      "1",
      "3",
    ]);
  });

  it("translations are laid over a version that is there, the last of a language counting", async () => {
    const overlay = (title: string, version = "3"): string =>
      `touchstone-overlay: 1\nstandard: open-libraries\nversion: "${version}"\nlanguage: bo\norigin: human\ntexts:\n  title: ${title}\n`;
    await does({ type: "AddOverlay", yaml: overlay("དཔེ་མཛོད།") });
    expect(await refusal({ type: "AddOverlay", yaml: overlay("དཔེ་མཛོད།") })).toMatchObject({ code: "exists" });
    expect(await refusal({ type: "AddOverlay", yaml: overlay("དཔེ་མཛོད།", "9") })).toMatchObject({ code: "unknown" });
    await does({ type: "AddOverlay", yaml: overlay("སྒོ་འབྱེད་དཔེ་མཛོད།") });
    const [only, ...others] = await read((tx, log) => overlaysOf(tx, log, "3"));
    expect([only?.language, others]).toEqual(["bo", []]);
    expect((await on.touchstone.files.read(only?.file ?? "")).toString()).toContain("སྒོ་འབྱེད་");
  });

  it("an empty file is a problem, not a fault", async () => {
    for (const yaml of ["", " \n", "# nothing\n"]) {
      expect(await refusal({ type: "DraftStandard", yaml })).toMatchObject({ code: "standard-refused" });
      expect(await refusal({ type: "AddOverlay", yaml })).toMatchObject({ code: "standard-refused" });
    }
  });

  it("sharing is permitted by the organisation between its own programmes", async () => {
    const permission = { permissionId: on.touchstone.newId(), quantity: "notices@1", from: null, on: "2026-12-10" };
    const permit = { type: "PermitSharing", ...permission, to: founding.programmeId } as const;
    const there = { log: ORGANISATION };
    expect(await refusal({ ...permit, to: on.touchstone.newId() }, "office", there)).toMatchObject({ code: "unknown" });
    expect(await refusal(permit, "second", there)).toMatchObject({ code: "not-allowed" });
    await does(permit, "office", there);
    expect(await refusal({ ...permit, permissionId: on.touchstone.newId() }, "office", there)).toMatchObject({
      code: "exists",
      id: permission.permissionId,
    });
    await does({ type: "EndSharing", permissionId: permission.permissionId, on: "2026-12-31" }, "office", there);
  });

  it("is the same when all tables are made again from the events", async () => {
    const before = await dumpProjections(on.touchstone);
    expect(before.standard_version?.length).toBe(3);
    expect(before.standard_objection?.length).toBe(2);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });
});
