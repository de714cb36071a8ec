import type { AssessmentData, Refusal } from "@touchstone/domain";
import { itemsOf } from "@touchstone/domain";
import { type Model, published, type Robustness, type Scored, State, type Table } from "@touchstone/engine";
import { check, columnsOf, compile, parsePeriod, planOf, type Standard, wantPeriod } from "@touchstone/standard";
import type { Say } from "../assess/columns-at.ts";
import { type RunPlan, runOr, scoredOr } from "../assess/compute.ts";
import { liveUnits } from "../observations/enrol-units.ts";
import { latestAssessment } from "../projections/assessments-read.ts";
import { versionsOf } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import { type Log, logById, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { columnsIn, type Untraced } from "./columns-in.ts";
import { type Comparison, compareOutcomes, type Outcome, type Standing } from "./compare.ts";
import { standingsOf } from "./standings-of.ts";

/** A new version of a standard on the answers of the last assessment. */
export interface Simulated {
  readonly ok: true;
  /** the assessment that it is compared with */
  readonly assessment: Pick<AssessmentData, "assessmentId" | "period" | "day"> & { readonly version: string };
  readonly version: string;
  readonly comparison: Comparison;
  /** what the version asks and the one assessed did not, with how many units have an answer on record all the same */
  readonly newlyAsked: readonly { readonly id: string; readonly answered: number }[];
  readonly noLongerAsked: readonly string[];
  /** items with answers on record that this version can't take; they count as missing here */
  readonly unfit: readonly { readonly item: string; readonly answers: number }[];
  /** units that were assessed and have left the programme since: they are in no list */
  readonly left: number;
  /** null: how sure the new grades are was computed; else why not */
  readonly withoutUncertainty: string | null;
}

/**
 * Scores a new version of a programme's standard on what the last assessment was computed from: the same cut, period
 * and day. Nothing is recorded, nobody is told.
 * @param say is told what is being done
 */
export async function simulate(
  touchstone: Touchstone,
  slug: string,
  yaml: string,
  runPlan: RunPlan,
  say: Say = () => {},
): Promise<Simulated | { readonly ok: false; readonly refusal: Refusal }> {
  const refuse = (refusal: Refusal) => ({ ok: false, refusal }) as const;
  const checked = check(yaml);
  if (!checked.ok) return refuse({ code: "standard-refused", what: "standard", problems: checked.problems });
  const standard = checked.value;
  const found = await transaction(touchstone, (tx) => groundOf(tx, touchstone, slug, standard), { readOnly: true });
  if ("refusal" in found) return refuse(found.refusal);
  const { last, ready, before, stays } = found;

  const { model, columns: specs } = compile(standard);
  const { table, unfit } = await found.columnsFrom(ready, say);
  if (table.units.length === 0) return refuse({ code: "no-data", period: last.period, nEnrolled: stays.size });
  say(`scoring ${table.units.length} units`);
  const scored = scoredOr(model, table);
  if ("code" in scored) return refuse(scored);
  const plan = planOf(standard, model, specs, { influence: false, still: false, errors: table.errors !== undefined });
  const { robustness, why } = await runOr(model, table, plan, runPlan, say);
  const after = outcomeOf(model, scored, robustness, plan.certainAt);
  const were = staying(before.outcome, stays);
  return {
    ok: true,
    assessment: {
      assessmentId: last.assessmentId,
      period: last.period,
      day: last.day,
      version: last.standard.version,
    },
    version: standard.version,
    comparison: compareOutcomes(were, staying(after, stays)),
    ...asked(slug, before.standard, standard, table),
    unfit,
    left: before.outcome.standings.size - were.standings.size,
    withoutUncertainty: why,
  };
}

interface Ground extends Untraced {
  readonly last: AssessmentData;
  readonly before: { readonly standard: Standard; readonly outcome: Outcome };
  /** units that take part still */
  readonly stays: ReadonlySet<string>;
}

/** All that the database has to say: what follows takes long, and is done without a transaction. */
async function groundOf(
  tx: Tx,
  touchstone: Touchstone,
  slug: string,
  standard: Standard,
): Promise<Ground | { readonly refusal: Refusal }> {
  const programme = await logBySlug(tx, "programme", slug);
  const organisation = programme && (await logById(tx, programme.organisationId));
  if (!programme || !organisation) return { refusal: { code: "unknown", what: "programme", id: slug } };
  const last = await latestAssessment(tx, programme, null);
  if (!last) return { refusal: { code: "unknown", what: "assessment of", id: slug } };
  const period = last.period === "" ? null : parsePeriod(last.period, standard.period);
  if (period === null && !(last.period === "" && standard.period === "none"))
    return { refusal: { code: "not-a-period", got: last.period || "none", want: wantPeriod(standard.period) } };

  const { day, cut } = last;
  const untraced = await columnsIn(touchstone, tx, {
    organisation,
    programme,
    standard,
    period,
    day,
    cut,
  });
  const today = todayIn(programme, touchstone);
  const stays = await liveUnits(tx, programme, today);
  return { ...untraced, last, stays, before: await outcomeBefore(tx, touchstone, programme, last) };
}

/** What the last assessment has recorded, and by which standard. */
async function outcomeBefore(tx: Tx, { files }: Touchstone, programme: Log, last: AssessmentData) {
  const version = (await versionsOf(tx, programme)).find((each) => each.version === last.standard.version);
  if (!version) throw new TypeError(`simulate: got an assessment by ${last.standard.version}, which is no version`);
  const standard = await readStandard(files, version.file);
  const outcome: Outcome = {
    standings: await standingsOf(tx, programme, last.assessmentId),
    grades: standard.grades.map(({ id }) => id),
    certainAt: last.uncertainty?.certainAt ?? 1,
  };
  return { standard, outcome };
}

function outcomeOf(
  { grades }: Model,
  { units, scores, ranks, grades: of }: Scored,
  robustness: Robustness | null,
  certainAt: number,
): Outcome {
  const ids = grades.map(({ id }) => id);
  const orNull = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  const standings = new Map(
    units.map((unit, i): [string, Standing] => {
      const kept = orNull(published(robustness?.kept[i] ?? Number.NaN));
      return [unit, { score: orNull(scores[i]), rank: ranks[i] || null, grade: ids[of[i] ?? -1] ?? null, kept }];
    }),
  );
  return { standings, grades: ids, certainAt };
}

const staying = (outcome: Outcome, stays: ReadonlySet<string>): Outcome => {
  return { ...outcome, standings: new Map([...outcome.standings].filter(([unit]) => stays.has(unit))) };
};

/** Which items came and went; an item is the same where its key is, whatever has become of its title. */
function asked(
  slug: string,
  before: Standard,
  after: Standard,
  table: Table,
): Pick<Simulated, "newlyAsked" | "noLongerAsked"> {
  const keysOf = (standard: Standard): Map<string, string> =>
    new Map(itemsOf(slug, standard, columnsOf(standard)).map(({ key, spec }) => [key, spec.id]));
  const [were, are] = [keysOf(before), keysOf(after)];
  const n = table.units.length;
  const answeredOf = (id: string): number => {
    const j = table.columns.indexOf(id);
    return j < 0
      ? 0
      : table.states.subarray(j * n, (j + 1) * n).reduce((sum, state) => sum + (state === State.present ? 1 : 0), 0);
  };
  return {
    newlyAsked: [...are].filter(([key]) => !were.has(key)).map(([, id]) => ({ id, answered: answeredOf(id) })),
    noLongerAsked: [...were].filter(([key]) => !are.has(key)).map(([, id]) => id),
  };
}
