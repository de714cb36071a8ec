import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** What every Unix has. No Node, no npm, no compiler. */
const TOOLS = ["sh", "mkdir", "cp", "mv", "ln", "rm", "cat", "dirname", "readlink", "id", "tar", "gzip"];

/** A folder of programs for PATH that holds the barest of machines. */
export async function bareTools(folder: string): Promise<string> {
  await mkdir(folder);
  for (const name of TOOLS) {
    const found = ["/bin", "/usr/bin"].map((place) => join(place, name)).find(existsSync);
    if (found === undefined) throw new Error(`bareTools: got no ${name}, want one`);
    await symlink(found, join(folder, name));
  }
  return folder;
}

export interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** Runs a program to its end. */
export function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { env, maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, text: stdout + stderr }),
    );
  });
}

/** A service that runs as a process of its own. */
export interface RunningService {
  readonly child: ChildProcess;
  readonly url: string;
  /** what it has said so far */
  said(): string;
  /** asks it to stop, and waits for it. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `touchstone serve` and waits until it is healthy. @throws {Error} with what it said, where it ends instead */
export async function startService(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  scheme: "http" | "https" = "http",
): Promise<RunningService> {
  const port = await freePort();
  const [command = "", ...args] = program;
  const child = spawn(command, [...args, "--port", String(port)], { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (text += part.toString()));
  const url = `http://127.0.0.1:${port}`;
  const isUp = async (): Promise<boolean> =>
    scheme === "http"
      ? fetch(`${url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        )
      : text.includes("Touchstone is at");
  while (!(await isUp())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`serve ended: ${text}`);
    await wait(100);
  }
  return {
    child,
    url,
    said: () => text,
    stop: async (signal = "SIGTERM") => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("freePort: got no port");
  return address.port;
}
