/**
 * Whoever has handed in can't put another file behind an answer: reviewers are shown the files that stood there when it was
 * handed in, whose digest is sealed with it, however many are linked, unlinked and added later.
 */
import { createHash } from "node:crypto";
import { applicationOf, transaction } from "@touchstone/server";
import { type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantProofs } from "../review/plant-proofs.ts";

const clock = setClock("2026-03-02");
let on: TestService;
let round: SampleRound;
beforeAll(async () => {
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

const plant = (words: string): Promise<void> =>
  plantProofs(
    on,
    {
      account: round.account("mill"),
      organisation: round.organisation.slug,
      programme: "round",
      period: "2025",
      unitId: round.unit.mill,
    },
    [
      {
        item: "round/hours",
        en: words,
        mediaType: "text/csv",
        visibility: "public",
        bytes: Buffer.from(`hours\n${words}\n`),
      },
    ],
  );

async function asked<T>(account: string, url: string): Promise<T> {
  const told = await on.app.inject({ url, headers: { "x-test-account": round.account(account) } });
  expect([told.statusCode, url]).toEqual([200, url]);
  return told.json<T>();
}

interface Workbench {
  readonly indicators: readonly { readonly id: string; readonly proofs: readonly { readonly href: string }[] }[];
}

/** What a reviewer reads behind an answer. */
async function shownTo(reviewer: string, assignmentId: string): Promise<string[]> {
  const { indicators } = await asked<Workbench>(reviewer, `/api/v1/programmes/round/reviews/${assignmentId}`);
  const found: string[] = [];
  for (const { href } of indicators.flatMap(({ proofs }) => proofs)) {
    const told = await on.app.inject({ url: href, headers: { "x-test-account": round.account(reviewer) } });
    found.push(told.statusCode === 200 ? told.body : `${told.statusCode}`);
  }
  return found;
}

const links = async (): Promise<{ readonly linkId: string; readonly digest: string; readonly evidenceId: string }[]> =>
  (
    await on.touchstone.pool.query<{ linkId: string; digest: string; evidenceId: string }>(
      `SELECT l.link_id AS "linkId", encode(e.digest, 'hex') AS digest, e.evidence_id AS "evidenceId"
       FROM evidence_link l JOIN evidence e ON e.shard_key = l.shard_key AND e.evidence_id = l.evidence_id ORDER BY l.seq`,
    )
  ).rows;
const handedIn = async (applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, round.programme, applicationId)))?.application.handedIn;

/** The receipt as the unit is shown it. */
const receiptOf = async (applicationId: string) =>
  (await asked<{ handedIn: object | null }>("mill", `/api/v1/programmes/round/applications/${applicationId}`)).handedIn;

async function told(type: string, body: object): Promise<number> {
  const answer = await on.app.inject({
    method: "POST",
    url: `/api/v1/organisations/${round.organisation.slug}/commands/${type}?programme=round`,
    headers: { "x-test-account": round.account("mill"), "idempotency-key": on.touchstone.newId() },
    payload: body,
  });
  return answer.statusCode;
}

test("a file that takes another's place behind the same count is shown to no reviewer, nor is it what was sealed", async () => {
  await plant("thirty");
  const applicationId = await round.applied("mill");
  const [first] = await links();
  const rows = JSON.stringify([["round/hours", "2025", first?.digest]]);
  expect(await handedIn(applicationId)).toMatchObject({
    nProofs: 1,
    proofs: createHash("sha256").update(rows).digest("hex"),
  });
  expect(await receiptOf(applicationId)).toMatchObject({ proofs: createHash("sha256").update(rows).digest("hex") });
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  await round.does("reviewer", {
    type: "DeclareInterests",
    cycleId: round.cycleId,
    free: [applicationId],
    conflicts: [],
  });
  const assignmentId = on.touchstone.newId();
  await round.does("office", {
    type: "AssignReviewer",
    assignmentId,
    applicationId,
    reviewer: round.account("reviewer"),
  });
  const before = await shownTo("reviewer", assignmentId);
  expect(before).toEqual(["hours\nthirty\n"]);

  await plant("forty");
  expect(await told("UnlinkEvidence", { linkId: first?.linkId, unitId: round.unit.mill })).toBe(200);
  expect(await shownTo("reviewer", assignmentId)).toEqual(before);

  // what is taken back is gone, for a person may have asked for it; but nothing comes in its place
  const taken = { evidenceId: first?.evidenceId, unitId: round.unit.mill, reason: "mistake" };
  expect(await told("WithdrawEvidence", taken)).toBe(200);
  expect(await shownTo("reviewer", assignmentId)).toEqual([]);
});

test("a receipt of an early hand-in, which did not say which files stood behind its answers, says none", async () => {
  const { rows } = await on.touchstone.pool.query<{ id: string }>(
    "UPDATE application SET handed_in = handed_in - 'proofs' RETURNING application_id AS id",
  );
  expect(await receiptOf(rows[0]?.id ?? "")).toMatchObject({ nProofs: 1, proofs: null });
});
