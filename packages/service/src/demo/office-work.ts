import { availableParallelism } from "node:os";
import { type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import {
  assess,
  dayIn,
  enrolUnits,
  importObservations,
  latestAssessment,
  logBySlug,
  type RunPlan,
  readStandard,
  runOnThreads,
  scorecardsByRank,
  type Touchstone,
  transaction,
  versionOn,
} from "@touchstone/server";
import type { Standard } from "@touchstone/standard";
import type { Row } from "./answers.ts";
import { OFFICE } from "./demo-accounts.ts";
import type { Scene } from "./found-demo.ts";
import { readRows } from "./read-rows.ts";
import type { Village } from "./region.ts";
import { TIME_ZONE } from "./story-clock.ts";
import { ORGANISATION, PROGRAMME, told } from "./storyteller.ts";

/** Records that villages apply, by forms that the office keeps. */
export async function enrol(touchstone: Touchstone, villages: readonly Village[], statedOn: string): Promise<void> {
  const units = villages.map(({ code }) => code);
  const words = `Here the forms by which ${units.length} villages applied on ${statedOn} would be kept. They are invented.\n`;
  const { digest } = await touchstone.files.put(Buffer.from(words));
  const basis = { kind: "application", statedOn, document: digest } as const;
  told(await enrolUnits(touchstone, { programme: PROGRAMME, account: OFFICE, units, scheme: "code", basis }), "enrol");
}

/** The standard in force, and its columns. */
export async function columnsOf(
  touchstone: Touchstone,
): Promise<{ readonly version: string; readonly columns: SubmissionColumns; readonly standard: Standard }> {
  const day = dayIn(TIME_ZONE, touchstone.now().toISOString());
  const found = await transaction(touchstone, async (tx) => {
    const log = await logBySlug(tx, "programme", PROGRAMME);
    return log === null ? null : versionOn(tx, log, day);
  });
  if (found === null) throw new TypeError(`columnsOf: got no standard in force on ${day}, want one`);
  const standard = await readStandard(touchstone.files, found.file);
  return { version: found.version, columns: submissionColumns(PROGRAMME, standard), standard };
}

export type Reading = Awaited<ReturnType<typeof columnsOf>>;

/** Hands in rows as one submission. @returns number of the submission's first event */
export async function submit(
  touchstone: Touchstone,
  { version, columns }: Reading,
  rows: readonly Row[],
): Promise<number> {
  const asked = { organisation: ORGANISATION, programme: PROGRAMME, account: OFFICE, version, columns, scheme: "code" };
  const { receipt } = told(await importObservations(touchstone, readRows(columns, rows), asked), "answers");
  if (receipt.first === null) throw new TypeError("submit: got nothing new, want answers");
  return receipt.first;
}

/** Hands in rows, a file a county. */
export async function handIn(touchstone: Touchstone, reading: Reading, rows: readonly Row[]): Promise<void> {
  const counties = Map.groupBy(rows, ({ unit = "" }) => unit.split("-")[0]);
  for (const ofCounty of counties.values()) await submit(touchstone, reading, ofCounty);
}

export const runPlan: RunPlan = (model, table, plan, onShare) =>
  runOnThreads(model, table, plan, availableParallelism(), onShare);

/** Scores all who take part, on as many threads as the machine has. */
export async function score(touchstone: Touchstone, period: string): Promise<void> {
  const asked = { programme: PROGRAMME, period, account: OFFICE, runPlan };
  told(await assess(touchstone, asked), `assess ${period}`);
}

/** The grade that each village reached in a period, by its code. */
export async function gradesHeld(
  touchstone: Touchstone,
  { unitIds }: Scene,
  period: string,
): Promise<Map<string, string>> {
  const codeOf = new Map([...unitIds].map(([code, unitId]) => [unitId, code]));
  return transaction(
    touchstone,
    async (tx) => {
      const log = await logBySlug(tx, "programme", PROGRAMME);
      const assessment = log && (await latestAssessment(tx, log, period));
      if (!log || !assessment) throw new TypeError(`gradesHeld: got no assessment, want that of ${period}`);
      const { assessmentId, nUnits } = assessment;
      const cards = await scorecardsByRank(tx, log, { assessmentId, from: 0, most: nUnits });
      return new Map(
        cards.flatMap(({ unitId, card }) => {
          const { grade } = JSON.parse(card) as { grade: string | null }; // a scorecard, recorded by us
          return grade === null ? [] : [[codeOf.get(unitId) ?? "", grade] as const];
        }),
      );
    },
    { readOnly: true },
  );
}
