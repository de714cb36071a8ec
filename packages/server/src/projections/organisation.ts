import type { Projection } from "./projection.ts";

/** The organisation that a log belongs to. */
export const organisationProjection: Projection = {
  tables: ["organisation"],
  applies: ["OrganisationFounded"],
  apply: async (tx, _, log, seq, event) => {
    if (event.type !== "OrganisationFounded") return;
    const { organisationId, slug, names, timeZone } = event.data;
    tx.send(
      `INSERT INTO organisation (shard_key, organisation_id, slug, names, time_zone, seq)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [log.shardKey, organisationId, slug, JSON.stringify(names), timeZone, seq],
    );
  },
};
