import { spawn } from "node:child_process";
import { DatabaseProblem } from "./problem.ts";
import type { SystemUser } from "./system-user.ts";

/** The environment that PostgreSQL's programs see: nothing of ours, no PG* variables, messages in English. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: "C", TZ: "UTC" };
}

/**
 * Runs a program of PostgreSQL to its end.
 * @throws {DatabaseProblem} with the last lines it said, if it failed
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  user: SystemUser | null,
  input = "",
): Promise<string> {
  const child = spawn(program, args, {
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
    env: cleanEnvironment(),
    cwd: "/",
    windowsHide: true,
  });
  let said = "";
  const hear = (text: string): void => {
    said = (said + text).slice(-20_000);
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  child.stdin.on("error", () => {}); // it ended without reading: its exit code says so
  child.stdin.end(input);
  const end = await new Promise<string | null>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}`));
  });
  if (end === null) return said;
  const lines = said.trim().split("\n").slice(-5).join("\n  ");
  throw new DatabaseProblem("did-not-start", `${program} ${end}. The last that it said:\n  ${lines}`);
}
