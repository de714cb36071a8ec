-- Once the days for mending have passed, what an application is judged by is what the clock's event says, and its receipt
-- names that event. Rows from before it did name the hand-in still. Early events of the clock said nothing of it, and
-- what was handed in had no `own` then: there the hand-in is rightly named.
DO $$
DECLARE
  mended record;
BEGIN
  FOR mended IN
    SELECT moved.shard_key, moved.application_id, moved.seq
    FROM application a
    JOIN application_event checked
      ON checked.shard_key = a.shard_key AND checked.application_id = a.application_id
     AND checked.type = 'CompletenessChecked'
    JOIN application_event moved
      ON moved.shard_key = a.shard_key AND moved.application_id = a.application_id
     AND moved.type = 'ApplicationMoved' AND moved.seq > checked.seq
    WHERE a.handed_in ? 'own' AND jsonb_array_length(a.to_mend) > 0
      AND NOT EXISTS (
        SELECT 1 FROM application_event between_them
        WHERE between_them.shard_key = a.shard_key AND between_them.application_id = a.application_id
          AND between_them.seq > checked.seq AND between_them.seq < moved.seq
          AND between_them.type <> 'DeadlineLengthened')
  LOOP
    UPDATE application SET handed_in = handed_in || jsonb_build_object('seq', mended.seq)
     WHERE shard_key = mended.shard_key AND application_id = mended.application_id;
  END LOOP;
END $$;
