-- A log says by which days it counts: everybody who asks for it needs them, and they never change.
ALTER TABLE log ADD COLUMN time_zone text;
DO $$
DECLARE
  founded record;
BEGIN
  FOR founded IN SELECT shard_key, time_zone FROM organisation UNION ALL SELECT shard_key, time_zone FROM programme LOOP
    UPDATE log SET time_zone = founded.time_zone WHERE shard_key = founded.shard_key;
  END LOOP;
END $$;
ALTER TABLE log ALTER COLUMN time_zone SET NOT NULL;

-- As before, without the days: who enters a log has looked it up.
CREATE OR REPLACE FUNCTION enter_log(in_shard_key int, in_log_id uuid, in_account_id uuid, in_key text)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  head event_head;
  actor_here uuid;
  held json;
  done json;
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
  RETURN json_build_object(
    'size', head.size, 'frontier', encode(head.frontier, 'hex'), 'last_at', head.last_at,
    'actor_id', actor_here, 'grants', held, 'done', done);
END $$;
