import type { ApplicationState, Text } from "@touchstone/domain";
import { parsePeriod } from "@touchstone/standard";
import { cutOf } from "../../ledger/cut.ts";
import { unitColumns } from "../../public/unit-columns.ts";
import type { Allowance } from "./allowances.ts";
import { allowancesAt, seenApplication } from "./application.ts";
import { type ApplicationRecord, applicationById } from "./application-rows.ts";
import { cycleOf } from "./cycles.ts";
import { type Question, questionsOf } from "./form-questions.ts";
import { type RemarkView, remarksOf } from "./remarks.ts";
import { holdingsOverUnit, type ProgrammeNamed, programmeNamed, type RoundScene } from "./round-scene.ts";
import type { RoundStandard, Words } from "./round-standard.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";
import { unitAnswers } from "./unit-answers.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";
import { unitProofs } from "./unit-proofs.ts";

/** A criterion of the standard, in the order of its tree. */
export interface CriterionLine {
  readonly id: string;
  readonly parent: string | null;
  readonly depth: number;
  readonly title: Words;
  readonly description: Words | null;
  readonly share: number | null;
}

/** What a unit is asked, with what is known already. */
export interface FormView extends ProgrammeNamed {
  readonly applicationId: string;
  readonly cycle: { readonly cycleId: string; readonly titles: readonly Text[] };
  readonly unit: UnitLabel;
  readonly period: string;
  readonly version: string;
  readonly digest: string;
  readonly languages: readonly string[];
  readonly grades: RoundStandard["grades"];
  readonly grade: string;
  readonly state: ApplicationState;
  readonly deadline: DeadlineView | null;
  readonly totals: {
    readonly questions: number;
    readonly answered: number;
    readonly known: number;
    readonly minutes: number;
    readonly minutesLeft: number;
    readonly proofsMissing: number;
    readonly toMend: number;
  };
  readonly criteria: readonly CriterionLine[];
  readonly questions: readonly Question[];
  readonly toMend: readonly RemarkView[] | null;
  readonly canAnswer: boolean;
  readonly today: string;
  readonly may: readonly Allowance[];
}

/**
 * Null where there is no application of this id, or it is not for who asks: for who judges or watches, before the
 * application is before them, while the unit works at it, and once it has withdrawn. Everybody but the unit sees the proofs
 * as they were handed in, as reviewers do.
 */
export async function formView(scene: RoundScene, applicationId: string): Promise<FormView | null> {
  const record = await applicationById(scene.tx, scene.log, applicationId);
  if (!record) return null;
  const holdings = await holdingsOverUnit(scene, "ReadForm", record.unitId);
  const isOpen = record.state === "answering" || record.state === "mending";
  const isShown = holdings.length > 0 || (!isOpen && (await isBefore(scene, record)));
  const round = isShown ? await cycleOf(scene, record.cycleId) : null;
  if (!round) return null;
  const { cycle, standard } = round;
  const about = { unitId: record.unitId, period: cycle.period };
  const isUnit = holdings.some((holding) => holding.endsWith("/unit"));
  const cut = record.handedIn?.size ?? null;
  const [answers, proofsOf, proofsBefore, table, programmes, label] = await Promise.all([
    unitAnswers(scene, standard, about),
    unitProofs(scene, { ...about, cut: isUnit || isOpen ? null : cut }),
    record.state === "mending" ? unitProofs(scene, { ...about, cut }) : null,
    tableOf(scene, standard, about),
    sisterNames(scene),
    labelsOf(scene, [record.unitId]),
  ]);
  const questions = questionsOf({
    scene,
    standard,
    record,
    items: answers.items,
    answersTo: answers.of,
    proofsOf,
    proofsBefore,
    table,
    programmes,
  });
  const deadline = deadlineView(scene, record);
  return {
    applicationId,
    ...programmeNamed(scene),
    cycle: { cycleId: cycle.cycleId, titles: cycle.titles },
    unit: label(record.unitId),
    period: cycle.period,
    version: standard.version,
    digest: standard.digest,
    languages: standard.languages,
    grades: standard.grades,
    grade: record.grade,
    state: record.state,
    deadline,
    totals: totalsOf(questions),
    criteria: criterionLines(standard),
    questions,
    toMend: record.toMend && remarksOf(standard, record.toMend),
    canAnswer: isUnit && isOpen && !deadline?.overdue,
    today: scene.today,
    may: await allowancesAt(scene, { record, cycle, standard, reviewers: [], openObjections: 0 }),
  };
}

/** Whether what was handed in is before who judges or watches: once they see the application, unless it was withdrawn. */
async function isBefore(
  scene: RoundScene,
  { applicationId, unitId, handedIn, state }: ApplicationRecord,
): Promise<boolean> {
  if (handedIn === null || state === "withdrawn") return false;
  const holdings = await holdingsOverUnit(scene, "ReadHandedIn", unitId);
  return holdings.length > 0 && (await seenApplication(scene, applicationId)) !== null;
}

export const criterionLines = ({ nodes }: RoundStandard): CriterionLine[] =>
  nodes.flatMap(({ id, parent, depth, title, description, share, role }) =>
    role === "criterion" ? [{ id, parent, depth, title, description, share }] : [],
  );

/** Of what the unit itself is asked; what does not apply to it is left out, and numbers of people go with their figures. */
function totalsOf(questions: readonly Question[]): FormView["totals"] {
  const own = questions.filter(({ id, by, applies }) => by === "unit" && applies !== false && !id.endsWith(".base"));
  const minutes = (of: readonly Question[]): number => of.reduce((sum, question) => sum + (question.minutes ?? 0), 0);
  return {
    questions: own.length,
    answered: own.filter(({ state }) => state === "answered").length,
    known: own.filter(({ state }) => state === "known").length,
    minutes: minutes(own),
    minutesLeft: minutes(own.filter(({ state }) => state === "open")),
    proofsMissing: questions.filter(({ applies, proofDone }) => applies !== false && !proofDone).length,
    toMend: questions.filter(({ toMend }) => toMend.length > 0).length,
  };
}

async function tableOf(
  { tx, touchstone, organisation, log, today }: RoundScene,
  { standard }: RoundStandard,
  { unitId, period }: { readonly unitId: string; readonly period: string },
) {
  const { size } = await cutOf(tx, organisation);
  const about = {
    organisation,
    programme: log,
    standard,
    period: parsePeriod(period, standard.period),
    day: today,
    size,
  };
  return unitColumns(tx, touchstone.files, unitId, about);
}

/** What the programmes of the organisation are called. */
async function sisterNames({ tx, organisation }: RoundScene) {
  const { rows } = await tx.query<{ id: string; slug: string; names: Text[] }>(
    `SELECT programme.programme_id AS id, programme.slug, programme.names FROM log
     JOIN programme ON programme.shard_key = log.shard_key
     WHERE log.organisation_id = $1 AND log.kind = 'programme'`,
    [organisation.logId],
  );
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
