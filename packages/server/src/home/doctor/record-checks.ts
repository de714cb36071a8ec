import { eventOf } from "@touchstone/ledger";
import type { FileStore } from "../../files/file-store.ts";
import { chunkIn, filesIn } from "../../ledger/check-files.ts";
import { checkStore } from "../../ledger/check-store.ts";
import { eventsOf } from "../../ledger/leaves.ts";
import { describeStoreFault } from "../../ledger/store-fault.ts";
import { allLogs } from "../../store/log.ts";
import { transaction } from "../../store/tx.ts";
import type { Touchstone } from "../../touchstone.ts";
import { type Check, fine, looked, wrong } from "./check.ts";

const MOST_SAMPLED = 100;
const MOST_NAMED = 5;
const RESTORE = "Stop, copy the data folder away, and restore the last backup into a new one.";

/** What is recorded, held against itself. Deep: every file is read; else some of them. */
export async function recordChecks(
  touchstone: Touchstone,
  { deep, say }: { readonly deep: boolean; readonly say: (what: string) => void },
): Promise<Check[]> {
  return [
    await filesCheck(touchstone, deep),
    await namedFilesCheck(touchstone),
    await ledgerCheck(touchstone, deep, say),
  ];
}

function filesCheck({ files }: Touchstone, deep: boolean): Promise<Check> {
  const wanted = { name: "files", wanted: "each is what its name says" };
  const look = async (): Promise<Check> => {
    const digests = await allIn(files);
    const every = deep ? 1 : Math.max(1, Math.ceil(digests.length / MOST_SAMPLED));
    const looked = digests.filter((_, at) => at % every === 0);
    const damaged: string[] = [];
    for (const digest of looked) await files.read(digest).catch((error: Error) => damaged.push(error.message));
    const found =
      looked.length === digests.length
        ? `${digests.length}, all read`
        : `${digests.length}, ${looked.length} of them read`;
    return damaged.length === 0 ? fine(wanted, found) : wrong(wanted, `${found}; ${some(damaged)}`, RESTORE);
  };
  return looked(wanted, look, RESTORE);
}

/** Files that no event names harm nobody: an import that was broken off has left them. Events whose file is gone do. */
function namedFilesCheck(touchstone: Touchstone): Promise<Check> {
  const wanted = { name: "files of events", wanted: "every file that an event names is there" };
  const look = async (): Promise<Check> => {
    const named = new Set<string>();
    const collect = (entry: Uint8Array): void => {
      const event = eventOf(entry);
      if (event === null) return;
      for (const digest of [chunkIn(event)?.file, ...filesIn(event)]) if (digest !== undefined) named.add(digest);
    };
    await transaction(
      touchstone,
      async (tx) => {
        for (const log of await allLogs(tx))
          for await (const { entry } of eventsOf(tx, log, 0, Number.MAX_SAFE_INTEGER)) collect(entry);
      },
      { readOnly: true },
    );
    const there = new Set(await allIn(touchstone.files));
    const missing = [...named].filter((digest) => !there.has(digest));
    const nOrphans = [...there].filter((digest) => !named.has(digest)).length;
    const found = `${named.size} named; ${nOrphans} that no open event names, which harm nobody`;
    return missing.length === 0 ? fine(wanted, found) : wrong(wanted, `${found}; missing: ${some(missing)}`, RESTORE);
  };
  return looked(wanted, look, RESTORE);
}

function ledgerCheck(touchstone: Touchstone, deep: boolean, say: (what: string) => void): Promise<Check> {
  const wanted = { name: "ledgers", wanted: "events, trees, checkpoints and what is published agree" };
  const look = async (): Promise<Check> => {
    const { nLogs, nEvents, nFiles, faults, complete } = await checkStore(touchstone, { files: deep, say });
    const found = `${nLogs === 1 ? "1 ledger" : `${nLogs} ledgers`}, events: ${nEvents}${deep ? `, files read: ${nFiles}` : ""}`;
    if (faults.length === 0) return fine(wanted, found);
    const more = complete ? "" : " (and perhaps more)";
    return wrong(wanted, `${found}; ${faults.length} faults${more}: ${some(faults.map(describeStoreFault))}`, RESTORE);
  };
  return looked(wanted, look, RESTORE);
}

async function allIn(files: FileStore): Promise<string[]> {
  const digests: string[] = [];
  for await (const digest of files.list()) digests.push(digest);
  return digests.sort();
}

const some = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join("; ")
    : `${names.slice(0, MOST_NAMED).join("; ")}; and ${names.length - MOST_NAMED} more`;
