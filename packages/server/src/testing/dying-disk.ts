/**
 * For tests: a program whose disk, and whoever it asks by `fetch`, hears no more from one operation on. Only what such a
 * program does is counted; whatever else runs in the process works on.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** How an operation of a program ends. `work` does it. */
export type OnDisk = <T>(work: () => Promise<T>) => Promise<T>;

const program = new AsyncLocalStorage<OnDisk>();

/** Does work whose operations on files, by promises or by a stream that writes, and whose requests go through `onDisk`. */
export function withDisk<T>(onDisk: OnDisk, work: () => Promise<T>): Promise<T> {
  install();
  return program.run(onDisk, work);
}

type Operation = (...given: unknown[]) => Promise<unknown>;
type WithAnswer = (...given: unknown[]) => unknown;

/** What changes a disk or looks at it; a file that is open is closed by who ends the program. */
const OPERATIONS =
  "access appendFile chmod copyFile cp link lstat mkdir mkdtemp readFile readdir rename rm rmdir stat symlink truncate unlink utimes writeFile";
const OF_HANDLES = "appendFile datasync read readFile stat sync truncate write writeFile writev";
const OF_STREAMS = "open write writev fsync rename rm unlink mkdir writeFile ftruncate truncate";

let isInstalled = false;

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const promises = fs.promises as unknown as Record<string, Operation>; // by name, all of them answer by a promise
  for (const name of OPERATIONS.split(" ")) promises[name] = counted(promises[name] as Operation, promises);
  const open = promises.open as Operation;
  promises.open = async (...given) => {
    let handle: Record<string, Operation> | null = null; // a FileHandle: its methods by name
    const opened = counted(async () => {
      handle = (await open.apply(promises, given)) as Record<string, Operation>; // as said
      return handle;
    }, promises);
    try {
      await opened();
    } catch (error) {
      await (handle as Record<string, Operation> | null)?.close?.(); // as the system closes what a program that died had open
      throw error;
    }
    const of = handle as unknown as Record<string, Operation>; // it was opened
    for (const name of OF_HANDLES.split(" ")) of[name] = counted(of[name] as Operation, of);
    return of;
  };
  const callbacks = fs as unknown as Record<string, WithAnswer>; // by name, all of them end by a callback
  for (const name of OF_STREAMS.split(" ")) callbacks[name] = countedAnswer(callbacks[name] as WithAnswer);
  globalThis.fetch = counted(globalThis.fetch as Operation, globalThis) as typeof fetch; // as it is called
  syncBuiltinESMExports(); // who has imported them by name has these from now on
}

function counted(operation: Operation, of: unknown): Operation {
  return (...given) => {
    const onDisk = program.getStore();
    const work = (): Promise<unknown> => program.exit(() => operation.apply(of, given)); // one operation, whatever it is made of
    return onDisk === undefined ? operation.apply(of, given) : onDisk(work);
  };
}

function countedAnswer(operation: WithAnswer): WithAnswer {
  return (...given) => {
    const onDisk = program.getStore();
    const answer = given.at(-1);
    if (onDisk === undefined || typeof answer !== "function") return operation.apply(fs, given);
    let found: unknown[] = [];
    const work = (): Promise<void> =>
      new Promise((done, failed) => {
        const heard = (error: unknown, ...rest: unknown[]): void => {
          found = rest;
          if (error) failed(error);
          else done();
        };
        program.exit(() => operation.apply(fs, [...given.slice(0, -1), heard]));
      });
    onDisk(work).then(
      () => answer(null, ...found),
      (error: unknown) => answer(error),
    );
    return undefined;
  };
}
