import { textOfDay } from "@touchstone/domain";
import { parsePeriod } from "@touchstone/standard";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Tx } from "../store/tx.ts";
import { type Called, calledOn } from "../units/called-on.ts";
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
        const called = await calledOn(tx, reach.organisation, {
          units: cards.map(({ unit }) => unit),
          size: reach.cut.organisation.size,
          day,
          language,
        });
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
