import { diskTrouble, type Health, readOnlyWords } from "./postgres/health.ts";
import { DatabaseProblem } from "./postgres/problem.ts";
import { isConnectionLost } from "./store/tx.ts";

/**
 * Does work that writes, unless the disk can't be trusted with more; what it meets there is told to all writing that
 * follows. A database that is gone has often met the disk's end first, so then the disk is looked at too.
 * @throws {DatabaseProblem} disk-full, with what to do; unreachable, if the connection was lost and stayed so
 */
export async function whileWritable<T>(health: Health, work: () => Promise<T>): Promise<T> {
  const before = health.isReadOnly();
  if (before) throw new DatabaseProblem("disk-full", readOnlyWords(before));
  try {
    return await work();
  } catch (error) {
    health.note(error);
    const isLost = isConnectionLost(error);
    if (isLost) await health.look();
    const now = health.isReadOnly();
    if (now && (isLost || diskTrouble(error) !== null))
      throw new DatabaseProblem("disk-full", `${readOnlyWords(now)} What was asked for was not recorded.`, {
        cause: error,
      });
    if (isLost) throw new DatabaseProblem("unreachable", UNREACHABLE, { cause: error });
    throw error;
  }
}

const UNREACHABLE = "The connection to the database was lost and did not come back. Nothing was recorded: try again.";
