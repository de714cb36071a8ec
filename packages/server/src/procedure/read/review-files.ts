import { type ApplicationState, codeOf, ratedOf } from "@touchstone/domain";
import { cycleOf } from "./cycles.ts";
import { holdingsOverUnit, type RoundScene } from "./round-scene.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";

/** A file of a reviewer: by its assignment, for the name behind an application is known. */
export interface AssignmentRow {
  readonly assignmentId: string;
  readonly cycleId: string;
  /** of the unit, in place of its name */
  readonly code: string;
  readonly grade: string;
  readonly isThird: boolean;
  readonly state: "assigned" | "handedIn" | "recused";
  readonly deadline: DeadlineView | null;
  readonly rated: number;
  readonly of: number;
}

/** A file with what its reviewer is not told. */
export interface OwnFile {
  readonly row: AssignmentRow;
  readonly applicationId: string;
  readonly unitId: string;
  readonly applicationState: ApplicationState;
}

/** What a unit is called before its reviewer: by the assignment, which nobody else knows. */
const anonymousCode = (assignmentId: string): string => codeOf(assignmentId).slice(0, 5);

interface Row {
  readonly assignmentId: string;
  readonly applicationId: string;
  readonly unitId: string;
  readonly cycleId: string;
  readonly grade: string;
  readonly isThird: boolean;
  readonly state: AssignmentRow["state"];
  readonly applicationState: ApplicationState;
  readonly until: string | null;
  readonly days: number | null;
  readonly provisional: boolean;
  readonly rated: number;
}

/** Somebody's own files, in the order in which they were assigned; those that they stepped back from are not among them. */
export async function ownFiles(scene: RoundScene): Promise<OwnFile[]> {
  const { tx, log, actorId } = scene;
  if (actorId === null) return [];
  const { rows } = await tx.query<Row>(
    `SELECT a.assignment_id AS "assignmentId", a.application_id AS "applicationId", p.unit_id AS "unitId",
            p.cycle_id AS "cycleId", p.grade, a.is_third AS "isThird", a.state, p.state AS "applicationState", p.until,
            p.days, p.provisional,
            (SELECT count(*) FROM rating r WHERE r.shard_key = $1 AND r.assignment_id = a.assignment_id) AS rated
     FROM assignment a
     JOIN application p ON p.shard_key = a.shard_key AND p.application_id = a.application_id
     WHERE a.shard_key = $1 AND a.actor_id = $2 AND a.state <> 'recused' ORDER BY a.seq`,
    [log.shardKey, actorId],
  );
  const files: OwnFile[] = [];
  const nRated = new Map<string, number>();
  for (const row of rows) {
    const { applicationId, unitId, cycleId, applicationState, until, days, provisional, ...file } = row;
    if ((await holdingsOverUnit(scene, "ReadReview", unitId)).length === 0) continue;
    if (!nRated.has(cycleId)) {
      const round = await cycleOf(scene, cycleId);
      nRated.set(cycleId, round ? ratedOf(round.standard.standard).length : 0);
    }
    const isOpen = applicationState === "review";
    files.push({
      applicationId,
      unitId,
      applicationState,
      row: {
        ...file,
        cycleId,
        code: anonymousCode(file.assignmentId),
        deadline: isOpen ? deadlineView(scene, { until, days, provisional }) : null,
        of: nRated.get(cycleId) ?? 0,
      },
    });
  }
  return files;
}
