import { textOfDay } from "@touchstone/domain";
import { parsePeriod } from "@touchstone/standard";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Tx } from "../store/tx.ts";
import { csvLine } from "./csv-text.ts";
import type { OutFolder } from "./out-folder.ts";
import type { Reach } from "./reach.ts";
import { eventsOf } from "./recorded.ts";
import { TABLES } from "./tables.ts";

/** What a short line says of a scorecard; the whole is docs/bundle.md's. */
interface Card {
  readonly unit: string;
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly screened: boolean;
  readonly uncertainty: {
    readonly rankLow: number | null;
    readonly rankHigh: number | null;
    readonly kept?: number | null;
    readonly certain?: boolean;
  } | null;
}

const CARDS_PER_PAGE = 5000;

/**
 * Writes the scorecards of an assessment: as they were recorded, and in short with codes and names.
 * @param language which names come first
 */
export async function writeScorecards(
  out: OutFolder,
  tx: Tx,
  files: FileStore,
  reach: Reach,
  language: string,
): Promise<void> {
  const { assessment, programme, cut } = reach;
  if (assessment === null) return;
  const all = await eventsOf(tx, programme, cut.programme.size, ["ScorecardsRecorded"]);
  const parts = all.filter(({ data }) => data.assessmentId === assessment.assessmentId);
  await out.file("scorecards.ndjson", async (file) => {
    for (const { data } of parts)
      for (const row of await readChunk(files, data.chunk)) {
        await file.write(row);
        await file.write("\n");
      }
  });
  const day = dayOfNames(assessment);
  await out.file("scorecards.csv", async (file) => {
    await file.write(csvLine(TABLES["scorecards.csv"]?.fields.map(({ name }) => name) ?? []));
    for (const { data } of parts) {
      const rows = await readChunk(files, data.chunk);
      for (let at = 0; at < rows.length; at += CARDS_PER_PAGE) {
        const cards = rows.slice(at, at + CARDS_PER_PAGE).map((row) => JSON.parse(Buffer.from(row).toString()) as Card); // as we recorded it
        const called = await calledOn(tx, reach, { units: cards.map(({ unit }) => unit), day, language });
        for (const card of cards) await file.write(shortLine(card, called.get(card.unit)));
      }
    }
  });
}

/** The last day of the period, or the day of the assessment where that is earlier. */
function dayOfNames({ period, day }: NonNullable<Reach["assessment"]>): string {
  const parsed = parsePeriod(period, "none");
  const last = parsed === null ? day : textOfDay(parsed.endDay - 1);
  return last < day ? last : day;
}

interface Called {
  readonly code: string | null;
  readonly name: string | null;
}

function shortLine({ unit, rank, score, grade, screened, uncertainty }: Card, called: Called | undefined): string {
  const { rankLow = null, rankHigh = null, kept = null, certain = null } = uncertainty ?? {};
  return csvLine([
    unit,
    called?.code ?? null,
    called?.name ?? null,
    rank,
    rankLow,
    rankHigh,
    score,
    grade,
    kept,
    certain === null ? null : String(certain),
    String(screened),
  ]);
}

/** Codes and names of units on a day, as known at the cut. */
async function calledOn(
  tx: Tx,
  { organisation, cut }: Reach,
  { units, day, language }: { readonly units: readonly string[]; readonly day: string; readonly language: string },
): Promise<Map<string, Called>> {
  const { rows } = await tx.query<{ unit_id: string; code: string | null; name: string | null }>(
    `SELECT unit_id, code, name FROM (
       SELECT DISTINCT ON (unit_id) unit_id, code FROM unit_code
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR valid_until > $4)
       ORDER BY unit_id, scheme COLLATE "C", code COLLATE "C") AS c
     FULL JOIN (
       SELECT DISTINCT ON (unit_id) unit_id, name FROM unit_name
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR valid_until > $4)
       ORDER BY unit_id, lang <> $5, lang COLLATE "C", name COLLATE "C") AS n USING (unit_id)`,
    [organisation.shardKey, units, cut.organisation.size, day, language],
  );
  return new Map(rows.map(({ unit_id, ...called }) => [unit_id, called]));
}
