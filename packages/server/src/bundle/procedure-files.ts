import { codeOf, type EventData, type RatingGiven, type Text } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { csvLine } from "./csv-text.ts";
import type { OutFolder } from "./out-folder.ts";
import type { Reach } from "./reach.ts";
import { eventsOf } from "./recorded.ts";
import { TABLES } from "./tables.ts";

type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Writes what was decided up to the cut: notices, the ratings that they opened, designations. A table without rows is left
 * out. @param language of titles, where there is one in it
 */
export async function writeProcedure(
  out: OutFolder,
  tx: Tx,
  { programme, cut }: Reach,
  language: string,
): Promise<void> {
  const { size } = cut.programme;
  await writeTable(out, "notices.csv", await noticeRows(tx, programme, size));
  await writeTable(out, "ratings.csv", await ratingRows(tx, programme, size));
  await writeTable(out, "designations.csv", await designationRows(tx, programme, size, language));
}

async function writeTable(out: OutFolder, path: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = TABLES[path]?.fields.map(({ name }) => name) ?? [];
  await out.file(path, async (file) => {
    await file.write(csvLine(columns));
    for (const row of rows)
      await file.write(
        csvLine(
          columns.map((name) => {
            const cell = row[name] ?? null;
            return typeof cell === "boolean" ? String(cell) : cell;
          }),
        ),
      );
  });
}

async function noticeRows(tx: Tx, log: Log, size: number): Promise<Row[]> {
  const events = await eventsOf(tx, log, size, ["NoticePublished"]);
  return events.flatMap(({ seq, data: { noticeId, cycleId, from, until, days, entries } }) =>
    entries
      .toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
      .map(({ applicationId, unitId, grade, assessmentId, score }) => ({
        seq,
        notice_id: noticeId,
        cycle_id: cycleId,
        from,
        until,
        days,
        application_id: applicationId,
        unit_id: unitId,
        grade,
        assessment_id: assessmentId,
        score,
      })),
  );
}

/** What a notice has opened, by its type. */
type Opened = { readonly [T in keyof EventData]: { readonly type: T; readonly data: EventData[T] } }[keyof EventData];

/** The last rating of each reviewer for each indicator, of those that notices have opened and that were handed in. */
async function ratingRows(tx: Tx, log: Log, size: number): Promise<Row[]> {
  const handedIn = new Set<string>();
  const standing = new Map<string, { seq: number; rating: RatingGiven; applicationId: string; assignmentId: string }>();
  for (const { seq, data } of await eventsOf(tx, log, size, ["EventDisclosed"])) {
    const opened = data.event as Opened; // what was sealed was an event of ours
    if (opened.type === "RatingsHandedIn") handedIn.add(opened.data.assignmentId);
    if (opened.type !== "RatingsKept") continue;
    const { applicationId, assignmentId, ratings } = opened.data;
    for (const rating of ratings)
      standing.set(`${applicationId} ${assignmentId} ${rating.item}`, { seq, rating, applicationId, assignmentId });
  }
  return [...standing]
    .filter(([, { assignmentId }]) => handedIn.has(assignmentId))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { seq, rating, applicationId, assignmentId }]) => ({
      application_id: applicationId,
      assignment_id: assignmentId,
      item: rating.item,
      level: rating.level,
      confidence: rating.confidence,
      reason: rating.reason?.text ?? null,
      reason_lang: rating.reason?.lang ?? null,
      seq,
    }));
}

async function designationRows(tx: Tx, log: Log, size: number, language: string): Promise<Row[]> {
  const events = await eventsOf(tx, log, size, ["DesignationGranted", "EarlierDesignationRecorded"]);
  return events.map(({ seq, type, data }): Row => {
    const { designationId, unitId, from, until } = data;
    const common = { seq, designation_id: designationId, code: codeOf(designationId), unit_id: unitId, from, until };
    if (type === "EarlierDesignationRecorded")
      return {
        ...common,
        title: inLanguage(data.title, language),
        source: inLanguage(data.source, language),
        recomputable: false,
      };
    const { grade, standard, assessmentId, applicationId, noticeId } = data;
    return {
      ...common,
      grade,
      version: standard.version,
      assessment_id: assessmentId,
      application_id: applicationId,
      notice_id: noticeId,
      recomputable: true,
    };
  });
}

/** The text in this language, or else the first. */
const inLanguage = (texts: readonly Text[], language: string): string | null =>
  (texts.find(({ lang }) => lang === language) ?? texts[0])?.text ?? null;
