import { type EvidenceLocator, LINK_TYPE, type Text, type Visibility, validUntil } from "@touchstone/domain";
import type { Indicator } from "@touchstone/standard";
import { dayIn } from "../../day-in.ts";
import type { RoundScene } from "./round-scene.ts";

/** A proof of one answer, as a page shows it. */
export interface ProofLine {
  readonly evidenceId: string;
  readonly linkId: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly visibility: Visibility;
  readonly title: Text | null;
  readonly sides: readonly number[];
  /** null: private, opened one at a time for a purpose */
  readonly href: string | null;
  readonly locator: EvidenceLocator;
  readonly addedOn: string;
}

interface Row extends Omit<ProofLine, "sides" | "href" | "addedOn"> {
  readonly item: string;
  readonly digest: string;
  readonly thumbnails: readonly { readonly side: number }[];
  readonly addedAt: Date;
}

/**
 * The proofs of a unit that stand, by the item that they support in a period, or in any.
 * @param about.cut size of the organisation's log: those that were behind an answer by then, and were not withdrawn since,
 *   whatever was linked or unlinked later; null: as it is now
 */
export async function unitProofs(
  { tx, log, organisation, programme, today }: RoundScene,
  { unitId, period, cut }: { readonly unitId: string; readonly period: string; readonly cut: number | null },
): Promise<(item: string) => ProofLine[]> {
  const { rows } = await tx.query<Row>(
    `SELECT l.target ->> 'item' AS item, e.evidence_id AS "evidenceId", l.link_id AS "linkId", e.media_type AS "mediaType",
            e.bytes, e.visibility, e.title, e.thumbnails, encode(e.digest, 'hex') AS digest, l.locator,
            e.added_at AS "addedAt"
     FROM evidence_link l
     JOIN evidence e ON e.shard_key = l.shard_key AND e.evidence_id = l.evidence_id
     WHERE l.shard_key = $1 AND l.unit_id = $2 AND l.target ->> 'kind' = 'observation'
       AND l.target ->> 'period' IN ($3, '') AND e.withdrawn IS NULL AND (e.erase_from IS NULL OR e.erase_from > $4)
       AND (e.programme_id IS NULL OR e.programme_id = $5)
       AND ($6::bigint IS NULL OR l.seq < $6) AND (l.ended_seq IS NULL OR l.ended_seq >= $6)
     ORDER BY l.seq`,
    [organisation.shardKey, unitId, period, today, log.logId, cut],
  );
  const byItem = Map.groupBy(rows, ({ item }) => item);
  return (item) =>
    (byItem.get(item) ?? []).map((row) => ({
      evidenceId: row.evidenceId,
      linkId: row.linkId,
      mediaType: row.mediaType,
      bytes: row.bytes,
      visibility: row.visibility,
      title: row.title,
      sides: row.thumbnails.map(({ side }) => side),
      href: row.visibility === "private" ? null : `/api/v1/organisations/${organisation.slug}/evidence/${row.digest}`,
      locator: row.locator,
      addedOn: dayIn(programme.timeZone, row.addedAt.toISOString()),
    }));
}

/** Whether there is as much proof, of a kind and as young, as an indicator asks for. */
export function isProven(
  { evidence }: Pick<Indicator, "evidence">,
  proofs: readonly ProofLine[],
  today: string,
): boolean {
  if (evidence === undefined) return true;
  const { atLeast, of, notOlderThan } = evidence;
  const isYoung = ({ addedOn }: ProofLine): boolean => {
    const until = validUntil(addedOn, notOlderThan ?? null);
    return until === null || today < until;
  };
  const fitting = proofs.filter(
    (proof) => (of === undefined || of.some((kind) => isOfKind(proof.mediaType, kind))) && isYoung(proof),
  );
  return new Set(fitting.map(({ evidenceId }) => evidenceId)).size >= atLeast;
}

const BY_LINK: ReadonlySet<string> = new Set(["link", "video", "audio"]);
const TABLES = /csv|tab-separated|spreadsheet|excel|parquet/;

/** A table, and the picture of a paper, are documents too; of video and sound, which are not taken as files, a link is proof. */
function isOfKind(mediaType: string, kind: string): boolean {
  if (mediaType === LINK_TYPE) return BY_LINK.has(kind);
  const [whole = ""] = mediaType.split("/");
  if (kind === "photo") return whole === "image";
  if (kind === "table") return TABLES.test(mediaType);
  return kind === "document";
}
