import type { Table } from "@touchstone/engine";
import { readChunk } from "../files/chunks.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { enrolmentsBetween, unitIdIn } from "./enrolled-at.ts";
import { rowsOf } from "./rows-of.ts";
import { type ColumnsAsked, readingRules, submissionsBetween } from "./sources.ts";

/** When columns were read: at which cut, on which day, by what rules. */
export interface ColumnsRead {
  readonly cut: ColumnsAsked["cut"];
  readonly day: string;
  /** as in `Sources` */
  readonly family: string;
}

/** What has become of columns by what was recorded since. */
export interface LaterColumns {
  /** ids of units that take part by now and did not before, and the reverse; sorted */
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** ids of those units whose row may be another, or may be there no more; sorted */
  readonly changed: readonly string[];
  /** the rows that they have now */
  readonly rows: Table;
}

/** More than these are read faster with all others. */
const MOST_CHANGED = 2000;

/**
 * What is another in the columns of a cut than in those of an earlier one of the same logs: the rows of the units whose
 * answers were handed in, corrected or taken back since, and of those that came or left. Columns hang on enrolments,
 * answers, permissions, the standard and the day, and on nothing else: see `sourcesAt`.
 * @returns null where all has to be read anew: another day, standard or permission, or too many changes
 * @throws {LedgerDamaged} if an event is not what its leaf says
 * @throws {FileDamaged} if a chunk is missing or was altered
 */
export async function laterColumns(
  { files }: Pick<Touchstone, "files">,
  tx: Tx,
  asked: ColumnsAsked,
  before: ColumnsRead,
  tookPart: (unitId: string) => boolean,
): Promise<LaterColumns | null> {
  const { organisation, programme, period, day, cut } = asked;
  const rules = await readingRules(tx, asked);
  const isSame = day === before.day && rules.family === before.family;
  if (!isSame || isEarlier(cut, before.cut)) return null;

  const takesPart = new Map<string, boolean>(); // of those of whom anything was said
  const inProgramme = { from: before.cut.programme.size, to: cut.programme.size };
  await enrolmentsBetween(tx, files, programme, inProgramme, day, (id, isLive) => takesPart.set(id, isLive));
  const moved = [...takesPart].filter(([id, isLive]) => tookPart(id) !== isLive);
  const came = moved.flatMap(([id, isLive]) => (isLive ? [id] : [])).sort();
  const left = moved.flatMap(([id, isLive]) => (isLive ? [] : [id])).sort();

  const inOrganisation = { from: before.cut.organisation.size, to: cut.organisation.size };
  const submissions = await submissionsBetween(tx, organisation, rules, inOrganisation);
  if (submissions.reduce((sum, { chunk }) => sum + chunk.nRows, moved.length) > MOST_CHANGED) return null;
  const now = new Set(came);
  for (const { chunk } of submissions)
    for (const row of await readChunk(files, chunk)) {
      const id = unitIdIn(row);
      if (takesPart.get(id) ?? tookPart(id)) now.add(id);
    }
  const units = [...now].sort();
  const rows = await rowsOf(tx, units, { organisation, rules, period, size: cut.organisation.size });
  return { came, left, changed: [...units, ...left].sort(), rows };
}

const isEarlier = (a: ColumnsAsked["cut"], b: ColumnsAsked["cut"]): boolean =>
  a.organisation.size < b.organisation.size || a.programme.size < b.programme.size;
