import type { Role } from "@touchstone/domain";
import { addAccount, assess, execute, findUnits, isThere, type Log, publish, transaction } from "@touchstone/server";
import { sampleAnswered, sampleOffice, submit } from "@touchstone/server/testing";
import { PASSWORD, samplePerson, type TestService, testService } from "@touchstone/service/testing";
import { LIBRARIES } from "../api/sample-api.ts";

/** A programme with a word of its own planted in each thing that is not for everybody. */
export interface Planted extends TestService {
  readonly units: Readonly<Record<"county" | "brightford" | "quietmere" | "lakeward" | "otherland", string>>;
  readonly assessment: string;
  readonly digests: Readonly<Record<"public" | "reviewers" | "private", string>>;
  /** what was shown once: the slip of a unit, a token of who-nobody-qz */
  readonly slip: string;
  readonly token: string;
  /** the session of who-nobody-qz */
  readonly cookie: string;
  /** the score of the unit that holds no grade, as it is written */
  readonly score: string;
}

const OFFICE = "larkwater-office";
const PROGRAMME = { kind: "programme", slug: "libraries" } as const;
const OPEN = { from: "2020-01-01", until: null };
/** Name, role in the programme, over which unit, and from when until when. */
const GRANTS: readonly (readonly [string, Role | null, string | null, { from: string; until: string | null }])[] = [
  ["who-near-qz", "coordinator", "c1", OPEN],
  ["who-far-qz", "coordinator", "c2", OPEN],
  ["who-bright-qz", "unit", "brightford", OPEN],
  ["who-quiet-qz", "unit", "quietmere", OPEN],
  ["who-reviewer-qz", "reviewer", null, OPEN],
  ["who-assessor-qz", "assessor", null, OPEN],
  ["who-decider-qz", "decider", null, OPEN],
  ["who-appeal-qz", "appeal", null, OPEN],
  ["who-oversight-qz", "oversight", null, OPEN],
  ["who-auditor-qz", "auditor", null, OPEN],
  ["who-ended-qz", "auditor", null, { from: "2020-01-01", until: "2021-01-01" }],
  ["who-early-qz", "auditor", null, { from: "2990-01-01", until: null }],
  ["who-nobody-qz", null, null, OPEN],
];

/** brightford and lakeward hold a grade, and lakeward has withdrawn; quietmere holds none; otherland is another's. */
export async function planted(): Promise<Planted> {
  const on = await testService();
  const { touchstone } = on;
  const villages = ["brightford", "quietmere", "lakeward"];
  const office = await sampleOffice(touchstone, [
    ["c1", "county", null],
    ["c2", "county", null],
    ...villages.map((code) => [code, "village", "c1"] as const),
  ]);
  const other = await sampleOffice(touchstone, [["otherland", "village", null]], "elsewhere");
  const programme = await sampleAnswered(touchstone, office, "libraries", LIBRARIES, villages);
  const hours = { brightford: "38", quietmere: "3.140625", lakeward: "36" };
  const rows = Object.entries(hours).map(([unit, open]) => ({ unit, period: "2026", hours: open, step_free: "yes" }));
  must(await submit(touchstone, office, "libraries", LIBRARIES, rows));
  must(await assess(touchstone, { programme: "libraries", period: "2026", account: OFFICE }));
  const ids = {
    ...(await idsOf(on, office.organisation, ["c1", "c2", ...villages])),
    ...(await idsOf(on, other.organisation, ["otherland"])),
  };
  const perform = async (account: string, command: Parameters<typeof execute>[1]["command"]): Promise<void> => {
    must(await execute(touchstone, { log: PROGRAMME, account, command }));
  };
  await perform(OFFICE, { type: "EndEnrolment", unitId: ids.lakeward ?? "", on: "2026-02-01" });
  for (const [account, role, code, span] of GRANTS) {
    if (role === null) await samplePerson(on, account);
    else await addAccount(touchstone, account);
    const unitId = code === null ? null : (ids[code] ?? "");
    if (role !== null)
      await perform(OFFICE, { type: "GrantRole", grantId: touchstone.newId(), account, role, unitId, ...span });
  }
  await plantWords(on, perform);
  const digests = await plantEvidence(on, ids.brightford ?? "", programme.logId);
  const opened = await asked(on, "POST", "/programmes/libraries/unit-accounts", { unitId: ids.lakeward });
  const { slip } = JSON.parse(opened) as { slip: string };
  const session = await signedIn(on, "who-nobody-qz");
  await publish(touchstone, office.organisation);
  await publish(touchstone, programme);
  const told = await asked(on, "GET", `/programmes/libraries/scorecards/${ids.quietmere}`);
  const { scorecard, assessment } = JSON.parse(told) as {
    scorecard: { score: number };
    assessment: { assessmentId: string };
  };
  const { c1: county = "", brightford = "", quietmere = "", lakeward = "", otherland = "" } = ids;
  return {
    ...on,
    units: { county, brightford, quietmere, lakeward, otherland },
    assessment: assessment.assessmentId,
    digests,
    slip,
    ...session,
    score: String(scorecard.score),
  };
}

/** Signs in, and makes a token. */
async function signedIn(
  on: TestService,
  account: string,
): Promise<{ readonly cookie: string; readonly token: string }> {
  const entered = await on.app.inject({
    method: "POST",
    url: "/api/v1/sign-in/password",
    payload: { account, password: PASSWORD },
  });
  const cookie = [entered.headers["set-cookie"] ?? []].flat().map((line) => line.split(";")[0] ?? "");
  const made = await on.app.inject({
    method: "POST",
    url: "/api/v1/me/tokens",
    headers: { cookie: cookie.join("; "), "sec-fetch-site": "same-origin" },
    payload: { name: "nightly", scopes: ["read"] },
  });
  if (made.statusCode !== 201) throw new Error(made.body);
  return { cookie: cookie.join("; "), token: made.json<{ token: string }>().token };
}

/** A version on notice with an objection whose words and contact are private, and a draft behind it. */
async function plantWords(
  { touchstone }: TestService,
  perform: (account: string, command: Parameters<typeof execute>[1]["command"]) => Promise<void>,
): Promise<void> {
  const next = (version: string, title: string): string =>
    LIBRARIES.replace('version: "1"', `version: "${version}"`)
      .replace("title: Open doors", `title: ${title}`)
      .replace("[0, 40]", "[0, 35]")
      .concat('changes: { since: "1", class: substantive }\n');
  await perform(OFFICE, { type: "DraftStandard", yaml: next("2", "Wide doors") });
  await perform(OFFICE, { type: "PutStandardOnNotice", version: "2", until: null });
  await perform("who-nobody-qz", {
    type: "FileStandardObjection",
    objectionId: touchstone.newId(),
    version: "2",
    text: { text: "words-kept-private", lang: "en", origin: "source", review: null },
    publish: false,
    contact: "contact-kept@example.org",
  });
  await perform(OFFICE, { type: "DraftStandard", yaml: next("3", "Undisclosed doors") });
}

/** A proof of each visibility for a unit. @returns their digests */
async function plantEvidence(on: TestService, unit: string, programmeId: string): Promise<Planted["digests"]> {
  const digests: Record<string, string> = {};
  for (const visibility of ["public", "reviewers", "private"] as const) {
    const bytes = Buffer.from(`proof-for-${visibility}\n`);
    const said = { organisation: "larkwater", programme: "libraries", unit, visibility, filetype: "text/plain" };
    const headers = { "x-test-account": OFFICE, "tus-resumable": "1.0.0" };
    const begun = await on.app.inject({
      method: "POST",
      url: "/api/v1/uploads",
      headers: {
        ...headers,
        "upload-length": String(bytes.length),
        "upload-metadata": Object.entries(said)
          .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
          .join(","),
      },
    });
    const path = new URL(String(begun.headers.location), "http://localhost").pathname;
    const sent = await on.app.inject({
      method: "PATCH",
      url: path,
      headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      payload: bytes,
    });
    if (sent.statusCode !== 204) throw new Error(sent.body);
    const evidenceId = path.slice(path.lastIndexOf("/") + 1);
    const title = { text: `title-for-${visibility}`, lang: "en", origin: "source", review: null };
    await asked(on, "POST", "/organisations/larkwater/commands/AddEvidence?programme=libraries", {
      evidenceId,
      unitId: unit,
      programmeId,
      title,
      retainUntil: null,
    });
  }
  const listed = await asked(on, "GET", `/organisations/larkwater/evidence?unit=${unit}`);
  const { items } = JSON.parse(listed) as { items: { visibility: string; digest: string }[] };
  for (const { visibility, digest } of items) digests[visibility] = digest;
  const { public: open = "", reviewers = "", private: closed = "" } = digests;
  return { public: open, reviewers, private: closed };
}

/** Asks as the office. @throws {Error} with what was answered, where it is no success */
async function asked(on: TestService, method: "GET" | "POST", path: string, body?: object): Promise<string> {
  const told = await on.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { "x-test-account": OFFICE },
    ...(body && { payload: body }),
  });
  if (told.statusCode >= 300) throw new Error(`${path}: ${told.body}`);
  return told.body;
}

async function idsOf(on: TestService, organisation: Log, codes: readonly string[]): Promise<Record<string, string>> {
  const finder = await transaction(on.touchstone, (tx) => findUnits(tx, organisation, codes, "code"));
  return Object.fromEntries(
    codes.map((code) => {
      const found = finder.on(code, "2026-01-01", "2026-12-31");
      if (!isThere(found)) throw new Error(`planted: no unit ${code}`);
      return [code, found.unitId];
    }),
  );
}

function must(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
