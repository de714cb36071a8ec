-- Files of evidence that may lie in the store with nothing that keeps them.

-- local: files that may lie where evidence lies with nothing that keeps them: they are about to be put there, or were
-- given up. The sweep looks at each, and erases what nothing keeps
CREATE TABLE evidence_loose (
  log_id uuid NOT NULL,
  digest bytea NOT NULL CONSTRAINT evidence_loose_digest_size CHECK (octet_length(digest) = 32),
  at timestamptz NOT NULL,
  CONSTRAINT evidence_loose_pk PRIMARY KEY (log_id, digest),
  CONSTRAINT evidence_loose_log FOREIGN KEY (log_id) REFERENCES log (log_id)
);
