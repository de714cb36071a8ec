/** One line of the table: what was measured on both sides in the same run, and what it must reach. */
export interface Row {
  readonly work: string;
  readonly measure: string;
  readonly ours: number;
  /** null where the peer can't be had on this machine */
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly mustReach: string;
  /** null where there is nothing to compare with, or nothing must be reached yet */
  readonly holds: boolean | null;
}

/** A line without a peer: a figure that only has a limit. */
export const alone = (work: string, measure: string, ours: number, mustReach: string, holds: boolean | null): Row => ({
  work,
  measure,
  ours,
  peer: null,
  ratio: null,
  mustReach,
  holds,
});

/** A benchmark: its title is what `--only` looks in. */
export interface Bench {
  readonly title: string;
  readonly run: () => Promise<Row[]> | Row[];
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}

/** CPU seconds, user and system, of all threads. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
