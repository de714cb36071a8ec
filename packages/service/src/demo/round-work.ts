import { type Application, ownColumns, type RatingGiven, type Text } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { applicationOf, logBySlug, runDue, submitOwnAnswers, type Touchstone, transaction } from "@touchstone/server";
import { type Answer, answerOf, type Cell, readCell } from "@touchstone/standard";
import type { EvidenceFiles } from "../evidence/evidence-files.ts";
import type { Row } from "./answers.ts";
import { coordinatorOf, unitAccountOf } from "./demo-accounts.ts";
import type { Scene } from "./found-demo.ts";
import { type Reading, runPlan, submit } from "./office-work.ts";
import { RATED } from "./round-words.ts";
import { PROGRAMME, PROGRAMME_LOG, tell, told } from "./storyteller.ts";

/** An application of the round under way. */
export interface Entry {
  readonly code: string;
  readonly applicationId: string;
  /** how its village answers */
  readonly row: Row;
  /** ids of its assignments, by the account of the reviewer */
  readonly assigned: Map<string, string>;
}

/** The round under way, as the story goes on with it. */
export interface RoundUnderWay {
  readonly scene: Scene;
  readonly cycleId: string;
  readonly period: string;
  readonly reading: Reading;
  /** where the files of proofs lie */
  readonly filesOf: EvidenceFiles;
}

/** Columns that reviewers fill. */
const RATED_ITEMS = ["welcome_desk", "places_cared_for"] as const;

/** What of a village's row it answers itself, as JSON; and what of it the office hands in. */
export function dividedRow(row: Row, { columns, standard }: Reading): { own: Record<string, Answer>; office: Row } {
  const own = ownColumns(columns, standard);
  const specs = new Map(columns.columns.map((spec) => [spec.id, spec]));
  const answers: Record<string, Answer> = {};
  const office: Record<string, string> = {};
  const cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
  for (const [id, text] of Object.entries(row)) {
    const spec = specs.get(id);
    if (RATED_ITEMS.some((item) => item === id)) continue;
    if (!spec || !own.has(id)) office[id] = text;
    else if (text !== "") {
      const want = readCell(text, spec, false, cell);
      if (want !== null) throw new RangeError(`dividedRow: got ${id} ${text}, want ${want}`);
      answers[id] = answerOf(spec, cell);
    }
  }
  return { own: answers, office };
}

/** What a village answers itself, or the first part of it. */
export async function answer(
  touchstone: Touchstone,
  { scene, period, reading }: RoundUnderWay,
  { code, row }: Entry,
  share = 1,
): Promise<void> {
  const programme = await transaction(touchstone, (tx) => logBySlug(tx, "programme", PROGRAMME), { readOnly: true });
  if (programme === null) throw new TypeError("answer: got no programme, want the demo's");
  const { own } = dividedRow(row, reading);
  const said = Object.entries(own);
  const answers = Object.fromEntries(said.slice(0, Math.ceil(said.length * share)));
  const asked = { programme, account: unitAccountOf(code), unitId: scene.unitIds.get(code) ?? "", period, answers };
  told(await submitOwnAnswers(touchstone, asked), `answers of ${code}`);
}

/** What the office knows of those who applied: figures of its own, and what holds whoever asks. */
export async function officeFigures(
  touchstone: Touchstone,
  { reading }: RoundUnderWay,
  entries: readonly Entry[],
): Promise<void> {
  const rows = entries.map(({ row }) => dividedRow(row, reading).office);
  await submit(touchstone, reading, rows);
}

/** Puts an application before a reviewer. */
export async function assign(touchstone: Touchstone, entry: Entry, reviewer: string): Promise<void> {
  const { applicationId, code } = entry;
  const assignmentId = touchstone.newId();
  await tell(touchstone, PROGRAMME_LOG, coordinatorOf(code), {
    type: "AssignReviewer",
    assignmentId,
    applicationId,
    reviewer,
  });
  entry.assigned.set(reviewer, assignmentId);
}

/** What a reviewer finds: about what the village's own row says, the second at times a level or two beside it. */
export function ratingsOf({ row }: Pick<Entry, "row">, nth: number, odd: boolean): RatingGiven[] {
  return RATED_ITEMS.map((item, k) => {
    const text = row[item] ?? "";
    const found = /^[0-3]$/.test(text) ? Number(text) : null;
    const away = odd && nth === 1 ? (k === 0 ? 2 : 1) : 0;
    const level = found === null ? null : found >= 2 ? found - away : found + away;
    return { item, level, confidence: away > 0 ? "low" : "high", reason: reasonOf(level), evidence: [] };
  });
}

function reasonOf(level: number | null): Text | null {
  if (level !== null && level > 0 && level < 3) return null;
  return { text: level === 3 ? RATED.high : RATED.low, lang: "en", origin: "source", review: null };
}

/** A reviewer rates everything, and hands it in. */
export async function rate(
  touchstone: Touchstone,
  entry: Entry,
  reviewer: string,
  given: readonly RatingGiven[],
): Promise<void> {
  const assignmentId = entry.assigned.get(reviewer) ?? "";
  await tell(touchstone, PROGRAMME_LOG, reviewer, { type: "Rate", assignmentId, ratings: given });
  await tell(touchstone, PROGRAMME_LOG, reviewer, { type: "HandInRatings", assignmentId });
}

/** What the clock does on a day, assessments on as many threads as the machine has. @throws {Error} where something can't go on */
export async function clockRuns(touchstone: Touchstone): Promise<void> {
  const { stopped } = await runDue(touchstone, PROGRAMME, { runPlan });
  if (stopped.length > 0) throw new Error(`the demo can't go on: the clock: ${JSON.stringify(stopped)}`);
}

/** How an application stands. */
export async function standing(
  touchstone: Touchstone,
  { applicationId }: Pick<Entry, "applicationId">,
): Promise<Application> {
  const found = await transaction(
    touchstone,
    async (tx) => {
      const log = await logBySlug(tx, "programme", PROGRAMME);
      return log && (await applicationOf(tx, log, applicationId));
    },
    { readOnly: true },
  );
  if (!found) throw new TypeError(`standing: got no application ${applicationId}, want one`);
  return found.application;
}
