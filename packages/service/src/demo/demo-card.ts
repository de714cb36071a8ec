import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ACCOUNTS, type DemoAccount } from "./demo-accounts.ts";
import { AFTER } from "./words.ts";

/** What a data folder says of itself where it is a demo: by what its accounts sign in. */
export interface DemoCard {
  /** of every account of the demo; null: nobody can sign in */
  readonly password: string | null;
  readonly accounts: readonly DemoAccount[];
}

const FILE = "demo.json";

/** A card with a new password of words that are easily typed. */
export function newCard(canSignIn: boolean): DemoCard {
  const word = (): string => (AFTER[randomInt(AFTER.length)]?.[0] ?? "").toLowerCase();
  const password = [word(), word(), word(), word(), randomInt(10, 100)].join("-");
  return { password: canSignIn ? password : null, accounts: ACCOUNTS };
}

/** Written last, as a file that only its owner reads. */
export async function writeCard(dir: string, card: DemoCard): Promise<void> {
  await writeFile(join(dir, FILE), `${JSON.stringify(card, null, 2)}\n`, { mode: 0o600, flush: true });
}

/** The card of a folder; null where it is no demo, or there is none. */
export async function readCard(dir: string): Promise<DemoCard | null> {
  const text = await readFile(join(dir, FILE), "utf8").catch(() => null);
  if (text === null) return null;
  const found: unknown = JSON.parse(text);
  if (typeof found !== "object" || found === null || !("password" in found)) return null;
  const { password } = found;
  return { password: typeof password === "string" ? password : null, accounts: ACCOUNTS };
}
