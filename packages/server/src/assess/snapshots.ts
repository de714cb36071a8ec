import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cutAt } from "../ledger/cut.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { readHeader, type SnapshotHeader } from "./columns-file.ts";

/** A snapshot that may be started from. */
export interface Candidate {
  readonly path: string;
  readonly header: SnapshotHeader;
}

/** Snapshots that are kept of what is read in the same way at different cuts. */
const MOST_KEPT = 2;
const SIZE_DIGITS = 16;

/** Digest of who takes part. @param unitIds sorted */
export function unitsDigestOf(unitIds: readonly string[]): string {
  return sha256Text(unitIds.join(""));
}

/** Where a snapshot lies: later cuts come after earlier ones. */
export function snapshotPath(
  folder: string,
  { family, organisation, unitsDigest }: Omit<SnapshotHeader, "nUnits" | "layers">,
): string {
  const size = String(organisation.size).padStart(SIZE_DIGITS, "0");
  return join(folder, `${family.slice(0, 32)}.${size}.${unitsDigest.slice(0, 16)}.columns`);
}

/**
 * The nearest snapshot at or before a cut of this log, of those that can be read: first one of the very units that take
 * part now. One whose root this log never had is of another history, and is passed over.
 * @param say is told of each that can't be used
 */
export async function nearestSnapshot(
  tx: Tx,
  folder: string,
  wanted: { readonly log: Log; readonly family: string; readonly size: number; readonly unitsDigest: string },
  say: (line: string) => void,
): Promise<Candidate | null> {
  const candidates: Candidate[] = [];
  for (const name of await snapshotsOf(folder, wanted.family)) {
    const path = join(folder, name);
    try {
      const header = await readHeader(path);
      if (header.family === wanted.family && header.organisation.size <= wanted.size) candidates.push({ path, header });
    } catch (error) {
      say(`a snapshot is passed over: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const isSame = ({ header }: Candidate): number => (header.unitsDigest === wanted.unitsDigest ? 1 : 0);
  candidates.sort((a, b) => isSame(b) - isSame(a) || b.header.organisation.size - a.header.organisation.size);
  for (const candidate of candidates) {
    const { size, root } = candidate.header.organisation;
    if ((await cutAt(tx, wanted.log, size)).root === root) return candidate;
    say(`a snapshot is passed over: ${candidate.path} is of another history`);
  }
  return null;
}

/** Removes the oldest of the snapshots of a family beyond those that are kept, and what a killed process was writing. */
export async function thinOut(folder: string, family: string): Promise<void> {
  const names = await snapshotsOf(folder, family);
  const left = (await readdir(folder)).filter((name) => !isAlive(/^\.new-(\d+)-/.exec(name)?.[1]));
  for (const name of [...names.slice(0, -MOST_KEPT), ...left]) await rm(join(folder, name), { force: true });
}

/** Whether a process runs; also true where nobody is named. */
function isAlive(pid: string | undefined): boolean {
  if (pid === undefined) return true;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Names of the snapshots of a family, earlier cuts first. */
async function snapshotsOf(folder: string, family: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []); // it may be deleted at any time
  return names.filter((name) => name.startsWith(`${family.slice(0, 32)}.`) && name.endsWith(".columns")).sort();
}
