/**
 * Every command, sent through the gate of the record by an account for every role, held in the programme itself, in its
 * organisation, in a sister programme and in another organisation: allowed as the table says, and nowhere else.
 */
import type { BulkCommand, Command } from "@touchstone/domain";
import { execute, executeBulk, type Log, mayRead } from "@touchstone/server";
import { type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Council, holder, rowsOfMill, sampleCouncil } from "./council.ts";
import { COMMANDS, ROLE_NAMES } from "./table.ts";

const PLACES = ["programme", "organisation", "sister", "otherProgramme", "otherOrganisation"] as const;
type Place = (typeof PLACES)[number];
interface Account {
  readonly name: string;
  readonly place: Place;
  readonly role: (typeof ROLE_NAMES)[number];
}

let on: TestTouchstone;
let council: Council;
let mill: { readonly application: string; readonly commitment: string };
const accounts: Account[] = [];
beforeAll(async () => {
  on = await testTouchstone();
  council = await sampleCouncil(on.touchstone);
  mill = await rowsOfMill(on.touchstone, council);
  for (const place of PLACES) {
    const log = council[place];
    const isOther = place === "otherProgramme" || place === "otherOrganisation";
    for (const role of ROLE_NAMES) {
      const unitId = role === "unit" ? council.unit.mill : null;
      const by = isOther ? "elsewhere-office" : council.account;
      accounts.push({ name: await holder(on.touchstone, { log, role, unitId, by }), place, role });
    }
  }
}, 240_000);
afterAll(() => on.end());

const NOT_A_STANDARD = "touchstone: 1\n";
const text = (words: string) => [{ text: words, lang: "en", origin: "source", review: null }] as const;
const DAY = "2026-03-01";
const DIGEST = "0".repeat(64);

/** A command of each type, as it could be sent; none of them can be carried out, so that nothing changes. */
function samples({ organisation, programme, unit }: Council): readonly (readonly ["O" | "P", Command])[] {
  const id = "0198c0de-0000-7000-8000-000000000001";
  const unitId = unit.mill;
  const newUnit = { unitId: id, unitType: "village", names: text("New"), codes: [], parents: null };
  return [
    ["P", { type: "GrantRole", grantId: id, account: "nobody", role: "office", unitId: null, from: DAY, until: null }],
    ["P", { type: "EndRole", grantId: id, on: DAY }],
    ["P", { type: "OpenUnitAccount", grantId: id, account: "nobody", unitId, from: DAY, until: null }],
    ["P", { type: "ResetUnitAccount", grantId: id }],
    ["P", { type: "CloseUnitAccount", grantId: id, on: DAY }],
    ["P", { type: "ReadPrivatePart", seq: 0, part: "contact", purpose: "contact" }],
    ["P", { type: "ErasePrivatePart", seq: 0, part: "contact", reason: "mistake" }],
    ["O", { type: "RegisterUnit", unit: newUnit, opened: null }],
    ["O", { type: "RenameUnit", unitId, names: text("Another"), on: DAY }],
    ["O", { type: "RecodeUnit", unitId, scheme: "code", code: "another", on: DAY }],
    ["O", { type: "MoveUnit", unitId, hierarchy: "admin", parent: unit.south, on: DAY }],
    ["O", { type: "MergeUnits", from: [unitId, unit.well], into: unitId, on: DAY }],
    ["O", { type: "SplitUnit", from: unitId, goesOn: true, into: [unit.well], on: DAY }],
    ["O", { type: "CloseUnit", unitId, successors: [], on: DAY }],
    ["O", { type: "ReopenUnit", unitId, names: text("Again"), code: null, on: DAY }],
    ["P", { type: "EndEnrolment", unitId, on: DAY }],
    ["O", { type: "PermitSharing", permissionId: id, quantity: "a@1", from: null, to: programme.logId, on: DAY }],
    ["O", { type: "EndSharing", permissionId: id, on: DAY }],
    ["O", { type: "AddEvidence", evidenceId: id, unitId, programmeId: null, title: null, retainUntil: null }],
    [
      "O",
      {
        type: "LinkEvidence",
        linkId: id,
        evidenceId: id,
        unitId,
        target: { kind: "unit" },
        locator: { kind: "whole" },
      },
    ],
    ["O", { type: "UnlinkEvidence", linkId: id, unitId }],
    ["O", { type: "WithdrawEvidence", evidenceId: id, unitId, reason: "mistake" }],
    [
      "P",
      {
        type: "ChangeCalendar",
        programmeId: programme.logId,
        calendar: { weekend: [7], exceptions: [], knownThrough: null },
      },
    ],
    [
      "P",
      {
        type: "AddProgrammeDocument",
        documentId: id,
        kind: "rules",
        title: [...text("Rules")],
        file: null,
        url: null,
        from: DAY,
        until: null,
      },
    ],
    ["P", { type: "DraftStandard", yaml: NOT_A_STANDARD }],
    ["P", { type: "AdoptStandard", yaml: NOT_A_STANDARD, since: DAY, basis: "Order 7" }],
    ["P", { type: "AddOverlay", yaml: NOT_A_STANDARD }],
    ["P", { type: "TurnStandardKey", version: "9", digest: DIGEST }],
    ["P", { type: "PutStandardOnNotice", version: "9", until: null }],
    [
      "P",
      {
        type: "FileStandardObjection",
        objectionId: id,
        version: "9",
        text: text("No")[0],
        publish: true,
        contact: null,
      },
    ],
    ["P", { type: "AnswerStandardObjection", objectionId: id, version: "9", upheld: false, answer: [...text("No")] }],
    ["P", { type: "Decide", applicationId: id, grade: null, reasons: [], whyCertain: null }],
    ["P", { type: "PublishNotice", noticeId: id, cycleId: id, applicationIds: [id], text: [] }],
    [
      "P",
      {
        type: "FileObjection",
        objectionId: id,
        noticeId: id,
        applicationId: id,
        text: text("No")[0],
        publish: false,
        contact: null,
      },
    ],
    ["P", { type: "AnswerObjection", objectionId: id, upheld: false, answer: [...text("No")] }],
    [
      "P",
      {
        type: "RecordEarlierDesignation",
        designationId: id,
        unitId,
        title: [...text("Open village")],
        from: DAY,
        until: null,
        source: [...text("Order 7")],
      },
    ],
    ["P", { type: "OpenCycle", cycleId: id, titles: [], period: "2026", opens: DAY, closes: DAY }],
    ["P", { type: "LengthenDeadline", cycleId: id, applicationId: mill.application, until: DAY, reason: [] }],
    ["P", { type: "MakeCommitment", commitmentId: id, unitId, text: [] }],
    ["P", { type: "EndCommitment", commitmentId: mill.commitment, on: DAY }],
    ["P", { type: "Apply", applicationId: id, cycleId: id, unitId, grade: "gold" }],
    ["P", { type: "HandIn", applicationId: mill.application }],
    ["P", { type: "WithdrawApplication", applicationId: mill.application }],
    ["P", { type: "ReplyToFindings", applicationId: mill.application, text: null }],
    ["P", { type: "CheckCompleteness", applicationId: mill.application, toMend: [] }],
    ["P", { type: "DeclareInterests", cycleId: id, free: [id], conflicts: [] }],
    ["P", { type: "AssignReviewer", assignmentId: id, applicationId: mill.application, reviewer: "nobody" }],
    ["P", { type: "Recuse", assignmentId: id }],
    ["P", { type: "Rate", assignmentId: id, ratings: [] }],
    ["P", { type: "HandInRatings", assignmentId: id }],
    ["P", { type: "Recommend", applicationId: mill.application, grade: null, reasons: [] }],
    ["P", { type: "Advance", applicationId: id }],
    ["P", { type: "MakeStandardEffective", version: "9" }],
    ["P", { type: "WithdrawStandard", version: "9", reason: [...text("No")] }],
    [
      "O",
      {
        type: "FoundProgramme",
        programmeId: id,
        organisationId: organisation.logId,
        slug: "neighbours",
        names: [...text("Again")],
        languages: ["en"],
        timeZone: "UTC",
        owner: [...text("Council")],
        calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
        noticeDays: 5,
        bodies: [],
        responsibility: [],
        grantIds: [id, `${id.slice(0, -1)}2`],
      },
    ],
  ];
}

function bulkSamples(): readonly (readonly ["O" | "P", BulkCommand])[] {
  const id = "0198c0de-0000-7000-8000-000000000001";
  const basis = { kind: "statement", statedOn: DAY, document: null } as const;
  return [
    ["O", { type: "ImportUnits", files: [DIGEST], scheme: "code", update: null }],
    ["O", { type: "ImportMovements", file: DIGEST, scheme: "code" }],
    ["P", { type: "EnrolUnits", enrolmentId: id, basis, units: DIGEST }],
    ["O", { type: "SubmitObservations", submissionId: id, programme: "neighbours", version: "1", source: DIGEST }],
    ["O", { type: "RetractSubmission", submission: id, programme: "neighbours" }],
    ["P", { type: "Assess", period: "2026" }],
    ["P", { type: "MakeSandbox", sandboxId: id, organisationId: id, slug: null }],
    ["P", { type: "FillSandbox", of: "neighbours" }],
    ["P", { type: "RemoveSandbox", slug: "neighbours" }],
  ];
}

/** Whether the table has this role in this place among those who may, in the programme that is acted for. */
function may(line: string, { place, role }: Account): boolean {
  if (line === "anybody" || line === "folder") return true;
  if (place === "programme") return line.split(" ").includes(`P:${role}`);
  return place === "organisation" && line.split(" ").includes(`O:${role}`);
}

/** What the gate says to each account: those to whom it says otherwise than the table. */
async function wrongly(line: string, ask: (account: string) => Promise<string>): Promise<string[]> {
  const wrong: string[] = [];
  for (const account of accounts) {
    const code = await ask(account.name);
    const isIn = code !== "not-allowed" && code !== "not-separated";
    if (isIn !== may(line, account)) wrong.push(`${account.role} of the ${account.place}: ${code}`);
  }
  return wrong;
}

const NEVER = 999_999; // no stream has this version: who is allowed is told that it has changed meanwhile
const logOf = (where: "O" | "P"): Log => (where === "O" ? council.organisation : council.programme);
/** In the organisation's log it has to be said for which programme one acts. */
const acting = (where: "O" | "P") => (where === "O" ? { programme: council.programme.slug } : {});

const TYPES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]; // the table's own keys

describe("the gate of the record", () => {
  test("is tried with every command that there is", () => {
    const tried = [...samples(council), ...bulkSamples()].map(([, { type }]) => type);
    expect([...tried, "FoundOrganisation"].sort()).toEqual(TYPES.toSorted());
  });

  test.each(TYPES.filter((type) => type !== "FoundOrganisation" && type !== "FoundProgramme"))(
    "lets those through for whom %s is, and nobody else, from nowhere else",
    async (type) => {
      const single = samples(council).find(([, command]) => command.type === type);
      const bulk = bulkSamples().find(([, command]) => command.type === type);
      const ask = async (account: string): Promise<string> => {
        if (single) {
          const [where, command] = single;
          const asked = { log: logOf(where), account, command, expectedVersion: NEVER, ...acting(where) };
          const answer = await execute(on.touchstone, asked);
          return answer.ok ? "done" : answer.refusal.code;
        }
        const [where, command] = bulk ?? [];
        if (!where || !command) throw new Error(`no sample of ${type}`);
        const asked = { log: logOf(where), account, command, ...acting(where) };
        const reached = { code: "unknown", what: "rows", id: "none" } as const;
        const own = type === "SubmitObservations" ? council.unit.mill : null; // of one unit: its own account may too
        const answer = await executeBulk(on.touchstone, asked, async () => reached, own);
        return answer.ok ? "done" : answer.refusal.code;
      };
      expect(await wrongly(COMMANDS[type], ask)).toEqual([]);
    },
    240_000,
  );

  test("lets an operator of the organisation found a programme, and nobody else", async () => {
    const [, sample] = samples(council).find(([, { type }]) => type === "FoundProgramme") ?? [];
    if (sample?.type !== "FoundProgramme") throw new Error("no sample of FoundProgramme");
    let nth = 0;
    const ask = async (account: string): Promise<string> => {
      const slug = `founded-${++nth}`;
      const [programmeId, one, two] = [on.touchstone.newId(), on.touchstone.newId(), on.touchstone.newId()];
      const command = { ...sample, slug, programmeId, grantIds: [one, two] as const };
      const answer = await execute(on.touchstone, { log: { kind: "programme", slug }, account, command });
      return answer.ok ? "done" : answer.refusal.code;
    };
    expect(await wrongly(COMMANDS.FoundProgramme, ask)).toEqual([]);
  }, 240_000);
});

describe("an operator of a programme", () => {
  test("grants no role that is kept apart from one that the account holds in the organisation, or the other way", async () => {
    const { touchstone } = on;
    const grant = (log: Log, account: string, role: Account["role"]) =>
      execute(touchstone, {
        log,
        account: council.account,
        command: {
          type: "GrantRole",
          grantId: touchstone.newId(),
          account,
          role,
          unitId: null,
          from: DAY,
          until: null,
        },
      });
    const find = (place: Place, role: Account["role"]): string =>
      accounts.find((account) => account.place === place && account.role === role)?.name ?? "";
    const apart = { ok: false, refusal: { code: "not-separated" } };
    expect(await grant(council.programme, find("organisation", "reviewer"), "decider")).toMatchObject(apart);
    expect(await grant(council.organisation, find("programme", "decider"), "appeal")).toMatchObject(apart);
    expect(await grant(council.organisation, find("programme", "unit"), "assessor")).toMatchObject(apart);
    expect(await grant(council.programme, find("organisation", "auditor"), "reviewer")).toMatchObject(apart);
    // in a sister programme a reviewer may decide: they are two recognitions
    expect(await grant(council.sister, find("programme", "reviewer"), "decider")).toMatchObject({ ok: true });
  });
});

describe("an account that came to hold, by whatever way, two roles that are kept apart", () => {
  test("may neither act in the organisation by the one, nor in the programme by the other", async () => {
    const { touchstone } = on;
    const { organisation, programme, account: by } = council;
    const name = await holder(touchstone, { log: organisation, role: "office", by });
    const grantId = touchstone.newId();
    const command: Command = {
      type: "GrantRole",
      grantId,
      account: name,
      role: "coordinator",
      unitId: null,
      from: DAY,
      until: null,
    };
    expect(await execute(touchstone, { log: programme, account: by, command })).toMatchObject({
      ok: true,
    });
    // two operators at the same moment, one in each ledger: neither sees what the other is about to grant
    await touchstone.pool.query("UPDATE role_grant SET role = 'oversight' WHERE grant_id = $1", [grantId]);
    const ending = { type: "EndSharing", permissionId: touchstone.newId(), on: DAY } as const;
    const apart = { ok: false, refusal: { code: "not-separated" } };
    expect(await execute(touchstone, { log: organisation, account: name, command: ending })).toMatchObject(apart);
    const key = { type: "TurnStandardKey", version: "9", digest: DIGEST } as const;
    expect(await execute(touchstone, { log: programme, account: name, command: key })).toMatchObject(apart);
    const { rows } = await touchstone.pool.query<{ id: string }>(
      "SELECT account_id AS id FROM account WHERE name = $1",
      [name],
    );
    const asked = { log: organisation, accountId: rows[0]?.id ?? "", unitId: null };
    expect(await mayRead(touchstone, { ...asked, what: "ListPrivateParts" })).toMatchObject({ code: "not-separated" });
  });
});
