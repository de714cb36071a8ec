// Who asks the service, in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const CONNECTIONS = 8;

/** What came of a list of requests. */
export interface Asked {
  readonly perSecond: number;
  /** CPU time of this process a request, in milliseconds: of whoever answered, for the other side waits its turn */
  readonly cpuMs: number;
}

export interface Reader {
  readonly address: string;
  /** Asks for all of them. */
  ask(paths: readonly string[]): Promise<Asked>;
  end(): void;
}

export async function readerOf(address: string): Promise<Reader> {
  const script = fileURLToPath(new URL("service-load.ts", import.meta.url));
  const args = [script, new URL(address).port, String(CONNECTIONS)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child, "spawn");
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("readerOf: no pipes");
  const said = createInterface({ input: stdout });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the reader ended")));
  ended.catch(() => {}); // it ends when it is told to, too
  return {
    address,
    ask: async (paths) => {
      const answered = Promise.race([once(said, "line"), ended]);
      const before = process.cpuUsage();
      stdin.write(`${JSON.stringify(paths)}\n`);
      const [seconds] = (await answered) as [string]; // a line
      const { user, system } = process.cpuUsage(before);
      return { perSecond: paths.length / Number(seconds), cpuMs: (user + system) / 1000 / paths.length };
    },
    end: () => stdin.end(),
  };
}

/** The units from a place on, and around again. */
export const some = (units: readonly string[], from: number, many: number): string[] =>
  Array.from({ length: many }, (_, at) => units[(from + at) % units.length] ?? "");
