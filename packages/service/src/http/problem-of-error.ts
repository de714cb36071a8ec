import { CommitUnknown, DatabaseProblem, diskTrouble } from "@touchstone/server";
import type { Fault, Problem, ProblemKind } from "./problem.ts";
import { ProblemError } from "./problem.ts";

/** What a validator says of one fault. */
interface Finding {
  readonly instancePath: string;
  readonly message?: string;
}

/** What to tell whoever asked, of an error that ended the request: nothing of the inside, and always a problem. */
export function problemOfError(error: unknown, findings: readonly Finding[]): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (findings.length > 0) {
    const errors = findings.map(faultOf);
    return new ProblemError(
      "invalid-request",
      errors.map(({ pointer, detail }) => `${pointer || "/"}: ${detail}`).join("; "),
      {
        errors,
      },
    ).problem;
  }
  if (error instanceof DatabaseProblem || diskTrouble(error) !== null)
    return new ProblemError("read-only", "The server can't record anything at the moment; reading goes on.").problem;
  if (error instanceof CommitUnknown)
    return new ProblemError(
      "unavailable",
      "The connection to the database was lost at the last moment: ask again with the same Idempotency-Key.",
    ).problem;
  const status = statusOf(error);
  const kind = OF_STATUS.get(status) ?? (status >= 400 && status < 500 ? "invalid-request" : undefined);
  if (kind !== undefined) return new ProblemError(kind, messageOf(error)).problem;
  return new ProblemError("fault", "Something went wrong here. The id of the request helps to find it in the log.")
    .problem;
}

const OF_STATUS: ReadonlyMap<number, ProblemKind> = new Map([
  [400, "invalid-request"],
  [404, "not-found"],
  [405, "method-not-allowed"],
  [413, "too-large"],
  [415, "wrong-media-type"],
  [429, "too-many-requests"],
  [431, "header-too-large"],
  [503, "unavailable"],
]);

const faultOf = ({ instancePath, message }: Finding): Fault => ({
  pointer: instancePath,
  detail: message ?? "this is not as it should be",
});

function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");
