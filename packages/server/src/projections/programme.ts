import type { Projection } from "./projection.ts";

/** The programme that a log belongs to, and the documents it stands on. */
export const programmeProjection: Projection = {
  tables: ["programme", "programme_document"],
  applies: ["ProgrammeFounded", "ProgrammeCalendarChanged", "ProgrammeDocumentAdded"],
  apply: async (tx, _, { shardKey }, seq, event) => {
    if (event.type === "ProgrammeFounded") {
      const { programmeId, organisationId, slug, timeZone, noticeDays, ...rest } = event.data;
      const { names, languages, owner, calendar, bodies, responsibility } = rest;
      await tx.query(
        `INSERT INTO programme (shard_key, programme_id, organisation_id, slug, time_zone, notice_days, seq,
                                names, languages, owner, calendar, bodies, responsibility)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          shardKey,
          programmeId,
          organisationId,
          slug,
          timeZone,
          noticeDays,
          seq,
          ...[names, languages, owner, calendar, bodies, responsibility].map((value) => JSON.stringify(value)),
        ],
      );
    }
    if (event.type === "ProgrammeCalendarChanged")
      await tx.query("UPDATE programme SET calendar = $2 WHERE shard_key = $1", [
        shardKey,
        JSON.stringify(event.data.calendar),
      ]);
    if (event.type === "ProgrammeDocumentAdded") {
      const { documentId, kind, title, file, url, from, until } = event.data;
      await tx.query(
        `INSERT INTO programme_document (shard_key, document_id, kind, title, file, url, valid_from, valid_until, seq)
         VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9)`,
        [shardKey, documentId, kind, JSON.stringify(title), file, url, from, until, seq],
      );
    }
  },
};
