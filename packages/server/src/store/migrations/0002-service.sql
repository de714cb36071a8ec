-- What the service keeps: how people sign in, and evidence files. The record's rules hold here too (0001-record.sql).

-- local: signing in --------------------------------------------------------------------------------------------------
-- beside the record: nothing here is an event, and no row of the record points here. An id of sign_in_user is the
-- account's. The first six tables are better-auth's, under names of ours; a test asks it whether they are as it wants.

CREATE TABLE sign_in_user (
  id uuid CONSTRAINT sign_in_user_pk PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  username text,
  two_factor_enabled boolean,
  CONSTRAINT sign_in_user_account FOREIGN KEY (id) REFERENCES account (account_id),
  CONSTRAINT sign_in_user_email_once UNIQUE (email),
  CONSTRAINT sign_in_user_username_once UNIQUE (username)
);

CREATE TABLE sign_in_session (
  id uuid CONSTRAINT sign_in_session_pk PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  token text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  user_id uuid NOT NULL,
  CONSTRAINT sign_in_session_token_once UNIQUE (token),
  CONSTRAINT sign_in_session_user FOREIGN KEY (user_id) REFERENCES sign_in_user (id) ON DELETE CASCADE
);
CREATE INDEX sign_in_session_user_id_idx ON sign_in_session (user_id);
CREATE INDEX sign_in_session_expiry ON sign_in_session (expires_at);

CREATE TABLE sign_in_credential (
  id uuid CONSTRAINT sign_in_credential_pk PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id uuid NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT sign_in_credential_once UNIQUE (provider_id, account_id),
  CONSTRAINT sign_in_credential_user FOREIGN KEY (user_id) REFERENCES sign_in_user (id) ON DELETE CASCADE
);
CREATE INDEX sign_in_credential_user_id_idx ON sign_in_credential (user_id);

CREATE TABLE sign_in_verification (
  id uuid CONSTRAINT sign_in_verification_pk PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sign_in_verification_identifier_idx ON sign_in_verification (identifier);
CREATE INDEX sign_in_verification_expiry ON sign_in_verification (expires_at);

CREATE TABLE sign_in_second_factor (
  id uuid CONSTRAINT sign_in_second_factor_pk PRIMARY KEY,
  secret text NOT NULL,
  recovery_codes text NOT NULL,
  user_id uuid NOT NULL,
  verified boolean,
  failed_verification_count int,
  locked_until timestamptz,
  CONSTRAINT sign_in_second_factor_once UNIQUE (user_id),
  CONSTRAINT sign_in_second_factor_user FOREIGN KEY (user_id) REFERENCES sign_in_user (id) ON DELETE CASCADE
);
CREATE INDEX sign_in_second_factor_secret_idx ON sign_in_second_factor (secret);
CREATE INDEX sign_in_second_factor_user_id_idx ON sign_in_second_factor (user_id);

CREATE TABLE sign_in_passkey (
  id uuid CONSTRAINT sign_in_passkey_pk PRIMARY KEY,
  name text,
  public_key text NOT NULL,
  user_id uuid NOT NULL,
  credential_id text NOT NULL,
  counter int NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  created_at timestamptz,
  aaguid text,
  CONSTRAINT sign_in_passkey_credential_once UNIQUE (credential_id),
  CONSTRAINT sign_in_passkey_user FOREIGN KEY (user_id) REFERENCES sign_in_user (id) ON DELETE CASCADE
);
CREATE INDEX sign_in_passkey_user_id_idx ON sign_in_passkey (user_id);
CREATE INDEX sign_in_passkey_credential_id_idx ON sign_in_passkey (credential_id);

-- accounts that act for a unit: the unit's code is what is typed to sign in. reset_seen: the handing over in the record
-- that signing in has followed; of any other it must still end what is signed in
CREATE TABLE sign_in_unit (
  account_id uuid CONSTRAINT sign_in_unit_pk PRIMARY KEY,
  log_id uuid NOT NULL,
  grant_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  code text NOT NULL CONSTRAINT sign_in_unit_code_plain CHECK (code = lower(code)),
  reset_seen timestamptz,
  CONSTRAINT sign_in_unit_grant_once UNIQUE (log_id, grant_id),
  CONSTRAINT sign_in_unit_user FOREIGN KEY (account_id) REFERENCES sign_in_user (id)
);
CREATE INDEX sign_in_unit_code ON sign_in_unit (code);

-- what lets somebody choose a password, once: a slip of paper with a unit's code, or a link. mac: of its words, by the
-- installation's key, so that a copy of this table opens nothing
CREATE TABLE sign_in_slip (
  account_id uuid CONSTRAINT sign_in_slip_pk PRIMARY KEY,
  kind text NOT NULL CONSTRAINT sign_in_slip_kind CHECK (kind IN ('slip', 'link')),
  mac bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT sign_in_slip_mac_once UNIQUE (mac),
  CONSTRAINT sign_in_slip_user FOREIGN KEY (account_id) REFERENCES sign_in_user (id)
);

CREATE TABLE sign_in_token (
  token_id uuid CONSTRAINT sign_in_token_pk PRIMARY KEY,
  account_id uuid NOT NULL,
  name text NOT NULL CONSTRAINT sign_in_token_name_size CHECK (length(name) BETWEEN 1 AND 80),
  scopes text[] NOT NULL CONSTRAINT sign_in_token_scopes_some CHECK (cardinality(scopes) > 0),
  sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_on date,
  CONSTRAINT sign_in_token_sha256_once UNIQUE (sha256),
  CONSTRAINT sign_in_token_user FOREIGN KEY (account_id) REFERENCES sign_in_user (id)
);
CREATE INDEX sign_in_token_account ON sign_in_token (account_id);

-- sharded: who was let in as a unit, and who was read about ----------------------------------------------------------
-- projections of the record, as those of 0001-record.sql

-- the last time that the account of a unit was handed over: what was signed in before is out
ALTER TABLE role_grant ADD COLUMN reset_seq bigint, ADD COLUMN reset_at timestamptz;

-- what one account holds, and who was read about, in every log: looked for by the account alone
CREATE INDEX actor_by_account ON actor (account_id);
-- accounts of a unit, whoever holds them
CREATE INDEX role_grant_unit ON role_grant (shard_key, log_id, unit_id);

-- private parts that were opened, for the person behind them to see: when, by which role, for what purpose, and not by
-- whom. part_seq: the event that the part belongs to; person_id: who acted in it, null while it is sealed
CREATE TABLE private_reading (
  shard_key int NOT NULL,
  log_id uuid NOT NULL,
  seq bigint NOT NULL,
  part_seq bigint NOT NULL,
  part text NOT NULL,
  purpose text NOT NULL,
  role text NOT NULL,
  held_in text NOT NULL CONSTRAINT private_reading_held_in CHECK (held_in IN ('organisation', 'programme')),
  read_at timestamptz NOT NULL,
  person_id uuid,
  CONSTRAINT private_reading_pk PRIMARY KEY (shard_key, log_id, seq)
);
CREATE INDEX private_reading_person ON private_reading (shard_key, log_id, person_id);

-- evidence -----------------------------------------------------------------------------------------------------------

-- local: files that were handed in and looked through, until they become evidence. fault: why one was refused; file:
-- what it is, as EvidenceAdded will say it; secret: its key and digest, encrypted, where it is not public
CREATE TABLE evidence_intake (
  evidence_id uuid CONSTRAINT evidence_intake_pk PRIMARY KEY,
  account_id uuid NOT NULL,
  log_id uuid NOT NULL,
  fault text,
  file jsonb,
  secret bytea,
  at timestamptz NOT NULL,
  CONSTRAINT evidence_intake_account FOREIGN KEY (account_id) REFERENCES account (account_id),
  CONSTRAINT evidence_intake_log FOREIGN KEY (log_id) REFERENCES log (log_id),
  CONSTRAINT evidence_intake_either CHECK ((fault IS NULL) <> (file IS NULL))
);

-- sharded: projections of an organisation's log. erase_from: the day from which its bytes are gone; null: none
CREATE TABLE evidence (
  shard_key int NOT NULL,
  evidence_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  programme_id uuid,
  digest bytea NOT NULL CONSTRAINT evidence_digest_size CHECK (octet_length(digest) = 32),
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  visibility text NOT NULL CONSTRAINT evidence_visibility CHECK (visibility IN ('public', 'reviewers', 'private')),
  thumbnails jsonb NOT NULL,
  title jsonb,
  retain_until date,
  added_at timestamptz NOT NULL,
  withdrawn text,
  erase_from date,
  seq bigint NOT NULL,
  withdrawn_seq bigint,
  CONSTRAINT evidence_pk PRIMARY KEY (shard_key, evidence_id)
);
CREATE INDEX evidence_by_digest ON evidence (shard_key, digest);
CREATE INDEX evidence_by_unit ON evidence (shard_key, unit_id, seq);
CREATE INDEX evidence_by_end ON evidence (shard_key, erase_from);

CREATE TABLE evidence_link (
  shard_key int NOT NULL,
  link_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  target jsonb NOT NULL,
  locator jsonb NOT NULL,
  seq bigint NOT NULL,
  ended_seq bigint,
  CONSTRAINT evidence_link_pk PRIMARY KEY (shard_key, link_id)
);
CREATE INDEX evidence_link_by_evidence ON evidence_link (shard_key, evidence_id);
CREATE INDEX evidence_link_by_unit ON evidence_link (shard_key, unit_id, seq);
