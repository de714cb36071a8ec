import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { type Checkpoint, parseCheckpoint, parseNote, parseVerifierKey, type VerifierKey } from "@touchstone/ledger";
import { runOnThreads } from "@touchstone/server";
import { NoBundle, type Report, shown, verifyBundle } from "@touchstone/verify";
import { Stop } from "../stop.ts";
import { type Progress, progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { reportLines } from "./verify-text.ts";
import { withUnpacked } from "./verify-zip.ts";

/** Options of `touchstone verify`, as commander hands them over. */
export interface VerifyOptions {
  readonly key?: readonly string[];
  readonly seen?: readonly string[];
  readonly json?: boolean;
  readonly robustness: boolean;
  readonly parquet: boolean;
  readonly threads?: string;
}

/** `touchstone verify`: prints what was checked, and stops with 1 where something does not hold. */
export async function runVerify(bundle: string, options: VerifyOptions, screen: Screen): Promise<void> {
  const trust = { keys: await keysOf(options.key ?? []), seen: await seenIn(options.seen ?? []) };
  const threads = threadsOf(options.threads);
  const progress = progressOn(screen);
  const work = (dir: string): Promise<Report> => verified(dir, { ...options, trust, threads }, progress);
  const report = await (bundle.toLowerCase().endsWith(".zip") ? withUnpacked(bundle, work) : work(bundle));
  progress.done();
  if (options.json) await screen.print(`${JSON.stringify(report, null, 2)}\n`);
  else await screen.print(`${reportLines(bundle, report, screen).join("\n")}\n`);
  const nFailed = report.checks.filter(({ outcome }) => outcome === "fails").length;
  if (nFailed > 0) throw new Stop(1, `${bundle}: ${nFailed} of ${report.checks.length} checks fail.`);
}

interface Asked extends Pick<VerifyOptions, "robustness" | "parquet"> {
  readonly trust: { readonly keys: readonly VerifierKey[]; readonly seen: readonly Checkpoint[] };
  readonly threads: number;
}

async function verified(dir: string, asked: Asked, progress: Progress): Promise<Report> {
  const { trust, robustness, parquet, threads } = asked;
  try {
    return await verifyBundle(dir, {
      trust,
      robustness,
      parquet,
      say: progress.at,
      countRuns: (model, table, plan) =>
        runOnThreads(model, table, plan, threads, (share) => progress.at("scoring again", share)),
    });
  } catch (error) {
    progress.done();
    throw error instanceof NoBundle ? new Stop(1, error.message) : error;
  }
}

function threadsOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 256)
    throw new Stop(2, `--threads: got ${JSON.stringify(text)}, want a whole number from 1 to 256`);
  return Number(text);
}

/** Keys as they were given: each a key, or a file of them. */
async function keysOf(given: readonly string[]): Promise<VerifierKey[]> {
  const keys: VerifierKey[] = [];
  for (const one of given) {
    const key = keyIn(one);
    if (key !== null) {
      keys.push(key);
      continue;
    }
    const lines = (await textOf("--key", one)).split("\n").filter((line) => line.trim() !== "");
    for (const line of lines) {
      const found = keyIn(line.trim());
      if (found === null)
        throw new Stop(2, `--key: ${one}: got ${shown(line)}, want a verifier key, name+id+base64, one a line`);
      keys.push(found);
    }
  }
  return keys;
}

function keyIn(text: string): VerifierKey | null {
  return parseVerifierKey((bytes) => hash("sha256", bytes, "buffer"), text);
}

async function seenIn(files: readonly string[]): Promise<Checkpoint[]> {
  const seen: Checkpoint[] = [];
  for (const file of files) {
    const note = parseNote(await textOf("--seen", file));
    const checkpoint = note && parseCheckpoint(note.text);
    if (checkpoint === null) throw new Stop(2, `--seen: ${file} is no checkpoint, such as ledger/programme/checkpoint`);
    seen.push(checkpoint);
  }
  return seen;
}

async function textOf(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new Stop(2, `${option}: there is no file ${file} that can be read`);
  }
}
