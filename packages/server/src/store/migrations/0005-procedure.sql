-- The procedure: rounds, applications, reviews, decisions, notices, designations; all of them projections of a
-- programme's log, sealed events among them (ARCHITECTURE.md, "Ledger entry"). seq: the event that recorded a row.

CREATE TABLE cycle (
  shard_key int NOT NULL,
  cycle_id uuid NOT NULL,
  titles jsonb NOT NULL,
  period text NOT NULL,
  version text NOT NULL,
  digest bytea NOT NULL,
  opens date NOT NULL,
  closes date NOT NULL,
  stages jsonb NOT NULL,
  valid_for text,
  appeal jsonb,
  seq bigint NOT NULL,
  CONSTRAINT cycle_pk PRIMARY KEY (shard_key, cycle_id)
);

CREATE TABLE commitment (
  shard_key int NOT NULL,
  commitment_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  text jsonb NOT NULL,
  made_on date NOT NULL,
  ended_on date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT commitment_pk PRIMARY KEY (shard_key, commitment_id)
);
CREATE INDEX commitment_unit ON commitment (shard_key, unit_id);

-- one row an application; what led through its stages beside it. until: the deadline of the stage that it is at
CREATE TABLE application (
  shard_key int NOT NULL,
  application_id uuid NOT NULL,
  cycle_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  grade text NOT NULL,
  state text NOT NULL CONSTRAINT application_state CHECK (state IN (
    'answering', 'handedIn', 'mending', 'review', 'settling', 'reply', 'recommending', 'deciding', 'decided',
    'noticed', 'designated', 'declined', 'withdrawn', 'lapsed')),
  until date,
  days int,
  provisional boolean NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  handed_in jsonb, -- { at, seq, size, root, answers, nAnswers, nProofs }, of the last hand-in
  to_mend jsonb, -- the one list; null: nobody has checked yet; []: complete
  third_items jsonb, -- indicators whose ratings lie too far apart
  settled jsonb, -- [{ item, level, ratings }]
  score jsonb, -- { assessmentId, score, grade, certainty }
  reply jsonb, -- { at, seq, said, bySilence }; the text is a private part of event seq
  recommendation jsonb, -- { at, by, grade, reasons }
  decision jsonb, -- { at, by, grade, reasons, whyCertain, bySilence, appealUntil }
  notice_id uuid,
  designation_id uuid,
  seq bigint NOT NULL,
  changed_seq bigint NOT NULL,
  changed_at timestamptz NOT NULL,
  since timestamptz NOT NULL, -- when it came to its state: what its deadline is counted from
  CONSTRAINT application_pk PRIMARY KEY (shard_key, application_id)
);
CREATE INDEX application_cycle ON application (shard_key, cycle_id, state, until);
CREATE INDEX application_unit ON application (shard_key, unit_id);
CREATE INDEX application_seq ON application (shard_key, seq);

-- the sealed events of an application, in order: what a notice opens
CREATE TABLE application_event (
  shard_key int NOT NULL,
  application_id uuid NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT application_event_pk PRIMARY KEY (shard_key, application_id, seq)
);

-- what somebody said of ties to an applicant; no row: unknown, which counts as a conflict
CREATE TABLE interest (
  shard_key int NOT NULL,
  application_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  conflict boolean NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT interest_pk PRIMARY KEY (shard_key, application_id, actor_id)
);

CREATE TABLE assignment (
  shard_key int NOT NULL,
  assignment_id uuid NOT NULL,
  application_id uuid NOT NULL,
  actor_id uuid NOT NULL, -- null uuid once its private part is erased
  is_third boolean NOT NULL,
  state text NOT NULL CONSTRAINT assignment_state CHECK (state IN ('assigned', 'handedIn', 'recused')),
  handed_in_at timestamptz,
  seq bigint NOT NULL,
  CONSTRAINT assignment_pk PRIMARY KEY (shard_key, assignment_id)
);
CREATE INDEX assignment_application ON assignment (shard_key, application_id);
CREATE INDEX assignment_actor ON assignment (shard_key, actor_id);

-- the last rating that was kept of each indicator
CREATE TABLE rating (
  shard_key int NOT NULL,
  assignment_id uuid NOT NULL,
  item text NOT NULL,
  level smallint,
  confidence text NOT NULL CONSTRAINT rating_confidence CHECK (confidence IN ('low', 'middle', 'high')),
  reason jsonb,
  evidence jsonb NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT rating_pk PRIMARY KEY (shard_key, assignment_id, item)
);

CREATE TABLE notice (
  shard_key int NOT NULL,
  notice_id uuid NOT NULL,
  cycle_id uuid NOT NULL,
  starts date NOT NULL,
  until date NOT NULL,
  days int NOT NULL,
  provisional boolean NOT NULL,
  text jsonb NOT NULL,
  entries jsonb NOT NULL, -- [{ applicationId, unitId, grade, assessmentId, score }]
  at timestamptz NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT notice_pk PRIMARY KEY (shard_key, notice_id)
);

CREATE TABLE objection (
  shard_key int NOT NULL,
  objection_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  application_id uuid NOT NULL,
  publish boolean NOT NULL,
  lang text NOT NULL,
  filed_at timestamptz NOT NULL,
  upheld boolean,
  answer jsonb,
  text jsonb, -- only once it is answered, and where its author agreed
  answered_at timestamptz,
  seq bigint NOT NULL,
  answered_seq bigint,
  CONSTRAINT objection_pk PRIMARY KEY (shard_key, objection_id)
);
CREATE INDEX objection_notice ON objection (shard_key, notice_id, application_id);

-- application_id null: from before Touchstone, not recomputable, with its own title and source
CREATE TABLE designation (
  shard_key int NOT NULL,
  designation_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  application_id uuid,
  cycle_id uuid,
  notice_id uuid,
  grade text,
  version text,
  digest bytea,
  assessment_id uuid,
  title jsonb,
  source jsonb,
  valid_from date NOT NULL,
  valid_until date,
  at timestamptz NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT designation_pk PRIMARY KEY (shard_key, designation_id),
  CONSTRAINT designation_whence CHECK ((application_id IS NULL) = (title IS NOT NULL))
);
CREATE INDEX designation_unit ON designation (shard_key, unit_id);

-- reference: whoever stands before a plaque knows its code and nothing else
CREATE TABLE designation_code (
  code text CONSTRAINT designation_code_pk PRIMARY KEY,
  log_id uuid NOT NULL,
  designation_id uuid NOT NULL
);
