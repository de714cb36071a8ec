/**
 * Where each table lies once one machine is not enough. Sharded: rows of one log together, by shard_key. Reference: a
 * copy on every machine. Local: on the coordinator alone. Partitions lie where their table does.
 */
export const PLACEMENT = {
  account: "reference",
  log: "reference",
  sandbox_gone: "reference",

  event_head: "sharded",
  event: "sharded",
  event_private: "sharded",
  actor: "sharded",
  command_key: "sharded",
  checkpoint: "sharded",
  cosignature: "sharded",

  organisation: "sharded",
  role_grant: "sharded",
  unit: "sharded",
  unit_pause: "sharded",
  unit_name: "sharded",
  unit_code: "sharded",
  unit_membership: "sharded",
  unit_lineage: "sharded",
  item: "sharded",
  submission: "sharded",
  observation: "sharded",
  observation_note: "sharded",
  sharing: "sharded",

  programme: "sharded",
  programme_document: "sharded",
  standard_version: "sharded",
  standard_overlay: "sharded",
  standard_objection: "sharded",
  enrolment: "sharded",
  assessment: "sharded",
  scorecard: "sharded",
  private_reading: "sharded",

  sign_in_user: "local",
  sign_in_session: "local",
  sign_in_credential: "local",
  sign_in_verification: "local",
  sign_in_second_factor: "local",
  sign_in_passkey: "local",
  sign_in_unit: "local",
  sign_in_slip: "local",
  sign_in_token: "local",

  evidence: "sharded",
  evidence_link: "sharded",
  evidence_intake: "local",
  evidence_loose: "local",

  cycle: "sharded",
  commitment: "sharded",
  application: "sharded",
  application_event: "sharded",
  interest: "sharded",
  assignment: "sharded",
  rating: "sharded",
  notice: "sharded",
  objection: "sharded",
  designation: "sharded",
  designation_code: "reference",

  migration: "local",
} as const satisfies Record<string, Placement>;

export type Placement = "sharded" | "reference" | "local";
