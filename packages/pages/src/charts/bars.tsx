import type { ReactNode } from "react";

/** A place on an axis from `low` to `high` as a percentage of its length, held at the ends. */
export function placeOn(value: number, [low, high]: readonly [number, number]): number {
  if (high === low) return 0;
  return Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * 1000) / 10;
}

const percent = (x: number): string => `${Math.round(x * 10) / 10}%`;

/** A score on its scale; the figure stands beside it, so that the drawing says nothing to a screen reader. */
export function ScoreBar({ at, ticks }: { readonly at: number; readonly ticks: string | null }): ReactNode {
  if (Number.isNaN(at)) return null;
  return (
    <svg className="bar" aria-hidden="true">
      {ticks && <use href={`#${ticks}`} />}
      <rect width={percent(at)} height="8" y="4" />
    </svg>
  );
}

/** The track of every score bar with the grades' least scores, once a language. */
export function ScoreTicks({ id, at }: { readonly id: string; readonly at: readonly number[] }): ReactNode {
  return (
    <svg className="vh" aria-hidden="true">
      <defs>
        <g id={id}>
          <path className="track" d="M0 8h4000" />
          {at.map((x) => (
            <rect key={x} className="tick" x={percent(x)} width="1" height="16" />
          ))}
        </g>
      </defs>
    </svg>
  );
}

export interface Interval {
  /** all in percent of the axis */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly gold: boolean;
  /** id of what is drawn behind every bar of the chart: cuts, grid */
  readonly behind?: string;
}

export interface Estimate {
  /** all in percent of the axis */
  readonly low: number;
  readonly at: number;
  readonly high: number;
  readonly gold: boolean;
}

/** A bar from 0 to an estimate, with a line over its interval. */
export function EstimateBar({ low, at, high, gold }: Estimate): ReactNode {
  return (
    <svg className={gold ? "ival gold" : "ival"} aria-hidden="true">
      <rect className="base" width="100%" height="1" y="13.5" />
      <rect width={percent(at)} height="12" y="8" />
      <rect className="mid" x={percent(low)} width={percent(Math.max(0.4, high - low))} height="2" y="13" />
    </svg>
  );
}

/** An interval with a tick in it. */
export function IntervalBar({ low, middle, high, gold, behind }: Interval): ReactNode {
  return (
    <svg className={gold ? "ival gold" : "ival"} aria-hidden="true">
      {behind !== undefined && <use href={`#${behind}`} />}
      <rect x={percent(low)} width={percent(Math.max(0.8, high - low))} height="10" y="9" />
      <rect className="mid" x={percent(middle)} width="3" height="18" y="5" />
    </svg>
  );
}
