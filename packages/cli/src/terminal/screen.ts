import { styleText } from "node:util";

export type Style = Parameters<typeof styleText>[0];

/** Where a command prints: results on `out`, everything about the work on `err`. */
export interface Screen {
  /** Prints on standard output; waits until a slow reader has taken it. */
  readonly print: (text: string) => Promise<void>;
  /** Prints a line on standard error. */
  readonly say: (line: string) => void;
  /** Colours a text where standard output takes colour: never in a pipe, nor with NO_COLOR. */
  readonly paint: (style: Style, text: string) => string;
  /** columns to fit a table in; Infinity in a pipe, where nothing is cut */
  readonly columns: number;
  /** whether progress can be redrawn on standard error */
  readonly isLive: boolean;
}

const NARROWEST = 40;

/** The screen of this process. FORCE_COLOR, NO_COLOR and TERM are honoured by Node. */
export function processScreen(): Screen {
  const { stdout, stderr } = process;
  return {
    print: (text) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error | null): void => (error ? reject(error) : resolve());
        stdout.write(text, finish);
      }),
    say: (line) => {
      stderr.write(`${line}\n`);
    },
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    columns: stdout.isTTY ? Math.max(NARROWEST, stdout.columns || 80) : Number.POSITIVE_INFINITY,
    isLive: stderr.isTTY === true && process.env.TERM !== "dumb",
  };
}
