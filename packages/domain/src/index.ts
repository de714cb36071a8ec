/**
 * What may happen, and why not: one file per noun with its commands, its state and its deciders. A decider is pure:
 * command and state in, events or a refusal out; time and ids arrive with the command, and it reads and writes
 * nothing. `events.ts` lists every event there is, `authorise.ts` who may command what, `refusal.ts` every no.
 */
export { type About, authorise, type Held, type Holding, MAY } from "./authorise.ts";
export type { CalendarRules } from "./calendar.ts";
export { dayOf, textOfDay } from "./calendar-days.ts";
export { type Chunk, MOST_IN_CHUNK } from "./chunk.ts";
export type {
  BulkCommand,
  BulkCommands,
  BulkCommandType,
  Command,
  CommandOf,
  Commands,
  CommandType,
} from "./commands.ts";
export { type Context, type Decision, decided, refused } from "./decision.ts";
export type * from "./events.ts";
export { decideFoundOrganisation, type OrganisationCommands } from "./organisation.ts";
export {
  decideErasePrivatePart,
  decideReadPrivatePart,
  ERASURE_REASONS,
  type ErasureReason,
  type PrivatePartCommands,
  PURPOSES,
  type Purpose,
} from "./private-part.ts";
export type { Refusal } from "./refusal.ts";
export {
  decideEndRole,
  decideGrantRole,
  type Grant,
  grantsToFounder,
  holdsOn,
  notSeparated,
  type Receiver,
  ROLES,
  type Role,
  type RoleCommands,
} from "./role.ts";
export type { Text } from "./text.ts";
export type { Span, UnitRow } from "./unit-row.ts";
