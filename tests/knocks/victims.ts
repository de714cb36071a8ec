import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { postmasterOf, worksIn } from "@touchstone/server/testing";

/** Number of the server's process, if it is one of this folder and runs. */
export async function postmasterIn(home: string): Promise<number | null> {
  const pid = await postmasterOf(home);
  return pid !== null && (await worksIn(pid, join(home, "database"))) === true ? pid : null;
}

/** Processes that the server has for connections of ours; Linux tells. */
export function backendsOf(postmaster: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const [stat, command] = [textOf(`/proc/${pid}/stat`), textOf(`/proc/${pid}/cmdline`)];
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return parent === postmaster && command.startsWith("postgres: touchstone touchstone");
    });
}

/** Kills the hard way; who has ended meanwhile has ended. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // it has ended
  }
}
