import type { FastifyRequest } from "fastify";
import { ProblemError } from "../http/problem.ts";
import type { SignIn } from "./sign-in.ts";

/** Who guesses, and what: the name of an account, a unit's code, a link. */
export interface Guess {
  readonly client: string;
  readonly what: string;
}

/** The client that asks: its address; of IPv6 the network, as everyone has many addresses in theirs. */
export function clientOf({ ip }: Pick<FastifyRequest, "ip">): string {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip.replace("::ffff:", "");
  const [head = "", tail = ""] = ip.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail.split(":").filter(Boolean);
  const all = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${all.slice(0, 4).join(":")}::/64`;
}

/**
 * Does what may be guessed at, and counts it unless it gives something.
 * @throws {ProblemError} too-many-requests, the same whether or not there is such an account
 */
export async function guessed<T>(
  { tries }: SignIn,
  { client, what }: Guess,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const keys = [
    [tries.client, client],
    [tries.one, `${client} ${what}`],
    [tries.all, what],
  ] as const;
  for (const [at, [counter, key]] of keys.entries())
    if (!counter.take(key)) {
      for (const [before, taken] of keys.slice(0, at)) before.giveBack(taken);
      throw new ProblemError("too-many-requests", "Too many tries that failed. Wait a quarter of an hour.");
    }
  const result = await work();
  if (result !== null) for (const [counter, key] of keys) counter.giveBack(key);
  return result;
}
