import type { EventType, RecordedEvent } from "@touchstone/domain";
import { moveApplication, noteEvent } from "../procedure/move-application.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/** Where each application stands, until when, and the sealed events that brought it there. */
export const applications: Projection = {
  tables: ["application", "application_event"],
  applies: [
    "ApplicationMade",
    "ApplicationHandedIn",
    "CompletenessChecked",
    "ApplicationWithdrawn",
    "ApplicationLapsed",
    "ApplicationMoved",
    "DeadlineLengthened",
  ],
  apply: async (tx, _, log, seq, event) => {
    if (event.type === "ApplicationMade") await made(tx, log, seq, event);
    if (event.type === "ApplicationHandedIn") {
      const { applicationId, moved: _moved, ...rest } = event.data;
      await set(tx, log, applicationId, "handed_in", { at: event.at, seq, ...rest });
    }
    if (event.type === "ApplicationMoved" && event.data.onRecord !== undefined)
      await set(tx, log, event.data.applicationId, "on_record", { ...event.data.onRecord, seq });
    if (event.type === "CompletenessChecked")
      await set(tx, log, event.data.applicationId, "to_mend", event.data.toMend);
    if (event.type === "DeadlineLengthened") await lengthened(tx, log, seq, event);
    if (isMoving(event)) {
      const { applicationId, moved } = event.data;
      await moveApplication(tx, log, { ...event, seq }, applicationId, moved);
    }
  },
};

type Of<T extends EventType> = Extract<RecordedEvent, { type: T }>;

/** Events of this file that bring an application on. */
const MOVING = [
  "ApplicationHandedIn",
  "CompletenessChecked",
  "ApplicationWithdrawn",
  "ApplicationLapsed",
  "ApplicationMoved",
] as const;

const isMoving = (event: RecordedEvent): event is Of<(typeof MOVING)[number]> =>
  MOVING.some((type) => type === event.type);

async function made(tx: Tx, log: Log, seq: number, event: Of<"ApplicationMade">): Promise<void> {
  const { applicationId, cycleId, unitId, grade, moved } = event.data;
  const { to, deadline } = moved;
  await tx.query(
    `INSERT INTO application (shard_key, application_id, cycle_id, unit_id, grade, state, until, days, provisional,
                              made_by, made_at, since, seq, changed_seq, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $12, $11)`,
    [
      log.shardKey,
      applicationId,
      cycleId,
      unitId,
      grade,
      to,
      deadline?.until ?? null,
      deadline?.days ?? null,
      deadline?.provisional ?? false,
      event.by,
      event.at,
      seq,
    ],
  );
  noteEvent(tx, log, { ...event, seq }, applicationId);
}

/** What an event of this file writes; what stands in place of what was handed in keeps the time of the hand-in, and names its own entry. */
const SET = {
  handed_in: "UPDATE application SET handed_in = $3 WHERE shard_key = $1 AND application_id = $2",
  on_record: "UPDATE application SET handed_in = handed_in || $3::jsonb WHERE shard_key = $1 AND application_id = $2",
  to_mend: "UPDATE application SET to_mend = $3 WHERE shard_key = $1 AND application_id = $2",
} as const;

async function set(tx: Tx, log: Log, applicationId: string, what: keyof typeof SET, value: object): Promise<void> {
  await tx.query(SET[what], [log.shardKey, applicationId, JSON.stringify(value)]);
}

async function lengthened(tx: Tx, log: Log, seq: number, event: Of<"DeadlineLengthened">): Promise<void> {
  const { applicationId, deadline } = event.data;
  const { until, days, provisional } = deadline;
  await tx.query(
    `UPDATE application SET until = $3, days = $4, provisional = $5, changed_seq = $6, changed_at = $7
     WHERE shard_key = $1 AND application_id = $2`,
    [log.shardKey, applicationId, until, days, provisional, seq, event.at],
  );
  noteEvent(tx, log, { ...event, seq }, applicationId);
}
