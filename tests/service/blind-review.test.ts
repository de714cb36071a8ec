/**
 * A reviewer sets out to learn of whom their file is: everything that can be read is asked for with the ids of every
 * unit, application and proof, and commands are sent for what their refusals tell.
 */
import type { RatingGiven } from "@touchstone/domain";
import { publish, transaction } from "@touchstone/server";
import { type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PlantedProof, plantProofs } from "../review/plant-proofs.ts";
import { type Address, addressesOf } from "./addresses.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestService;
let round: SampleRound;

/** what mill says of itself, and shows */
const ANSWER = "31.4375";
const proof = (visibility: PlantedProof["visibility"]): PlantedProof => ({
  item: "round/hours",
  en: null,
  mediaType: "text/plain",
  visibility,
  bytes: Buffer.from(`shown-by-mill-to-${visibility}\n`),
});
const VISIBILITIES = ["public", "reviewers", "private"] as const;

interface ListedProof {
  readonly evidenceId: string;
  readonly digest: string;
  readonly visibility: string;
  readonly links: readonly { readonly linkId: string }[];
}
interface Workbench {
  readonly code: string;
  readonly indicators: readonly {
    readonly id: string;
    readonly proofs: readonly { readonly evidenceId: string; readonly href: string | null; readonly sides: number[] }[];
  }[];
}

let mill = "";
let well = "";
/** of mill, one a reviewer; and of well */
const assignments: string[] = [];
let proofs: readonly ListedProof[] = [];

async function get(asker: string, url: string) {
  const told = await on.app.inject({ method: "GET", url, headers: { "x-test-account": round.account(asker) } });
  return { status: told.statusCode, text: `${JSON.stringify(told.headers)}\n${told.body}`, body: told.body };
}
const workbench = async (): Promise<Workbench> =>
  JSON.parse((await get("reviewer", `/api/v1/programmes/round/reviews/${assignments[0]}`)).body) as Workbench;
/** The whole of what is answered to a command, headers and all. */
async function told(command: string, payload: object): Promise<{ status: number; text: string }> {
  const answer = await on.app.inject({
    method: "POST",
    url: `/api/v1/programmes/round/commands/${command}`,
    headers: { "x-test-account": round.account("reviewer"), "idempotency-key": on.touchstone.newId() },
    payload,
  });
  return { status: answer.statusCode, text: `${JSON.stringify(answer.headers)}\n${answer.body}` };
}
const rating = (evidence: readonly string[]): RatingGiven => ({
  item: "welcome",
  level: 2,
  confidence: "middle",
  reason: null,
  evidence,
});

async function assigned(reviewer: string, applicationId: string): Promise<void> {
  const assignmentId = on.touchstone.newId();
  await round.does(reviewer, {
    type: "DeclareInterests",
    cycleId: round.cycleId,
    free: [applicationId],
    conflicts: [],
  });
  await round.does("office", {
    type: "AssignReviewer",
    assignmentId,
    applicationId,
    reviewer: round.account(reviewer),
  });
  assignments.push(assignmentId);
}

beforeAll(async () => {
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
  const where = { account: round.office, organisation: round.organisation.slug, programme: "round", period: "2025" };
  for (const visibility of VISIBILITIES)
    await plantProofs(on, { ...where, unitId: round.unit.mill }, [proof(visibility)]);
  mill = await round.applied("mill", "bronze", ANSWER);
  well = await round.applied("well");
  for (const applicationId of [mill, well])
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  for (const [reviewer, applicationId] of [
    ["reviewer", mill],
    ["reviewer-2", mill],
    ["reviewer-2", well],
  ] as const)
    await assigned(reviewer, applicationId);
  const listed = await get("office", `/api/v1/organisations/${where.organisation}/evidence?unit=${round.unit.mill}`);
  proofs = (JSON.parse(listed.body) as { items: ListedProof[] }).items;
}, 240_000);
afterAll(() => on.end());

/** All entries of both ledgers, as they are published. */
async function tiles(): Promise<Address[]> {
  const found: Address[] = [];
  for (const log of [round.organisation, round.programme]) {
    await publish(on.touchstone, log);
    const of = `/api/v1/ledgers/${log.kind}/${log.slug}`;
    const { size } = JSON.parse((await get("reviewer", of)).body) as { size: number };
    const whole = Math.floor(size / 256);
    for (let k = 0; k < whole; k++) found.push(["getTile", `${of}/tile/entries/${String(k).padStart(3, "0")}`]);
    if (size % 256 > 0) found.push(["getTile", `${of}/tile/entries/${String(whole).padStart(3, "0")}.p/${size % 256}`]);
  }
  return found;
}

/** What is looked for in every answer. */
function words(code: string): Readonly<Record<string, RegExp>> {
  const ids = proofs.flatMap(({ evidenceId, links }) => [evidenceId, ...links.map(({ linkId }) => linkId)]);
  const closed = proofs.filter(({ visibility }) => visibility !== "public").map(({ digest }) => digest);
  return {
    "of whom it is": new RegExp(`${round.unit.mill}|"mill"|${mill}`),
    "its answer": new RegExp(ANSWER.replace(".", "\\.")),
    "its proof": /shown-by-mill-to-(reviewers|private)/,
    "ids of its proofs": new RegExp([...ids, ...closed].join("|")),
    "its code": new RegExp(code),
  };
}

describe("everything that a reviewer can read", { timeout: 240_000 }, () => {
  const seen: Record<string, Set<string>> = {};
  const both: string[] = [];

  beforeAll(async () => {
    const { code, indicators } = await workbench();
    const names = indicators.flatMap((one) => one.proofs.map(({ evidenceId }) => evidenceId));
    const organisation = round.organisation.slug;
    const values = {
      organisation: [organisation],
      programme: ["round"],
      unit: Object.values(round.unit),
      version: ["1"],
      language: ["en"],
      scheme: ["code"],
      code: ["mill", "well"],
      kind: ["organisation", "programme"],
      slug: [organisation, "round"],
      digest: proofs.map(({ digest }) => digest),
      cycle: [round.cycleId],
      application: [mill, well],
      assignment: assignments,
      proof: [...names, ...proofs.map(({ evidenceId }) => evidenceId)],
      evidenceId: proofs.map(({ evidenceId }) => evidenceId),
      assessment: [mill],
      document: [mill],
      notice: [mill],
    };
    const looked = Object.entries(words(code));
    const addresses = addressesOf(values, (has) => [
      ...(has("unit") ? Object.values(round.unit).map((unit) => `unit=${unit}`) : [""]),
      ...(has("programme") ? ["programme=round"] : []),
      ...(has("under") ? [`under=${round.unit.county}&programme=round`] : []),
      ...(has("format") ? ["format=csv"] : []),
      ...(has("corrected") ? ["corrected=true"] : []),
      ...(has("day") ? ["day=2026-03-01&other=2025-01-01"] : []),
      ...(has("text") ? ["text=mill"] : []),
    ]);
    for (const [operation, path] of [...addresses, ...(await tiles())]) {
      const { status, text } = await get("reviewer", path);
      expect(status, path).toBeLessThan(500);
      // what a refusal repeats of the address that was asked is no news to who asked
      const echo = status >= 400 ? path.split(/[/?=&]/).filter((part) => part.length > 3) : [];
      const left = echo.reduce((rest, part) => rest.replaceAll(part, ""), text);
      const found = looked.filter(([, pattern]) => pattern.test(left)).map(([word]) => word);
      for (const word of found) {
        seen[word] ??= new Set();
        seen[word].add(operation);
      }
      if (found.includes("its code") && found.includes("of whom it is")) both.push(path);
    }
  }, 240_000);

  test.each([
    // among all who applied, for they say what ties them to whom; and the ledger of the organisation is everybody's
    ["of whom it is", ["getInterests", "getTile"]],
    ["its answer", ["getReview"]],
    ["its proof", ["getReviewProof"]],
    ["ids of its proofs", ["getTile"]], // beside the unit's, so that the workbench has to tell none of them
    ["its code", ["getInbox", "getReview", "listReviews"]],
  ])("tells %s where it is for them, and nowhere else", (word, operations) =>
    expect([...(seen[word] ?? [])].sort()).toEqual(operations),
  );

  test("tells nowhere who is behind a code", () => expect(both).toEqual([]));
});

describe("the proofs of a file", { timeout: 120_000 }, () => {
  const named = async () => (await workbench()).indicators.flatMap((one) => one.proofs);

  test("are had by the names of the assignment, one of them for its reviewer alone", async () => {
    const shown = await named();
    expect(shown).toHaveLength(3);
    expect(shown.filter(({ href }) => href === null)).toHaveLength(1); // the private one
    const texts: string[] = [];
    for (const { href } of shown) {
      if (href === null) continue;
      const file = await get("reviewer", href);
      expect(file.status).toBe(200);
      texts.push(file.body);
      for (const asker of ["reviewer-2", "reviewer-3", "office", "mill", "appeal"])
        expect((await get(asker, href)).status, asker).toBe(404);
      expect((await on.app.inject({ url: href })).statusCode).toBe(401);
    }
    expect(texts.sort()).toEqual(["shown-by-mill-to-public\n", "shown-by-mill-to-reviewers\n"]);
  });

  test("have another name before another reviewer, and their digest and id are in no header", async () => {
    const other = await get("reviewer-2", `/api/v1/programmes/round/reviews/${assignments[1]}`);
    for (const { evidenceId } of await named()) expect(other.body).not.toContain(evidenceId);
    for (const { href } of await named()) {
      if (href === null) continue;
      const { text } = await get("reviewer", href);
      for (const { evidenceId, digest } of proofs) expect(text).not.toMatch(new RegExp(`${evidenceId}|${digest}`));
      expect(text).not.toContain(proofs[0]?.digest.slice(0, 12));
    }
  });

  test("are pinned by their names, and stand in the record by their ids", async () => {
    const [first] = await named();
    const assignmentId = assignments[0] ?? "";
    const done = await told("Rate", { assignmentId, ratings: [rating([first?.evidenceId ?? ""])] });
    expect(done.status, done.text).toBeLessThan(300);
    const { rows } = await transaction(
      on.touchstone,
      (tx) =>
        tx.query<{ evidence: string[] }>("SELECT evidence FROM rating WHERE shard_key = $1 AND assignment_id = $2", [
          round.programme.shardKey,
          assignmentId,
        ]),
      { readOnly: true },
    );
    expect(rows[0]?.evidence).toHaveLength(1);
    expect(proofs.map(({ evidenceId }) => evidenceId)).toContain(rows[0]?.evidence[0]);
    const own = (await workbench()).indicators.find(({ id }) => id === "welcome");
    expect(own).toMatchObject({ own: { evidence: [first?.evidenceId] } });
  });

  test("can't be tried out by their ids", async () => {
    for (const { evidenceId } of proofs) {
      const { status } = await told("Rate", { assignmentId: assignments[0], ratings: [rating([evidenceId])] });
      expect(status).toBe(422);
      const path = `/api/v1/programmes/round/reviews/${assignments[0]}/proofs/${evidenceId}`;
      expect((await get("reviewer", path)).status).toBe(404);
    }
  });
});

describe("what a reviewer is told", { timeout: 120_000 }, () => {
  const mine = () => ({ assignmentId: assignments[0] ?? "" });

  test("of a step that anybody may ask for is no day by which they would know their file", async () => {
    for (const applicationId of [mill, well]) {
      const { status, text } = await told("Advance", { applicationId });
      expect(status).toBe(422);
      expect(text).not.toMatch(/"until":"|midnight/);
    }
  });

  test("of a conflict is nothing: it is recorded, and whose file it is has gone", async () => {
    const both = { cycleId: round.cycleId, free: [], conflicts: [well] };
    const other = await told("DeclareInterests", both);
    expect(other.status, other.text).toBeLessThan(300);
    expect((await get("reviewer", `/api/v1/programmes/round/reviews/${assignments[0]}`)).status).toBe(200);

    const file = `/api/v1/programmes/round/reviews/${assignments[2]}`;
    expect((await get("reviewer-2", file)).status).toBe(200);
    await round.does("reviewer-2", { type: "DeclareInterests", ...both });
    expect((await get("reviewer-2", file)).status).toBe(404);
    const seen = JSON.parse((await get("office", `/api/v1/programmes/round/applications/${well}`)).body) as {
      readonly review: { readonly reviewers: readonly { readonly state: string }[] };
    };
    expect(seen.review.reviewers.map(({ state }) => state)).toEqual(["recused"]);
  });

  test("names the assignment alone, whatever is refused", async () => {
    await round.does("mill", { type: "WithdrawApplication", applicationId: mill });
    const answers = [
      await told("Rate", { ...mine(), ratings: [rating([])] }),
      await told("HandInRatings", mine()),
      await told("Recuse", mine()),
      await told("Rate", { assignmentId: assignments[1], ratings: [rating([])] }),
      await told("Recuse", { assignmentId: assignments[2] }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 404, 404]);
    for (const { text } of answers) expect(text).not.toMatch(new RegExp(`${mill}|${well}|${round.unit.mill}`));
    expect(answers[0]?.text).toContain("review-over");
  });
});
