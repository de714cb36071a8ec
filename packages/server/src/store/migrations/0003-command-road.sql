-- What every command goes through, with less to do: statements by key one after the other cost less than one with a part
-- for each question, and the head is read as it is locked. What the functions are asked and answer stays the same.

-- Locks a log, and says what every command asks of it: where it stands, who asks and what they hold there, what was
-- done under the key, by which days. Each statement sees what was committed before it began, so what follows the lock
-- is as it stays until the lock is given up. Null: there is no such log.
CREATE OR REPLACE FUNCTION enter_log(in_shard_key int, in_log_id uuid, in_account_id uuid, in_key text)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  head event_head;
  actor_here uuid;
  held json;
  done json;
  zone text;
BEGIN
  SELECT * INTO head FROM event_head WHERE shard_key = in_shard_key AND log_id = in_log_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT actor_id INTO actor_here
    FROM actor WHERE shard_key = in_shard_key AND log_id = in_log_id AND account_id = in_account_id;
  IF FOUND THEN
    SELECT json_agg(json_build_object(
             'role', role, 'unitId', unit_id, 'from', valid_from, 'until', valid_until) ORDER BY seq) INTO held
      FROM role_grant WHERE shard_key = in_shard_key AND log_id = in_log_id AND actor_id = actor_here;
  END IF;
  IF in_key IS NOT NULL THEN
    SELECT json_build_object('receipt', receipt, 'digest', encode(digest, 'hex')) INTO done
      FROM command_key WHERE shard_key = in_shard_key AND log_id = in_log_id AND key = in_key;
  END IF;
  SELECT time_zone INTO zone FROM organisation WHERE shard_key = in_shard_key;
  IF NOT FOUND THEN
    SELECT time_zone INTO zone FROM programme WHERE shard_key = in_shard_key;
  END IF;
  RETURN json_build_object(
    'size', head.size, 'frontier', encode(head.frontier, 'hex'), 'last_at', head.last_at,
    'actor_id', actor_here, 'grants', held, 'done', done, 'time_zone', zone);
END $$;

-- The one way in: moves the head on and puts the events behind it, versions counted per stream. The head must be where
-- the caller, who holds its lock, has seen it. With a key: what was asked for under it, and what was answered.
CREATE OR REPLACE FUNCTION append_events(
  in_shard_key int, in_log_id uuid, in_first bigint,
  in_streams text[], in_types text[], in_entries bytea[], in_leaves bytea[],
  in_frontier bytea, in_at timestamptz,
  in_key text, in_digest bytea, in_receipt jsonb
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  latest int;
BEGIN
  UPDATE event_head SET size = in_first + cardinality(in_streams), frontier = in_frontier, last_at = in_at
   WHERE shard_key = in_shard_key AND log_id = in_log_id AND size = in_first;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the log has moved on from size %', in_first USING ERRCODE = 'serialization_failure';
  END IF;
  FOR i IN 1 .. cardinality(in_streams) LOOP
    SELECT version INTO latest FROM event
     WHERE shard_key = in_shard_key AND log_id = in_log_id AND stream = in_streams[i]
     ORDER BY version DESC LIMIT 1;
    INSERT INTO event (shard_key, log_id, seq, stream, version, type, entry, leaf)
    VALUES (in_shard_key, in_log_id, in_first + i - 1, in_streams[i], coalesce(latest, 0) + 1,
            in_types[i], in_entries[i], in_leaves[i]);
  END LOOP;
  IF in_key IS NOT NULL THEN
    INSERT INTO command_key (shard_key, log_id, key, digest, receipt, at)
    VALUES (in_shard_key, in_log_id, in_key, in_digest, in_receipt, in_at);
  END IF;
END $$;

-- whose programmes count beside an organisation's log, and the other way: asked by every command
CREATE INDEX log_by_organisation ON log (organisation_id, no);
