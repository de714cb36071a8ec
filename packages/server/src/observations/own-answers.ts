import { ownColumns, type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import { canonicalJson, type Json } from "@touchstone/ledger";
import {
  CellStore,
  type ColumnSpec,
  columnIdsOf,
  emptySaid,
  type Gathering,
  parsePeriod,
  readAnswer,
  type Standard,
  UNSET,
} from "@touchstone/standard";
import { cycleOf, standardOfCycle } from "../procedure/load-application.ts";
import { versionOn } from "../projections/standards-read.ts";
import type { Refused } from "../receipt.ts";
import { readStandard } from "../standards/read-standard.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import { type Log, logById } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import type { SaidBeside } from "./answers-in.ts";
import {
  type AnswersRead,
  type ImportedAnswers,
  type ImportStopped,
  importObservations,
} from "./import-observations.ts";
import { ImportProblems } from "./import-problems.ts";

/** Answers of one unit to what a standard asks it, as a form has them. */
export interface OwnAnswers {
  readonly programme: Log;
  readonly account: string;
  readonly unitId: string;
  /** empty for a standard without periods */
  readonly period: string;
  /** by the id of the indicator, or `<id>.base`; each as an answer stands in a bundle */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly key?: string | undefined;
}

/**
 * Records what a unit answers to the questions that are its own, by the same road as a file: the same checks, the same
 * disclosure, the same "ask once". Here "missing" is an answer too, which takes an earlier one back: that there is none.
 */
export async function submitOwnAnswers(
  touchstone: Touchstone,
  asked: OwnAnswers,
): Promise<ImportedAnswers | ImportStopped | Refused> {
  const { programme, account, unitId, key } = asked;
  const { organisation, standard } = await transaction(touchstone, (tx) => sceneOf(tx, touchstone, asked), {
    readOnly: true,
  });
  if (organisation === null) return { ok: false, refusal: { code: "unknown", what: "programme", id: programme.slug } };
  if (standard === null) return { ok: false, refusal: { code: "not-answering", unitId, state: null } };
  const columns = submissionColumns(programme.slug, standard);
  const problems = new ImportProblems();
  const read = readOwn(asked, standard, columns, problems);
  if (problems.count > 0) return { ok: false, problems };
  return importObservations(touchstone, read, {
    organisation: organisation.slug,
    programme: programme.slug,
    account,
    version: standard.version,
    columns,
    scheme: "code",
    unitId,
    key,
  });
}

/** The standard of the round that the unit answers in; where there is none, the one in force. */
async function sceneOf(
  tx: Tx,
  touchstone: Touchstone,
  { programme, unitId, period }: OwnAnswers,
): Promise<{ readonly organisation: Log | null; readonly standard: Standard | null }> {
  const organisation = await logById(tx, programme.organisationId);
  const { rows } = await tx.query<{ cycleId: string }>(
    `SELECT a.cycle_id AS "cycleId" FROM application a
     JOIN cycle c ON c.shard_key = a.shard_key AND c.cycle_id = a.cycle_id
     WHERE a.shard_key = $1 AND a.unit_id = $2 AND a.state IN ('answering', 'mending')
     ORDER BY (c.period = $3) DESC, a.seq DESC LIMIT 1`,
    [programme.shardKey, unitId, period],
  );
  const cycle = rows[0] ? await cycleOf(tx, programme, rows[0].cycleId) : null;
  if (cycle !== null) return { organisation, standard: await standardOfCycle(tx, touchstone, programme, cycle) };
  const today = todayIn(programme, touchstone);
  const version = await versionOn(tx, programme, today);
  return { organisation, standard: version && (await readStandard(touchstone.files, version.file)) };
}

function readOwn(
  { unitId, period, answers }: OwnAnswers,
  standard: Standard,
  columns: SubmissionColumns,
  problems: ImportProblems,
): AnswersRead {
  const specs = new Map(columns.columns.map((spec) => [spec.id, spec]));
  const own = ownColumns(columns, standard);
  const ids = columnIdsOf(columns.columns);
  const store = new CellStore(ids.length, { left: 1 << 24, spent: () => new RangeError("readOwn: too many cells") });
  const remarks: SaidBeside[] = [];
  const add = (column: string, code: string, got: string, want: string): void =>
    problems.add(() => ({ code, unit: unitId, period, column, got, want }));
  store.touch(0);
  for (const [id, answer] of Object.entries(answers)) {
    const spec = specs.get(id);
    if (!spec || !own.has(id))
      add(id, "not-asked", "a question that is not the unit's", "one that the standard asks it");
    else {
      const want = put(store, spec, answer, (source, note) =>
        remarks.push({ unit: unitId, period, indicator: id, source, note }),
      );
      if (want !== null) add(id, "answer", JSON.stringify(answer).slice(0, 200), want);
    }
  }
  if (Object.keys(answers).length === 0) add("", "no-answers", "no answer", "one at least");
  const parsed = parsePeriod(period, standard.period);
  if (parsed === null && !(standard.period === "none" && period === ""))
    add("", "period", period === "" ? "no period" : period, "a period of the standard");
  const gathering: Gathering = {
    columns: columns.columns,
    ids,
    units: [unitId],
    stores: new Map([[period, store]]),
    periods: new Map(parsed ? [[period, parsed]] : []),
  };
  const isFine = problems.count === 0; // then it is what JSON can say
  const source = isFine ? sha256Text(canonicalJson({ unitId, period, answers } as Json)) : "";
  return { gathering, remarks, source, saysMissing: true };
}

/** Puts one answer into the unit's row. @returns what would have been right; null where it is */
function put(
  store: CellStore,
  spec: ColumnSpec,
  answer: unknown,
  beside: (source: string, note: string) => void,
): string | null {
  const said = emptySaid();
  const want =
    answer === null ? 'an answer; { "state": "missing" } where there is none' : readAnswer(answer, spec, said);
  if (want !== null || said.state === UNSET) return want;
  store.set(0, spec.column, said.state, said.value);
  if (spec.planned >= 0) store.set(0, spec.planned, said.state, said.planned);
  if (!Number.isNaN(said.error)) store.setError(0, spec.column, said.error);
  if (said.source !== "" || said.note !== "") beside(said.source, said.note);
  return null;
}
