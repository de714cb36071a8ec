import type { ReactNode } from "react";
import { placeOn } from "../charts/bars.tsx";
import type { ScoreInterval } from "./unit-input.ts";

interface ScaleProps {
  readonly score: number;
  readonly scale: readonly [number, number];
  /** least scores of the grades */
  readonly thresholds: readonly number[];
}

const percent = (x: number): string => `${x}%`;

/** A score on its scale, with the least scores of the grades; the figure stands beside it. */
export function Scale({ score, scale, thresholds }: ScaleProps): ReactNode {
  return (
    <svg className="scale" aria-hidden="true">
      <rect className="track" width="100%" height="1" y="7.5" />
      <rect className="gold" width={percent(placeOn(score, scale))} height="3" y="6.5" />
      {thresholds.map((at) => (
        <rect key={at} className="tick" x={percent(placeOn(at, scale))} width="1" height="8" y="4" />
      ))}
      <rect className="at" x={percent(placeOn(score, scale))} width="3" height="16" />
    </svg>
  );
}

/** Between which scores one stays, and the score itself, on its scale; the figures stand beside it. */
export function ScoreSpan({
  score,
  interval: { low, high },
  scale,
}: Pick<ScaleProps, "score" | "scale"> & { readonly interval: ScoreInterval }): ReactNode {
  const [from, to] = [placeOn(low, scale), placeOn(high, scale)];
  return (
    <svg className="scale span" aria-hidden="true">
      <rect className="track" width="100%" height="1" y="7.5" />
      <rect
        className="gold"
        x={percent(Math.min(from, 99))}
        width={percent(Math.max(1, Math.round((to - from) * 10) / 10))}
        height="8"
        y="4"
      />
      <rect className="at" x={percent(placeOn(score, scale))} width="3" height="16" />
    </svg>
  );
}

/** The ranks that a unit takes in most re-scorings, on a line from the first to the last; the figures stand beside it. */
export function RankSpan({
  low,
  high,
  n,
}: {
  readonly low: number;
  readonly high: number;
  readonly n: number;
}): ReactNode {
  const axis = [1, Math.max(2, n)] as const;
  const [from, to] = [placeOn(low, axis), placeOn(high, axis)];
  return (
    <svg className="scale span" aria-hidden="true">
      <rect className="track" width="100%" height="1" y="7.5" />
      <rect className="gold" x={percent(Math.min(from, 98))} width={percent(Math.max(2, to - from))} height="8" y="4" />
    </svg>
  );
}
