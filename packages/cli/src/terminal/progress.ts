import type { Screen } from "./screen.ts";

/** Tells on standard error what takes long; silent for the first second. */
export interface Progress {
  /** what is being done now, and how much of it, 0 to 1, where that is known */
  readonly at: (what: string, share?: number) => void;
  /** wipes the line: a result follows */
  readonly done: () => void;
}

const SILENT_MS = 1000;
const REDRAW_MS = 100;
const REPEAT_MS = 10_000;

/** Progress of one command. On a terminal one line is redrawn; in a log a line is written now and then. */
export function progressOn(screen: Screen, now: () => number = () => performance.now()): Progress {
  const start = now();
  let last = Number.NEGATIVE_INFINITY;
  let lastWhat = "";
  let drawn = false;
  const at = (what: string, share?: number): void => {
    const time = now();
    if (time - start < SILENT_MS) return;
    const isNew = what !== lastWhat;
    if (!isNew && time - last < (screen.isLive ? REDRAW_MS : REPEAT_MS)) return;
    last = time;
    lastWhat = what;
    const line = `${what} …${share === undefined ? "" : ` ${Math.floor(share * 100)} %`}`;
    if (screen.isLive) process.stderr.write(`\r\u001b[2K${line}`);
    else screen.say(line);
    drawn = screen.isLive;
  };
  const done = (): void => {
    if (drawn) process.stderr.write("\r\u001b[2K");
    drawn = false;
  };
  return { at, done };
}
