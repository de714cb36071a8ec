/**
 * A word is planted in each thing that is not for everybody, and everything that can be got is asked for by everybody.
 * Who sees which word, where, stands in the table below: no more, and no less.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Address, addressesOf } from "./addresses.ts";
import { type Planted, planted } from "./planted.ts";
import { OPERATIONS } from "./schema-values.ts";
import { unzipped } from "./unzipped.ts";

const NOBODY = ["the public", "who-nobody-qz", "who-ended-qz", "who-early-qz", "elsewhere-office"] as const;
/** who reviews, and who is to hear appeals: nothing is before them by a unit's name */
const BLIND = ["who-reviewer-qz", "who-appeal-qz"] as const;
/** the office, and who watches over the programme */
const STAFF = ["larkwater-office", "who-oversight-qz", "who-auditor-qz"] as const;
/** before whom results are put, and before whom answers are */
const DECIDING = ["who-decider-qz"] as const;
const SUMMING_UP = ["who-assessor-qz"] as const;
/** who coordinates the county of all villages, and another */
const NEAR = ["who-near-qz"] as const;
const FAR = ["who-far-qz"] as const;
/** units for themselves */
const BRIGHT = ["who-bright-qz"] as const;
const QUIET = ["who-quiet-qz"] as const;
const READERS = [
  ...NOBODY,
  ...BLIND,
  ...STAFF,
  ...DECIDING,
  ...SUMMING_UP,
  ...NEAR,
  ...FAR,
  ...BRIGHT,
  ...QUIET,
] as const;
type Reader = (typeof READERS)[number];

const RESULTS = [...STAFF, ...DECIDING] as const;
const ANSWERS = [...RESULTS, ...SUMMING_UP] as const;
const OFFICE = ["larkwater-office"] as const;
const OFFICES = ["larkwater-office", "elsewhere-office"] as const;
const ELSEWHERE = ["elsewhere-office"] as const;
const PROOF = [...ANSWERS, ...NEAR, ...BRIGHT] as const;

/**
 * Word by word: by which operation it is seen, and by whom. The bundle is what everybody computes the scores of all from:
 * it has every unit that applied, its answers and its score, and nothing else of what stands here.
 */
const SEEN: Readonly<Record<string, Readonly<Record<string, readonly Reader[]>>>> = {
  "name of an account": {
    organisationListRoles: OFFICES,
    organisationListAccounts: OFFICES,
    programmeListRoles: STAFF,
    programmeListAccounts: OFFICE,
  },
  "draft of a standard": { getStandardFile: STAFF },
  "words of an objector": {},
  "contact of an objector": {},
  "unit without a grade": {
    listUnits: [...RESULTS, ...NEAR],
    listUnitChildren: [...RESULTS, ...NEAR],
    listHoldersOfCode: STAFF,
    getUnit: [...RESULTS, ...NEAR, ...QUIET],
    getUnitBoundaries: OFFICE,
    listEnrolments: STAFF,
    listEnrolledUnits: [...STAFF, ...NEAR],
    getEnrolments: [...RESULTS, ...NEAR, ...QUIET],
    listScorecards: RESULTS,
    getScorecard: [...RESULTS, ...NEAR, ...QUIET],
    programmeListRoles: STAFF,
    getMe: QUIET,
    exportUnits: OFFICE,
    exportObservations: ANSWERS,
    exportScorecards: RESULTS,
    exportBundle: READERS,
  },
  "its answer": {
    listObservations: [...ANSWERS, ...NEAR, ...QUIET],
    explainScorecard: [...RESULTS, ...NEAR, ...QUIET],
    exportObservations: ANSWERS,
    exportBundle: READERS,
  },
  "its score": {
    listEnrolledUnits: [...STAFF, ...NEAR],
    listScorecards: RESULTS,
    getScorecard: [...RESULTS, ...NEAR, ...QUIET],
    explainScorecard: [...RESULTS, ...NEAR, ...QUIET],
    exportScorecards: RESULTS,
    exportBundle: READERS,
  },
  "unit that withdrew": {
    listUnits: [...RESULTS, ...NEAR],
    listUnitChildren: [...RESULTS, ...NEAR],
    listHoldersOfCode: STAFF,
    getUnit: [...RESULTS, ...NEAR],
    getUnitBoundaries: OFFICE,
    getEnrolments: [...RESULTS, ...NEAR],
    listScorecards: RESULTS,
    getScorecard: [...RESULTS, ...NEAR],
    programmeListRoles: STAFF,
    programmeListAccounts: OFFICE,
    exportUnits: OFFICE,
    exportScorecards: RESULTS,
    exportBundle: READERS,
  },
  "unit of another organisation": {
    listUnits: ELSEWHERE,
    listHoldersOfCode: ELSEWHERE,
    getUnit: ELSEWHERE,
    getUnitBoundaries: ELSEWHERE,
    exportUnits: ELSEWHERE,
  },
  "public proof": { getEvidenceFile: READERS },
  "proof for reviewers": { getEvidenceFile: PROOF, listEvidence: PROOF },
  "that there is a private proof": { listEvidence: PROOF },
  "private proof": {},
  "slip, token or session": {},
};

/** What can be got besides the operations that are described: each route, and where it is asked. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  "/": ["/", "/nowhere/at/all"],
  "/healthz": ["/healthz"],
  "/readyz": ["/readyz"],
  "/metrics": ["/metrics"],
  "/api/v1/openapi.json": ["/api/v1/openapi.json"],
  "/:": ["/en", "/bo", "/quietmere"],
  "/:/:": ["/en/libraries", "/en/libraries?q=quietmere", "/en/libraries?q=lake", "/en/elsewhere"],
  "/:/:/register.csv": ["/en/libraries/register.csv", "/en/libraries/register.csv?q=lake"],
  "/:/:/units/:": ["/en/libraries/units/UNIT"],
  "/:/:/standard": ["/en/libraries/standard"],
  "/:/:/data": ["/en/libraries/data"],
  "/:/:/notices": ["/en/libraries/notices"],
  "/:/:/notices/:": ["/en/libraries/notices/0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"],
  "/:/:/notices/:/objections/:": [
    "/en/libraries/notices/0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88/objections/0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
  ],
  "/:/:/designations": ["/en/libraries/designations"],
  "/:/:/designations/:": ["/en/libraries/designations/0000000000"],
  "/:/app": ["/en/app"],
  "/:/app*": ["/en/app/libraries/applications"],
  "/:/field": ["/en/field", "/en/field/libraries/0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"],
  "/:/field*": ["/en/field/libraries/applications"],
  "/:/field/manifest.webmanifest": ["/en/field/manifest.webmanifest"],
  "/:/field/sw.js": ["/en/field/sw.js"],
  "/:/me": ["/en/me"],
  "/:/sign-in": ["/en/sign-in"],
  "/:/sign-in/choose": ["/en/sign-in/choose"],
  "/:/sign-in/code": ["/en/sign-in/code"],
  "/:/sign-in/link": ["/en/sign-in/link"],
  "/app": ["/app"],
  "/field": ["/field"],
  "/sign-in": ["/sign-in"],
  "/sign-in/link": ["/sign-in/link"],
  "/:/sign-in/slip": ["/en/sign-in/slip"],
  "/:/sign-in/with/:": ["/en/sign-in/with/nobody"],
  "/api/auth/callback/:": ["/api/auth/callback/nobody?code=x&state=y"],
  "/api/auth/failed": ["/api/auth/failed"],
  "/api/auth/passkey/generate-authenticate-options": ["/api/auth/passkey/generate-authenticate-options"],
  "/api/auth/passkey/generate-register-options": ["/api/auth/passkey/generate-register-options"],
  "/api/v1/ledgers/:/:*": ["/api/v1/ledgers/programme/libraries/tile/entries/000"],
  "/api/v1/uploads/:": ["/api/v1/uploads/0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"],
  "/app-assets/:": ["/app-assets/nothing.js"],
  "/assets/:": ["/assets/nothing.css"],
  "/field-assets/:": ["/field-assets/nothing.js"],
  "/problems/:": ["/problems/not-found"],
  "/v": ["/v?lang=en", "/v?code=00000000000"],
  "/v/:": ["/v/00000000000"],
  "/sign-in-assets/:": ["/sign-in-assets/nothing.js"],
};

/** Names of places left out: two routes may have two for the same. */
const plain = (path: string): string => path.replaceAll(/\{[^}]+\}|:[\w|:]+/g, ":").replace("/tile/:", "/tile/*");

/** The routes of a printed tree that answer GET. */
function gettable(tree: string): string[] {
  const above: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const [, indent = "", name = "", methods = ""] = /^([│ ]*[├└]── )(\S*) ?(\(.*\))?/.exec(line) ?? [];
    const depth = indent.length / 4 - 1;
    if (depth < 0) return [];
    above[depth] = name;
    const path = above
      .slice(0, depth + 1)
      .join("")
      .replaceAll("//", "/");
    return methods.includes("GET") ? [plain(path)] : [];
  });
}

let on: Planted;
const seen: Record<string, Record<string, Reader[]>> = {};
const faults: string[] = [];

const escaped = (text: string): string => text.replaceAll(/[^\w]/g, "\\$&");
/** names of cookies are shorter */
const isLong = (text: string): boolean => text.length >= 14 && !text.startsWith("touchstone");

/** What is looked for in every answer. */
const words = ({ units, score, slip, token, cookie, digests }: Planted): Readonly<Record<string, RegExp>> => ({
  "name of an account": /who-[a-z]+-qz|(larkwater|elsewhere)-office/,
  "draft of a standard": /Undisclosed doors/,
  "words of an objector": /words-kept-private/,
  "contact of an objector": /contact-kept@/,
  "unit without a grade": new RegExp(`quietmere|${units.quietmere}`),
  "its answer": /3\.140625/,
  "its score": new RegExp(escaped(score)),
  "unit that withdrew": new RegExp(`lakeward|${units.lakeward}`),
  "unit of another organisation": new RegExp(`otherland|${units.otherland}`),
  "public proof": /proof-for-public/,
  "proof for reviewers": new RegExp(`(proof|title)-for-reviewers|${digests.reviewers}`),
  "that there is a private proof": new RegExp(digests.private),
  "private proof": /(proof|title)-for-private/,
  "slip, token or session": new RegExp([slip, token, ...cookie.split(/; |[=.]/)].filter(isLong).map(escaped).join("|")),
});

/** Every address that can be got, with the name of its operation. */
function addresses({ units, digests, assessment }: Planted): Address[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    organisation: ["larkwater", "elsewhere"],
    programme: ["libraries"],
    unit: Object.values(units),
    version: ["1", "2", "3"],
    language: ["en"],
    scheme: ["code"],
    code: ["brightford", "quietmere", "lakeward", "otherland"],
    kind: ["organisation", "programme"],
    digest: Object.values(digests),
    assessment: [assessment],
    document: [assessment],
    cycle: [assessment],
    application: [assessment],
    assignment: [assessment],
    proof: [assessment],
    notice: [assessment],
    slug: ["larkwater", "elsewhere", "libraries"],
    tile: ["0/000", "entries/000"],
  };
  const found: Address[] = addressesOf(values, (has) => [
    ...(has("unit") ? Object.values(units).map((unit) => `unit=${unit}`) : [""]),
    ...(has("programme") ? ["programme=libraries"] : []),
    ...(has("under") ? [`under=${units.county}&programme=libraries`] : []),
    ...(has("format") ? ["format=csv"] : []),
    ...(has("corrected") ? ["corrected=true"] : []),
    ...(has("day") ? ["day=2026-01-01&other=2025-01-01"] : []),
    ...(has("index") ? ["index=0"] : []),
    ...(has("from") ? ["from=1"] : []),
  ]);
  const named = [...Object.values(units), "brightford", "quietmere", "lakeward", "otherland"];
  for (const paths of Object.values(PAGES))
    for (const path of paths)
      for (const unit of path.includes("UNIT") ? named : [""]) found.push(["pages", path.replace("UNIT", unit)]);
  return found;
}

async function ask(reader: Reader, operation: string, path: string): Promise<string> {
  const isSession = reader === "who-nobody-qz";
  const as = { ...(reader !== "the public" && { "x-test-account": reader }), ...(isSession && { cookie: on.cookie }) };
  const told = await on.app.inject({
    method: "GET",
    url: path,
    headers: { ...as, accept: operation === "pages" ? "text/html" : "*/*" },
  });
  if (told.statusCode >= 500 && path !== "/readyz") faults.push(`${told.statusCode} ${path} as ${reader}`);
  const isArchive = told.headers["content-type"] === "application/zip" && told.statusCode === 200;
  const body = isArchive ? unzipped(told.rawPayload) : told.body;
  // what a refusal repeats of the address that was asked is no news to who asked
  const echo =
    told.statusCode >= 400 || operation === "pages" ? path.split(/[/?=&]/).filter((part) => part.length > 6) : [];
  const own = operation === "getMe" || path === "/en/me" ? [reader] : [];
  const text = [...echo, ...own].reduce((left, word) => left.replaceAll(word, ""), body);
  return `${JSON.stringify(told.headers)}\n${text}`;
}

beforeAll(async () => {
  on = await planted();
  const looked = Object.entries(words(on));
  for (const [operation, path] of addresses(on))
    for (const reader of READERS) {
      const text = await ask(reader, operation, path);
      for (const [word, pattern] of looked) {
        if (!pattern.test(text)) continue;
        const places = seen[word] ?? {};
        const readers = places[operation] ?? [];
        seen[word] = { ...places, [operation]: [...new Set([...readers, reader])] };
      }
    }
}, 300_000);
afterAll(() => on.end());

describe("what is not for everybody", () => {
  it.each(Object.keys(SEEN))("%s is seen by whom it is for, where it is for them, and by nobody else", (word) => {
    const sorted = (of: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(of).map(([operation, readers]) => [operation, [...readers].sort()]));
    expect(sorted(seen[word] ?? {})).toEqual(sorted(SEEN[word] ?? {}));
  });

  it("is looked for in all that is planted", () =>
    expect(Object.keys(words(on)).sort()).toEqual(Object.keys(SEEN).sort()));

  it("is no reason for a fault", () => expect(faults).toEqual([]));

  it("is looked for at every page that there is", () => {
    const described = OPERATIONS.filter(({ method }) => method === "GET").map(({ template }) => plain(template));
    const others = gettable(on.app.printRoutes({ commonPrefix: false })).filter((path) => !described.includes(path));
    expect(others.sort()).toEqual(Object.keys(PAGES).sort());
  });
});
