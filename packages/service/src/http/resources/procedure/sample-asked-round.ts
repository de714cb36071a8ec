/** For tests: a round, and everybody who asks the service about it. */
import type { RatingGiven } from "@touchstone/domain";
import { settleDue } from "@touchstone/server";
import { foundOrganisation, type SampleRound, sampleRound, type setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "../../../testing/index.ts";

export const ASKERS = [
  "public",
  "office",
  "mill",
  "well",
  "north",
  "coordinator",
  "reviewer",
  "reviewer-2",
  "reviewer-3",
  "assessor",
  "decider",
  "oversight",
  "auditor",
  "appeal",
  "elsewhere",
] as const;
export type Asker = (typeof ASKERS)[number];
export type Table = Readonly<Record<Asker, string>>;

export const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const CALENDAR = { weekend: [6, 7], exceptions: [], knownThrough: "2027-12-31" };
export const rating = (level: number, reason: string): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words(reason),
  evidence: [],
});

/** A round that is asked about. */
export interface AskedRound {
  readonly on: TestService;
  readonly round: SampleRound;
  readonly get: (asker: Asker, path: string) => Promise<{ status: number; text: string }>;
  /** by asker what `of` says of an answer; the status alone where there is none */
  readonly table: (path: string, of?: (body: Record<string, unknown>) => string) => Promise<Table>;
  /** who is shown some words, by whatever of these they ask for. @throws {Error} where something has no answer */
  readonly whoSees: (text: string, paths: readonly string[]) => Promise<Asker[]>;
  /** an application of a village, handed in, rated by two, and brought to its decision */
  readonly judged: (code: "mill" | "well" | "hill") => Promise<string>;
}

/** @param clock stands at 2 March 2026, on which the round opens */
export async function askedRound(clock: ReturnType<typeof setClock>): Promise<AskedRound> {
  const on = await testService({}, clock.now);
  const round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar: CALENDAR });
  await foundOrganisation(on.touchstone, "elsewhere");
  const get: AskedRound["get"] = async (asker, path) => {
    const account = asker === "elsewhere" ? "elsewhere-office" : round.account(asker);
    const headers = asker === "public" ? {} : { "x-test-account": account };
    const told = await on.app.inject({ method: "GET", url: `/api/v1${path}`, headers });
    return { status: told.statusCode, text: told.body };
  };
  return {
    on,
    round,
    get,
    table: async (path, of = () => "200") => {
      const rows: [Asker, string][] = [];
      for (const asker of ASKERS) {
        const { status, text } = await get(asker, path);
        rows.push([asker, status === 200 ? of(JSON.parse(text) as Record<string, unknown>) : `${status}`]);
      }
      return Object.fromEntries(rows) as Table; // a row for each
    },
    whoSees: async (text, paths) => {
      const seen: Asker[] = [];
      for (const asker of ASKERS) {
        const answers = await Promise.all(paths.map((path) => get(asker, path)));
        const fault = answers.find(({ status }) => status >= 500);
        if (fault) throw new Error(fault.text);
        if (answers.some((answer) => answer.text.includes(text))) seen.push(asker);
      }
      return seen;
    },
    judged: async (code) => {
      const id = await round.applied(code);
      await round.does("office", { type: "CheckCompleteness", applicationId: id, toMend: [] });
      for (const reviewer of ["reviewer", "reviewer-2"]) {
        await round.does(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free: [id], conflicts: [] });
        const assignmentId = on.touchstone.newId();
        const name = round.account(reviewer);
        await round.does("office", { type: "AssignReviewer", assignmentId, applicationId: id, reviewer: name });
        await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(2, "seen")] });
        await round.does(reviewer, { type: "HandInRatings", assignmentId });
      }
      const { stopped } = await settleDue(on.touchstone, "round");
      if (stopped.length > 0) throw new Error(JSON.stringify(stopped));
      await round.does(code, { type: "ReplyToFindings", applicationId: id, text: null });
      await round.does("assessor", { type: "Recommend", applicationId: id, grade: "bronze", reasons: [] });
      return id;
    },
  };
}
