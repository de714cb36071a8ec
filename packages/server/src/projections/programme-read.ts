import type { CalendarRules, Text } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A programme as it stands. */
export interface Programme {
  readonly programmeId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly names: readonly Text[];
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly owner: readonly Text[];
  readonly calendar: CalendarRules;
  readonly noticeDays: number;
  readonly bodies: readonly { readonly id: string; readonly title: readonly Text[] }[];
  readonly responsibility: readonly { readonly criterion: string; readonly duty: string; readonly body: string }[];
}

export interface ProgrammeDocument {
  readonly documentId: string;
  readonly kind: string;
  readonly title: readonly Text[];
  /** SHA-256, hexadecimal; null where only an address is known */
  readonly file: string | null;
  readonly url: string | null;
  readonly from: string;
  readonly until: string | null;
}

/** The programme of a log. @throws {RangeError} if the log is not a programme's */
export async function programmeOf(tx: Tx, { shardKey, slug }: Log): Promise<Programme> {
  const { rows } = await tx.query<Programme>(
    `SELECT programme_id AS "programmeId", organisation_id AS "organisationId", slug, names, languages,
            time_zone AS "timeZone", owner, calendar, notice_days AS "noticeDays", bodies, responsibility
     FROM programme WHERE shard_key = $1`,
    [shardKey],
  );
  const [programme] = rows;
  if (!programme) throw new RangeError(`programmeOf: got the log ${slug}, which has no programme`);
  return programme;
}

/** What a programme stands on, by kind and day. */
export async function documentsOf(tx: Tx, { shardKey }: Log): Promise<ProgrammeDocument[]> {
  const { rows } = await tx.query<ProgrammeDocument>(
    `SELECT document_id AS "documentId", kind, title, encode(file, 'hex') AS file, url,
            valid_from AS "from", valid_until AS "until"
     FROM programme_document WHERE shard_key = $1 ORDER BY kind, valid_from, document_id`,
    [shardKey],
  );
  return rows;
}
