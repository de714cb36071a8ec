/** A round that was played to its end through the record: two are designated, one of them at the second go, one is declined. */
import { execute, PUBLIC_ACCOUNT, reservedAccount, settleDue } from "@touchstone/server";
import {
  roundStandard,
  type SampleRound,
  type SetClock,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { proofOf, type SampleProofs, sampleProofs } from "./sample-proofs.ts";

export interface Decided {
  readonly on: TestTouchstone;
  readonly round: SampleRound;
  readonly clock: SetClock;
  /** ids of applications by the code of their village */
  readonly application: Readonly<Record<"mill" | "well" | "hill", string>>;
  readonly noticeId: string;
  readonly objectionId: string;
  readonly proofs: SampleProofs;
}

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

export async function sampleDecided(): Promise<Decided> {
  const clock = setClock("2026-03-02"); // a Monday
  const on = await testTouchstone(clock.now);
  const { touchstone } = on;
  const round = await sampleRound(touchstone, {
    opens: "2026-03-02",
    closes: "2026-04-06",
    yaml: roundStandard("round"),
  });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
  const proofs = await sampleProofs(on, round);
  const codes = ["mill", "well", "hill"] as const;
  const ids: string[] = [];
  for (const code of codes) ids.push(await round.applied(code, "bronze", "16")); // 74 points: bronze, and not gold
  await proofOf(on, round, "too late", ["forms"]); // is no part of what was handed in
  for (const applicationId of ids) await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });

  const review = async (reviewer: string, applicationId: string, level: number | null): Promise<void> => {
    const assignmentId = touchstone.newId();
    const account = round.account(reviewer);
    await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: account });
    const rating = (of: number | null) => ({
      item: "welcome",
      level: of,
      confidence: "high" as const,
      reason: words("Seen in May."),
      evidence: [],
    });
    await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(1)] }); // is changed: stays closed
    await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(level)] });
    await round.does(reviewer, { type: "HandInRatings", assignmentId });
  };
  for (const reviewer of ["reviewer", "reviewer-2", "reviewer-3"])
    await round.does(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free: ids, conflicts: [] });
  const [mill = "", well = "", hill = ""] = ids;
  await review("reviewer", mill, 3);
  await review("reviewer-2", mill, 2);
  await review("reviewer", well, 3);
  await review("reviewer-2", well, 1); // too far apart
  await review("reviewer-3", well, 2);
  await review("reviewer-2", hill, null);
  await review("reviewer-3", hill, null);
  const settled = await settleDue(touchstone, "round");
  if (settled.stopped.length > 0) throw new Error(JSON.stringify(settled));

  for (const [i, applicationId] of ids.entries()) {
    await round.does(codes[i] ?? "", { type: "ReplyToFindings", applicationId, text: null });
    await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
    const grade = i === 2 ? null : "bronze";
    const reasons = grade === null ? [{ at: "hours", text: [words("Kept closed.")] }] : [];
    await round.does("decider", { type: "Decide", applicationId, grade, reasons, whyCertain: [words("It holds.")] });
  }
  const noticeId = touchstone.newId();
  const applicationIds = [mill, well];
  await round.does("office", { type: "PublishNotice", noticeId, cycleId: round.cycleId, applicationIds, text: [] });
  const object = async (applicationId: string): Promise<string> => {
    const objectionId = touchstone.newId();
    const text = words("Closed on market days.");
    const said = { objectionId, noticeId, applicationId, text, publish: true, contact: "tashi@example.org" };
    const account = await reservedAccount(touchstone, PUBLIC_ACCOUNT);
    const command = { type: "FileObjection", ...said } as const;
    const filed = await execute(touchstone, { log: round.programme, account, command });
    if (!filed.ok) throw new Error(JSON.stringify(filed));
    return objectionId;
  };
  const answer = [words("Open since May.")];
  const objectionId = await object(mill);
  await round.does("office", { type: "AnswerObjection", objectionId, upheld: false, answer });
  // that of well is upheld: it is decided again, and goes on notice again
  await round.does("office", { type: "AnswerObjection", objectionId: await object(well), upheld: true, answer });
  const again = { applicationId: well, grade: "bronze", reasons: [], whyCertain: answer };
  await round.does("decider-2", { type: "Decide", ...again });
  const second = { noticeId: touchstone.newId(), cycleId: round.cycleId, applicationIds: [well], text: [] };
  await round.does("office", { type: "PublishNotice", ...second });
  clock.setTo("2026-03-12");
  for (const applicationId of applicationIds) await round.does("office", { type: "Advance", applicationId });
  await round.does("office", {
    type: "RecordEarlierDesignation",
    designationId: touchstone.newId(),
    unitId: round.unit.mill,
    title: [words('Reading village, "old"')],
    from: "2019-05-01",
    until: "2024-05-01",
    source: [words("Order 12")],
  });
  return { on, round, clock, application: { mill, well, hill }, noticeId, objectionId, proofs };
}
