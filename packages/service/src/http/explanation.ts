import {
  type Explanation,
  explain,
  Holds,
  isRelative,
  type Model,
  type Path,
  pathToNextGrade,
  State,
} from "@touchstone/engine";
import {
  type LatestScorecard,
  type Log,
  latestAssessment,
  readStandard,
  type Touchstone,
  transaction,
  unitColumns,
  versionsOf,
} from "@touchstone/server";
import { compile, laddersOf, parsePeriod, type Standard } from "@touchstone/standard";
import { z } from "zod";
import { organisationOfLog } from "./logs.ts";
import { ProblemError } from "./problem.ts";

const number = z.number().nullable();
const holds = z.enum(["no", "yes", "unknown"]);

/** From answers to a grade: nodes and gates by their ids, null where there is no number. */
export const explanationShape = z
  .object({
    assessmentId: z.string(),
    isRecorded: z.boolean().describe("whether the answers as anybody may see them give the score on record"),
    score: number,
    grade: z.string().nullable(),
    gradeByScore: z.string().nullable(),
    screened: z.boolean(),
    answeredShare: number,
    nodes: z.array(
      z.object({
        node: z.string(),
        depth: z.int(),
        state: z.enum(["present", "missing", "not applicable", "insufficient evidence", "refused"]),
        score: number,
        share: number,
        shareOfWhole: number,
        contribution: number,
        stages: z
          .object({ raw: number, denominated: number, imputed: number, treated: number, normalised: number })
          .nullable(),
        points: z
          .object({ potential: number, done: number, planned: number, notDone: number, unfilled: number })
          .nullable(),
      }),
    ),
    gates: z.record(z.string(), holds),
    path: z
      .object({
        grade: z.string().nullable().describe("aimed at; null: the unit holds the highest already"),
        reaches: z.boolean(),
        proven: z.boolean().describe("no cheaper way exists"),
        score: number,
        steps: z.array(z.object({ node: z.string(), from: number, to: number })),
      })
      .nullable()
      .describe("the shortest way to the next grade; null where there are no grades, or no way can be promised"),
  })
  .meta({ id: "Explanation" });

/**
 * Explains a recorded scorecard from the answers as anybody may see them.
 * @throws {ProblemError} for a standard under which one unit's score depends on all others
 */
export async function explanationOf(
  touchstone: Touchstone,
  programme: Log,
  unitId: string,
  card: LatestScorecard,
): Promise<z.output<typeof explanationShape>> {
  const organisation = await organisationOfLog(touchstone, programme);
  const { standard, model, size } = await standardOf(touchstone, programme, card);
  if (isRelative(model))
    throw new ProblemError(
      "refused",
      "Under this standard a score depends on everybody else's: no unit is explained alone.",
    );
  const period = card.period === "" ? null : parsePeriod(card.period, "none");
  const asked = { organisation, programme, standard, period, day: card.day, size };
  const table = await transaction(touchstone, (tx) => unitColumns(tx, touchstone.files, unitId, asked), {
    readOnly: true,
  });
  if (!table) throw new ProblemError("not-found", `Unit ${unitId} has no answer for ${card.period} that may be shown.`);
  const explained = explain(model, table, 0);
  const path = standard.grades.length > 0 ? pathToNextGrade(model, table, 0, laddersOf(standard, model)) : null;
  const { score, grade } = JSON.parse(card.card) as { score: number | null; grade: string | null }; // recorded so
  const shown = shownOf(model, explained, path);
  return { assessmentId: card.assessmentId, isRecorded: shown.score === score && shown.grade === grade, ...shown };
}

interface Known {
  readonly standard: Standard;
  readonly model: Model;
}

const known = new Map<string, Known>();
const MOST_KNOWN = 20;

/** The standard of an assessment as a model, and how far the organisation's ledger counted. */
async function standardOf(touchstone: Touchstone, log: Log, card: LatestScorecard): Promise<Known & { size: number }> {
  const [version, assessment] = await transaction(
    touchstone,
    async (tx) => {
      const versions = await versionsOf(tx, log);
      return [
        versions.find((one) => one.version === card.version),
        await latestAssessment(tx, log, card.period),
      ] as const;
    },
    { readOnly: true },
  );
  if (!version || assessment?.assessmentId !== card.assessmentId)
    throw new ProblemError("changed-meanwhile", "There is a later assessment by now: ask again.");
  const { size } = assessment.cut.organisation;
  const before = known.get(version.file);
  if (before) return { ...before, size };
  const standard = await readStandard(touchstone.files, version.file);
  const made = { standard, model: compile(standard).model };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(version.file, made);
  return { ...made, size };
}

const HOLDS = { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" } as const;
const STATES = {
  [State.present]: "present",
  [State.missing]: "missing",
  [State.notApplicable]: "not applicable",
  [State.insufficientEvidence]: "insufficient evidence",
  [State.refused]: "refused",
} as const;

function shownOf(model: Model, explained: Explanation, path: Path | null) {
  const gradeAt = (g: number): string | null => model.grades[g]?.id ?? null;
  const nodeAt = (k: number): string => model.nodes[k]?.id ?? "";
  return {
    score: shownNumber(explained.score),
    grade: gradeAt(explained.grade),
    gradeByScore: gradeAt(explained.gradeByScore),
    screened: explained.screened,
    answeredShare: shownNumber(explained.answeredShare),
    nodes: explained.nodes.map(({ node, depth, state, stages, points, ...numbers }) => ({
      node: nodeAt(node),
      depth,
      state: STATES[state],
      score: shownNumber(numbers.score),
      share: shownNumber(numbers.share),
      shareOfWhole: shownNumber(numbers.shareOfWhole),
      contribution: shownNumber(numbers.contribution),
      stages: stages && {
        raw: shownNumber(stages.raw),
        denominated: shownNumber(stages.denominated),
        imputed: shownNumber(stages.imputed),
        treated: shownNumber(stages.treated),
        normalised: shownNumber(stages.normalised),
      },
      points: points && {
        potential: shownNumber(points.potential),
        done: shownNumber(points.done),
        planned: shownNumber(points.planned),
        notDone: shownNumber(points.notDone),
        unfilled: shownNumber(points.unfilled),
      },
    })),
    gates: Object.fromEntries(model.gates.map(({ id }, g) => [id, HOLDS[explained.gates[g] ?? Holds.unknown]])),
    path: path && {
      grade: gradeAt(path.grade),
      reaches: path.reaches,
      proven: path.proven,
      score: shownNumber(path.score),
      steps: path.steps.map(({ node, from, to }) => ({
        node: nodeAt(node),
        from: shownNumber(from),
        to: shownNumber(to),
      })),
    },
  };
}

const shownNumber = (value: number): number | null => (Number.isFinite(value) ? value : null);
