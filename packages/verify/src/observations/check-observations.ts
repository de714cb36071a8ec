import { byBytes } from "@touchstone/engine";
import type { BundleFolder } from "../files/bundle-folder.ts";
import { csvField } from "../files/csv.ts";
import { type ExpectedCsv, expectedCsv } from "../files/expected-csv.ts";
import type { Chunks } from "../record/chunk-rows.ts";
import type { Findings } from "../report/findings.ts";
import { answerOfCells, cellsOf } from "./answer-text.ts";
import { type Claim, claimsIn } from "./claims.ts";
import { unitRows } from "./merged-rows.ts";
import type { Submission } from "./sources.ts";

export const OBSERVATIONS = "observations.csv";
export const OBSERVATION_COLUMNS = [
  "unit_id",
  "period",
  "item",
  "value",
  "state",
  "error",
  "source",
  "note",
  "seq",
] as const;

/** An answer of a unit, as it stands in the record. */
export interface Observation {
  readonly period: string;
  readonly item: string;
  readonly seq: number;
  readonly answer: unknown;
}

export interface Observing {
  readonly submissions: readonly Submission[];
  readonly published: ReadonlySet<string>;
  /** units that withdrew: rows of theirs are withheld */
  readonly withdrawn: ReadonlySet<string>;
  /** items whose answers are a text whatever they look like: a choice, a grade */
  readonly isText: (item: string) => boolean;
  /** is given the answers of each unit, by period, item and event */
  readonly onUnit: (unitId: string, observations: readonly Observation[]) => void;
  readonly progress?: (nUnits: number) => void;
}

/** What was found in the observations. */
export interface Observed {
  readonly nRows: number;
  /** answers that count, and stand in chunks that are not shown */
  readonly nUnproven: number;
  /** submissions from which a row comes, in the order of their events */
  readonly used: readonly Submission[];
}

/** Holds observations.csv against the rows of the chunks, cell by cell, and hands on what the units answered. */
export function checkObservations(chunks: Chunks, observing: Observing): Observed {
  const { folder, findings } = chunks;
  const { submissions, published, isText, onUnit } = observing;
  const csv = observationsCsv(folder, findings);
  const claims = claimsIn(folder, OBSERVATIONS, submissions);
  const used = new Set<Submission>();
  let nUnproven = 0;
  let nUnits = 0;

  const emit = (unitId: string, rows: readonly Observation[]): void => {
    for (const { period, item, seq, answer } of rows) {
      const cells = cellsOf(answer);
      if (cells === null)
        findings.fault("observations", {
          where: `ledger/organisation, leaf ${seq}, unit ${unitId}, ${item}`,
          found: JSON.stringify(answer),
          wanted: "an answer",
        });
      else csv.line(`${unitId},${csvField(period)},${csvField(item)},${cells},${seq}\n`);
    }
    onUnit(unitId, rows);
  };
  const claimed = (unitId: string, shown: ReadonlySet<Submission>): Observation[] =>
    (claims.get(unitId) ?? []).flatMap(({ submission, item, cells }: Claim): Observation[] => {
      const { seq, data } = submission.event;
      if (shown.has(submission) || !submission.usable.some((i) => data.items[i] === item)) return [];
      used.add(submission);
      nUnproven++;
      return [{ period: data.period, item, seq, answer: answerOfCells(cells, isText(item)) }];
    });

  const waiting = [...claims.keys()].filter((unitId) => published.has(unitId)).sort(byBytes);
  let next = 0;
  const claimedOnlyBefore = (unitId: string | null): void => {
    for (let id = waiting[next]; id !== undefined && (unitId === null || byBytes(id, unitId) < 0); id = waiting[++next])
      emit(id, sorted(claimed(id, NONE)));
    if (waiting[next] === unitId) next++;
  };

  for (const rows of unitRows(chunks, submissions, withheldIn(observing, findings))) {
    const unitId = rows[0]?.unitId ?? "";
    claimedOnlyBefore(unitId);
    if (!published.has(unitId)) {
      findings.fault("observations", {
        where: `ledger/organisation, leaf ${rows[0]?.submission.event.seq}`,
        found: `the answers of unit ${unitId}, which does not take part`,
        wanted: "them withheld",
      });
      continue;
    }
    const observations: Observation[] = [];
    for (const { submission, answers } of rows) {
      const { seq, data } = submission.event;
      const before = observations.length;
      for (const i of submission.usable) {
        const answer = answers[i];
        if (answer !== null) observations.push({ period: data.period, item: data.items[i] ?? "", seq, answer });
      }
      if (observations.length > before) used.add(submission);
      if (!submission.isOwn && answers.some((answer, i) => answer !== null && !submission.usable.includes(i)))
        findings.fault("observations", {
          where: `ledger/organisation, leaf ${seq}, unit ${unitId}`,
          found: "a row with answers that are no business of this programme",
          wanted: "it withheld",
        });
    }
    const foreign = claims.size === 0 ? [] : claimed(unitId, new Set(rows.map(({ submission }) => submission)));
    emit(unitId, rows.length === 1 && foreign.length === 0 ? observations : sorted([...observations, ...foreign]));
    if (++nUnits % 1000 === 0) observing.progress?.(nUnits);
  }
  claimedOnlyBefore(null);
  const nRows = csv.end();
  findings.looked("observations", `${nRows} answers of ${nUnits} units, from ${used.size} submissions`);
  if (nUnproven > 0)
    findings.limit(
      "shared answers",
      `That ${nUnproven} answers were given as observations.csv has them: they were given to another programme, whose rows are not shown here. Its own bundle proves them.`,
    );
  return { nRows, nUnproven, used: [...used].sort((a, b) => a.event.seq - b.event.seq) };
}

const NONE: ReadonlySet<Submission> = new Set();

function sorted(observations: Observation[]): Observation[] {
  return observations.sort((a, b) => byBytes(a.period, b.period) || byBytes(a.item, b.item) || a.seq - b.seq);
}

function observationsCsv(folder: BundleFolder, findings: Findings): ExpectedCsv {
  return expectedCsv(
    folder,
    {
      path: OBSERVATIONS,
      columns: OBSERVATION_COLUMNS,
      compare: (a, b) =>
        byBytes(a[0] ?? "", b[0] ?? "") ||
        byBytes(a[1] ?? "", b[1] ?? "") ||
        byBytes(a[2] ?? "", b[2] ?? "") ||
        Number(a[8]) - Number(b[8]),
      nameOf: ([unitId, period, item, , , , , , seq]) =>
        `${item} of unit ${unitId} in ${period || "any period"} (leaf ${seq})`,
    },
    (fault) => findings.fault("observations", fault),
  );
}

/** Rows of this programme's own submissions are withheld of units that withdrew, and lie where their ids belong. */
function withheldIn(
  { withdrawn, published }: Observing,
  findings: Findings,
): (submission: Submission, after: string, before: string | null, nRows: number) => void {
  const ids = [...withdrawn].filter((unitId) => !published.has(unitId)).sort(byBytes);
  return ({ event, isOwn }, after, before, nRows) => {
    if (!isOwn) return;
    const fitting = ids.filter((id) => byBytes(id, after) > 0 && (before === null || byBytes(id, before) < 0)).length;
    if (nRows > fitting)
      findings.fault("observations", {
        where: `ledger/organisation, leaf ${event.seq}, between unit ${after || "the first"} and ${before ?? "the end"}`,
        found: `${nRows} rows withheld, where ${fitting} units that withdrew would lie`,
        wanted: "every row of a unit that takes part",
      });
  };
}
