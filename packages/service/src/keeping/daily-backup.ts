import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type BackupReceipt, backup, removeUnfinished, type Touchstone } from "@touchstone/server";
import type { BackupConfig } from "../config.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOK_MS = 60_000;
const NAME = /^touchstone-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.backup$/;

/** Whether a file is one of these backups, by its name; in the order of names they are in that of time. */
export const isBackupName = (name: string): boolean => NAME.test(name);

/** Backups that a running service takes of itself: nobody else can open its data folder. */
export interface DailyBackup {
  /** Writes one if today's is missing. Looked at every minute. */
  look(): Promise<BackupReceipt | null>;
  /** Writes one now; where one is being written, that one. */
  write(): Promise<BackupReceipt>;
  /** waits for one that is being written */
  close(): Promise<void>;
}

export interface DailyBackupAsked {
  readonly touchstone: Touchstone;
  readonly config: BackupConfig;
  /** a line of the log, and whether it is a fault */
  readonly say: (line: string, isFault: boolean) => void;
}

/**
 * Writes a backup every day at the hour, or as soon as the service runs again after it, and removes the oldest beyond the
 * number that is kept, once a new one is whole. What is erased stays in those that are kept, until they go.
 */
export function dailyBackup({ touchstone, config, say }: DailyBackupAsked): DailyBackup {
  const { folder, hour, keep } = config;
  let underWay: Promise<BackupReceipt> | null = null;
  const thinOut = async (): Promise<void> => {
    for (const name of (await namesIn(folder)).slice(0, -keep)) await rm(join(folder, name), { force: true });
  };
  const writeNow = async (): Promise<BackupReceipt> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, nameAt(touchstone.now()));
    const receipt = await backup({ home: touchstone.home, url: urlOf(touchstone), file, now: touchstone.now });
    await thinOut();
    say(`backup written: ${receipt.file}, ${receipt.nRows} rows, ${receipt.bytes} bytes`, false);
    return receipt;
  };
  const write = (): Promise<BackupReceipt> => {
    underWay ??= writeNow().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const look = async (): Promise<BackupReceipt | null> => {
    const now = touchstone.now().getTime();
    const due = Math.floor((now - hour * HOUR_MS) / DAY_MS) * DAY_MS + hour * HOUR_MS;
    const names = await namesIn(folder);
    const last = names.at(-1);
    if (last === undefined || timeIn(last) < due) return write();
    if (underWay) return null;
    await removeUnfinished(folder); // of one that was killed, after it or before it was whole
    if (names.length > keep) await thinOut();
    return null;
  };
  const asked = (work: () => Promise<unknown>) => (): void => {
    work().catch((error: Error) => say(`no backup was written: ${error.message}`, true));
  };
  const timer = setInterval(asked(look), LOOK_MS).unref();
  const onSignal = asked(write);
  process.on("SIGUSR2", onSignal);
  asked(look)();
  return {
    look,
    write,
    close: async () => {
      clearInterval(timer);
      process.off("SIGUSR2", onSignal);
      await underWay?.catch(() => {});
    },
  };
}

/** The backups in a folder, oldest first. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter(isBackupName).sort();
}

const nameAt = (now: Date): string => `touchstone-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup`;

function timeIn(name: string): number {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  return Date.parse(`${day}T${hour}:${minute}:${second}Z`);
}

/** The database that a record works on, as its connections were told. */
function urlOf({ pool }: Touchstone): string {
  const { connectionString } = pool.options;
  if (connectionString === undefined) throw new TypeError("urlOf: got a pool without a connection string, want one");
  return connectionString;
}
