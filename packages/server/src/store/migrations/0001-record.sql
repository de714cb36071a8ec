-- The record: logs, events, and the tables to read from, which are projections of the events.
-- One schema for one PostgreSQL and for Citus: every sharded table has shard_key first in its primary key and its
-- unique indexes; ids and times come from the application; nothing here has a trigger, a sequence or a default of now().
-- Which table is sharded, reference or local is said in manifest.ts, and held against the catalogue by a test.

-- reference ---------------------------------------------------------------------------------------------------------

CREATE TABLE account (
  account_id uuid CONSTRAINT account_pk PRIMARY KEY,
  name text NOT NULL CONSTRAINT account_name_form CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  created_at timestamptz NOT NULL,
  CONSTRAINT account_name_once UNIQUE (name)
);

-- the ledgers: one per organisation, one per programme; shard_key = no × 64 leaves room for spreading one programme
CREATE TABLE log (
  log_id uuid CONSTRAINT log_pk PRIMARY KEY,
  no int NOT NULL CONSTRAINT log_no_once UNIQUE CONSTRAINT log_no_positive CHECK (no > 0),
  shard_key int NOT NULL CONSTRAINT log_shard_key CHECK (shard_key = no * 64),
  kind text NOT NULL CONSTRAINT log_kind CHECK (kind IN ('organisation', 'programme')),
  slug text NOT NULL CONSTRAINT log_slug_form CHECK (slug ~ '^[a-z][a-z0-9-]{0,63}$'),
  organisation_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT log_slug_once UNIQUE (kind, slug)
);

-- sharded: the events -----------------------------------------------------------------------------------------------

-- one row a log: locked by whoever writes to it. frontier: hashes of the complete subtrees of its tree, from the
-- largest to the smallest, 32 bytes each; last_at: no event is recorded before an earlier one
CREATE TABLE event_head (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  size bigint NOT NULL CONSTRAINT event_head_size CHECK (size >= 0),
  frontier bytea NOT NULL CONSTRAINT event_head_frontier CHECK (octet_length(frontier) % 32 = 0),
  last_at timestamptz,
  CONSTRAINT event_head_pk PRIMARY KEY (shard_key, log_id)
);

CREATE TABLE event (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  seq bigint NOT NULL CONSTRAINT event_seq CHECK (seq >= 0),
  stream text NOT NULL,
  version int NOT NULL CONSTRAINT event_version CHECK (version >= 1),
  type text NOT NULL,
  entry bytea NOT NULL CONSTRAINT event_entry_size CHECK (octet_length(entry) BETWEEN 2 AND 65535),
  leaf bytea NOT NULL CONSTRAINT event_leaf_size CHECK (octet_length(leaf) = 32),
  CONSTRAINT event_pk PRIMARY KEY (shard_key, log_id, seq),
  CONSTRAINT event_stream_version UNIQUE (shard_key, log_id, stream, version)
);

-- The one way in: moves the head on and puts the events behind it, versions counted per stream. The head must be where
-- the caller, who holds its lock, has seen it. With a key: what was asked for under it, and what was answered.
CREATE FUNCTION append_events(
  in_shard_key int, in_log_id uuid, in_first bigint,
  in_streams text[], in_types text[], in_entries bytea[], in_leaves bytea[],
  in_frontier bytea, in_at timestamptz,
  in_key text, in_digest bytea, in_receipt jsonb
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE event_head SET size = in_first + cardinality(in_streams), frontier = in_frontier, last_at = in_at
   WHERE shard_key = in_shard_key AND log_id = in_log_id AND size = in_first;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the log has moved on from size %', in_first USING ERRCODE = 'serialization_failure';
  END IF;
  FOR i IN 1 .. cardinality(in_streams) LOOP
    INSERT INTO event (shard_key, log_id, seq, stream, version, type, entry, leaf)
    SELECT in_shard_key, in_log_id, in_first + i - 1, in_streams[i], coalesce(max(version), 0) + 1,
           in_types[i], in_entries[i], in_leaves[i]
      FROM event
     WHERE shard_key = in_shard_key AND log_id = in_log_id AND stream = in_streams[i];
  END LOOP;
  IF in_key IS NOT NULL THEN
    INSERT INTO command_key (shard_key, log_id, key, digest, receipt, at)
    VALUES (in_shard_key, in_log_id, in_key, in_digest, in_receipt, in_at);
  END IF;
END $$;

-- Locks a log, and says what every command asks of it: where it stands, who asks and what they hold there, what was
-- done under the key, by which days. Each statement sees what was committed before it began, so what follows the lock
-- is as it stays until the lock is given up. Null: there is no such log.
CREATE FUNCTION enter_log(in_shard_key int, in_log_id uuid, in_account_id uuid, in_key text)
RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM event_head WHERE shard_key = in_shard_key AND log_id = in_log_id FOR UPDATE;
  RETURN (
    SELECT json_build_object(
      'size', h.size, 'frontier', encode(h.frontier, 'hex'), 'last_at', h.last_at,
      'actor_id', a.actor_id,
      'grants', (
        SELECT json_agg(json_build_object(
                 'role', g.role, 'unitId', g.unit_id, 'from', g.valid_from, 'until', g.valid_until) ORDER BY g.seq)
          FROM role_grant g
         WHERE g.shard_key = in_shard_key AND g.log_id = in_log_id AND g.actor_id = a.actor_id),
      'done', (
        SELECT json_build_object('receipt', k.receipt, 'digest', encode(k.digest, 'hex'))
          FROM command_key k WHERE k.shard_key = in_shard_key AND k.log_id = in_log_id AND k.key = in_key),
      'time_zone', coalesce(
        (SELECT o.time_zone FROM organisation o WHERE o.shard_key = in_shard_key),
        (SELECT p.time_zone FROM programme p WHERE p.shard_key = in_shard_key)))
      FROM event_head h
      LEFT JOIN actor a ON a.shard_key = in_shard_key AND a.log_id = in_log_id AND a.account_id = in_account_id
     WHERE h.shard_key = in_shard_key AND h.log_id = in_log_id);
END $$;

-- salt and content are encrypted; erasing deletes the row and leaves every proof as it was
CREATE TABLE event_private (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  seq bigint NOT NULL,
  part text NOT NULL,
  cipher bytea NOT NULL,
  CONSTRAINT event_private_pk PRIMARY KEY (shard_key, log_id, seq, part),
  CONSTRAINT event_private_event FOREIGN KEY (shard_key, log_id, seq) REFERENCES event (shard_key, log_id, seq)
);

-- the random id under which an account acts in one log
CREATE TABLE actor (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  account_id uuid NOT NULL,
  CONSTRAINT actor_pk PRIMARY KEY (shard_key, log_id, actor_id),
  CONSTRAINT actor_account_once UNIQUE (shard_key, log_id, account_id),
  CONSTRAINT actor_account FOREIGN KEY (account_id) REFERENCES account (account_id)
);

CREATE TABLE command_key (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  key text NOT NULL CONSTRAINT command_key_size CHECK (octet_length(key) BETWEEN 1 AND 200),
  digest bytea NOT NULL,
  receipt jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT command_key_pk PRIMARY KEY (shard_key, log_id, key)
);

-- signed heads that were published; the tiles below them follow from the events
CREATE TABLE checkpoint (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT checkpoint_pk PRIMARY KEY (shard_key, log_id, size)
);

-- what witnesses said of a checkpoint: verified before it was kept; key: the witness's verifier key, name+id+base64
CREATE TABLE cosignature (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  size bigint NOT NULL,
  key text NOT NULL,
  signature bytea NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT cosignature_pk PRIMARY KEY (shard_key, log_id, size, key),
  CONSTRAINT cosignature_checkpoint FOREIGN KEY (shard_key, log_id, size)
    REFERENCES checkpoint (shard_key, log_id, size)
);

-- sharded: projections of an organisation's log ---------------------------------------------------------------------
-- seq: the event that recorded a row; ended_seq: the event that ended or replaced it

CREATE TABLE organisation (
  shard_key int NOT NULL,
  organisation_id uuid NOT NULL,
  slug text NOT NULL,
  names jsonb NOT NULL,
  time_zone text NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT organisation_pk PRIMARY KEY (shard_key, organisation_id)
);

CREATE TABLE role_grant (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  role text NOT NULL,
  actor_id uuid NOT NULL,
  unit_id uuid,
  valid_from date NOT NULL,
  valid_until date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT role_grant_pk PRIMARY KEY (shard_key, log_id, grant_id)
);
CREATE INDEX role_grant_actor ON role_grant (shard_key, log_id, actor_id);

CREATE TABLE unit (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  unit_no int NOT NULL CONSTRAINT unit_no_positive CHECK (unit_no > 0),
  type text NOT NULL,
  opened_on date,
  closed_on date,
  seq bigint NOT NULL,
  closed_seq bigint,
  CONSTRAINT unit_pk PRIMARY KEY (shard_key, unit_id),
  CONSTRAINT unit_no_once UNIQUE (shard_key, unit_no)
);

-- times of a unit's life other than the first: closed, and open again
CREATE TABLE unit_pause (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  closed_on date NOT NULL,
  reopened_on date NOT NULL,
  closed_seq bigint NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT unit_pause_pk PRIMARY KEY (shard_key, unit_id, closed_on),
  CONSTRAINT unit_pause_order CHECK (closed_on <= reopened_on)
);

CREATE TABLE unit_name (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  row_no int NOT NULL,
  lang text NOT NULL,
  name text NOT NULL CONSTRAINT unit_name_text CHECK (name ~ '\S'),
  origin text NOT NULL CONSTRAINT unit_name_origin CHECK (origin IN ('source', 'human', 'machine')),
  review text CONSTRAINT unit_name_review CHECK (review IN ('reviewed', 'unreviewed')),
  valid_from date,
  valid_until date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT unit_name_pk PRIMARY KEY (shard_key, unit_id, row_no),
  CONSTRAINT unit_name_span CHECK (valid_from < valid_until)
);
CREATE INDEX unit_name_by_name ON unit_name (shard_key, name text_pattern_ops);

CREATE TABLE unit_code (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  row_no int NOT NULL,
  scheme text NOT NULL,
  code text NOT NULL CONSTRAINT unit_code_text CHECK (code ~ '\S'),
  valid_from date,
  valid_until date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT unit_code_pk PRIMARY KEY (shard_key, unit_id, row_no),
  CONSTRAINT unit_code_span CHECK (valid_from < valid_until)
);
CREATE INDEX unit_code_by_code ON unit_code (shard_key, scheme, code);

CREATE TABLE unit_membership (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  row_no int NOT NULL,
  hierarchy text NOT NULL,
  parent_id uuid NOT NULL,
  valid_from date,
  valid_until date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT unit_membership_pk PRIMARY KEY (shard_key, unit_id, row_no),
  CONSTRAINT unit_membership_span CHECK (valid_from < valid_until),
  CONSTRAINT unit_membership_other CHECK (parent_id <> unit_id)
);
CREATE INDEX unit_membership_by_parent ON unit_membership (shard_key, parent_id, hierarchy);

CREATE TABLE unit_lineage (
  shard_key int NOT NULL,
  seq bigint NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT unit_lineage_kind CHECK (kind IN ('merge', 'split', 'successor', 'reopened')),
  on_day date NOT NULL,
  CONSTRAINT unit_lineage_pk PRIMARY KEY (shard_key, seq, from_id, to_id)
);
CREATE INDEX unit_lineage_from ON unit_lineage (shard_key, from_id);
CREATE INDEX unit_lineage_to ON unit_lineage (shard_key, to_id);

CREATE TABLE item (
  shard_key int NOT NULL,
  item_no int NOT NULL CONSTRAINT item_no_positive CHECK (item_no > 0),
  key text NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT item_pk PRIMARY KEY (shard_key, item_no),
  CONSTRAINT item_key_once UNIQUE (shard_key, key)
);

-- one part of a submission: one event, one chunk
CREATE TABLE submission (
  shard_key int NOT NULL,
  seq bigint NOT NULL,
  submission_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  period int NOT NULL,
  items jsonb NOT NULL,
  n_rows int NOT NULL,
  n_answers int NOT NULL,
  file bytea NOT NULL,
  root bytea NOT NULL,
  CONSTRAINT submission_pk PRIMARY KEY (shard_key, seq)
);

-- period: year × 100 + 0 (year), 1–12 (month), 21–24 (quarter); state as the engine's; word: an option, a grade
CREATE TABLE observation (
  shard_key int NOT NULL,
  period int NOT NULL,
  unit_no int NOT NULL,
  item_no int NOT NULL,
  seq bigint NOT NULL,
  state smallint NOT NULL,
  value double precision,
  planned double precision,
  error double precision,
  word text,
  CONSTRAINT observation_pk PRIMARY KEY (shard_key, period, unit_no, item_no, seq)
) PARTITION BY RANGE (period);

CREATE TABLE observation_note (
  shard_key int NOT NULL,
  period int NOT NULL,
  unit_no int NOT NULL,
  item_no int NOT NULL,
  seq bigint NOT NULL,
  source text NOT NULL,
  note text NOT NULL,
  CONSTRAINT observation_note_pk PRIMARY KEY (shard_key, period, unit_no, item_no, seq)
);

CREATE TABLE sharing (
  shard_key int NOT NULL,
  permission_id uuid NOT NULL,
  quantity text NOT NULL,
  from_programme uuid,
  to_programme uuid NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT sharing_pk PRIMARY KEY (shard_key, permission_id)
);

-- sharded: projections of a programme's log -------------------------------------------------------------------------

CREATE TABLE programme (
  shard_key int NOT NULL,
  programme_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  slug text NOT NULL,
  names jsonb NOT NULL,
  languages jsonb NOT NULL,
  time_zone text NOT NULL,
  owner jsonb NOT NULL,
  calendar jsonb NOT NULL,
  notice_days int NOT NULL,
  bodies jsonb NOT NULL,
  responsibility jsonb NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT programme_pk PRIMARY KEY (shard_key, programme_id)
);

CREATE TABLE programme_document (
  shard_key int NOT NULL,
  document_id uuid NOT NULL,
  kind text NOT NULL,
  title jsonb NOT NULL,
  file bytea,
  url text,
  valid_from date NOT NULL,
  valid_until date,
  seq bigint NOT NULL,
  CONSTRAINT programme_document_pk PRIMARY KEY (shard_key, document_id)
);

CREATE TABLE standard_version (
  shard_key int NOT NULL,
  version text NOT NULL,
  standard_id text NOT NULL,
  digest bytea NOT NULL,
  file bytea NOT NULL,
  state text NOT NULL
    CONSTRAINT standard_version_state CHECK (state IN ('draft', 'notice', 'effective', 'superseded', 'withdrawn')),
  needs_second_key jsonb NOT NULL,
  change_class text CONSTRAINT standard_version_change CHECK (change_class IN ('typo', 'clarification', 'substantive')),
  compared_with text,
  drafted_by uuid NOT NULL,
  key_turned_by uuid,
  notice_from date,
  notice_until date,
  notice_days int,
  effective_from date,
  effective_until date,
  adopted_basis text,
  seq bigint NOT NULL,
  changed_seq bigint NOT NULL,
  CONSTRAINT standard_version_pk PRIMARY KEY (shard_key, version)
);

CREATE TABLE standard_overlay (
  shard_key int NOT NULL,
  version text NOT NULL,
  language text NOT NULL,
  digest bytea NOT NULL,
  file bytea NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT standard_overlay_pk PRIMARY KEY (shard_key, version, language, seq)
);

CREATE TABLE standard_objection (
  shard_key int NOT NULL,
  objection_id uuid NOT NULL,
  version text NOT NULL,
  text jsonb,
  filed_by uuid NOT NULL,
  filed_at timestamptz NOT NULL,
  upheld boolean,
  answer jsonb,
  answered_at timestamptz,
  seq bigint NOT NULL,
  answered_seq bigint,
  CONSTRAINT standard_objection_pk PRIMARY KEY (shard_key, objection_id)
);

CREATE TABLE enrolment (
  shard_key int NOT NULL,
  unit_id uuid NOT NULL,
  seq bigint NOT NULL,
  enrolment_id uuid NOT NULL,
  basis text NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  ended_seq bigint,
  CONSTRAINT enrolment_pk PRIMARY KEY (shard_key, unit_id, seq)
);

CREATE TABLE assessment (
  shard_key int NOT NULL,
  assessment_id uuid NOT NULL,
  seq bigint NOT NULL,
  period text NOT NULL,
  day date NOT NULL,
  version text NOT NULL,
  n_units int NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT assessment_pk PRIMARY KEY (shard_key, assessment_id)
);

-- card: the canonical row; score, rank, grade and the interval beside it, because no score is shown without
CREATE TABLE scorecard (
  shard_key int NOT NULL,
  assessment_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  rank int,
  rank_low int,
  rank_high int,
  score double precision,
  grade text,
  kept double precision,
  card text NOT NULL,
  CONSTRAINT scorecard_pk PRIMARY KEY (shard_key, assessment_id, unit_id)
);
CREATE INDEX scorecard_by_rank ON scorecard (shard_key, assessment_id, rank);

-- local -------------------------------------------------------------------------------------------------------------

-- `migration` itself is made by migrate.ts
