-- Rehearsals: copies of programmes, each in an organisation of its own, which count nowhere and can be removed.

-- the programme that a rehearsal was copied from; null: it counts. Said when a log is founded and never after: the
-- application may add logs, and neither change nor delete one (access.ts), so that nothing real becomes a rehearsal
ALTER TABLE log ADD COLUMN sandbox_of uuid;

-- reference: rehearsals that were removed. A number says where rows lie, and a name was signed for: neither is used
-- again. files: digests that their events named; cleared_at: those, keys and what was published are gone too
CREATE TABLE sandbox_gone (
  log_id uuid CONSTRAINT sandbox_gone_pk PRIMARY KEY,
  no int NOT NULL CONSTRAINT sandbox_gone_no_once UNIQUE,
  kind text NOT NULL CONSTRAINT sandbox_gone_kind CHECK (kind IN ('organisation', 'programme')),
  slug text NOT NULL,
  sandbox_of uuid NOT NULL,
  files jsonb NOT NULL,
  removed_at timestamptz NOT NULL,
  cleared_at timestamptz,
  CONSTRAINT sandbox_gone_slug_once UNIQUE (kind, slug)
);

-- The one way in which events are deleted: all rows of an organisation that is a rehearsal, and of its programmes, in
-- every table that there is. Runs with the rights of who owns the tables, for the application has none to delete
-- events; so it asks itself whether this is a rehearsal, while nobody can add a log. With one log that counts, nothing
-- is deleted.
CREATE FUNCTION remove_sandbox(in_organisation_id uuid, in_files jsonb, in_at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ids uuid[];
  keys int[];
  waiting text[];
  next_one text;
BEGIN
  LOCK TABLE public.log IN SHARE ROW EXCLUSIVE MODE;
  SELECT array_agg(log_id), array_agg(shard_key) INTO ids, keys
    FROM public.log WHERE organisation_id = in_organisation_id
  HAVING bool_and(sandbox_of IS NOT NULL);
  IF ids IS NULL OR NOT in_organisation_id = ANY (ids) THEN
    RAISE EXCEPTION '% is no rehearsal: nothing was deleted', in_organisation_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- who writes in it now comes to the end first
  PERFORM FROM public.event_head WHERE shard_key = ANY (keys) ORDER BY shard_key FOR UPDATE;

  -- every table whose rows are a log's, each before those that it refers to
  SELECT array_agg(DISTINCT c.relname::text) INTO waiting
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('shard_key', 'log_id') AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     AND c.relname NOT IN ('log', 'sandbox_gone');
  WHILE cardinality(waiting) > 0 LOOP
    SELECT min(t) INTO next_one FROM unnest(waiting) AS t
     WHERE NOT EXISTS (
       SELECT FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid
        WHERE k.contype = 'f' AND k.confrelid = format('public.%I', t)::regclass AND k.conrelid <> k.confrelid
          AND f.relname::text = ANY (waiting));
    IF EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = format('public.%I', next_one)::regclass
                  AND a.attname = 'shard_key' AND NOT a.attisdropped) THEN
      EXECUTE format('DELETE FROM public.%I WHERE shard_key = ANY ($1)', next_one) USING keys;
    ELSE
      EXECUTE format('DELETE FROM public.%I WHERE log_id = ANY ($1)', next_one) USING ids;
    END IF;
    waiting := array_remove(waiting, next_one);
  END LOOP;

  INSERT INTO public.sandbox_gone (log_id, no, kind, slug, sandbox_of, files, removed_at)
  SELECT log_id, no, kind, slug, sandbox_of,
         CASE WHEN kind = 'organisation' THEN in_files ELSE '{"record": [], "evidence": []}'::jsonb END, in_at
    FROM public.log WHERE log_id = ANY (ids);
  DELETE FROM public.log WHERE log_id = ANY (ids) AND sandbox_of IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION remove_sandbox(uuid, jsonb, timestamptz) FROM PUBLIC;
