import { spreadAt } from "@touchstone/engine";
import { placeOn } from "../charts/bars.tsx";
import { shownScore, shownShare } from "../text/figures.ts";
import type { ReportInput } from "./report-input.ts";

/** Between which scores a node stays, for the row of a table. */
interface SpreadCell {
  /** of the cell that the bar is drawn in: where it begins, how long it is, and where the score lies, in whole percent of the scale */
  readonly className: string;
  readonly text: string;
}

/**
 * Between which scores a node of a unit stays; of a standard of points, which shares of them. Null where that is not known.
 * The bar is drawn by classes: a report has thousands, and each is a few bytes.
 */
export function spreadCell({ robustness, scored, model }: ReportInput, k: number, i: number): SpreadCell | null {
  const ends = robustness && spreadAt(robustness.scores, k, i);
  const score = scored.scores[k * scored.units.length + i] ?? Number.NaN;
  if (!ends || Number.isNaN(score)) return null;
  const [low, at, high] = [ends.low, score, ends.high].map((value) =>
    Math.min(99, Math.round(placeOn(value, model.scale))),
  );
  const shown = (value: number): string =>
    model.points ? shownShare(placeOn(value, model.scale) / 100) : shownScore(value);
  return {
    className: `v l${low} w${Math.max(1, (high ?? 0) - (low ?? 0))} m${at}`,
    text: `${shown(ends.low)}–${shown(ends.high)}`,
  };
}

const BAR =
  ".steps .v{position:relative;padding-bottom:20px;background:linear-gradient(var(--pale),var(--pale)) no-repeat 0 calc(100% - 12px)/100% 1px}" +
  '.v::before,.v::after{content:"";position:absolute;bottom:8px;height:9px}.v::before{left:var(--l);width:var(--w);background:var(--gold)}' +
  ".v::after{left:var(--m);width:3px;bottom:5px;height:15px;background:var(--ink)}";

/** The rules that draw the bars of a page; empty where it has none. */
export function spreadStyle(body: string): string {
  const places = new Set([...body.matchAll(/ class="v (l\d+) (w\d+) (m\d+)"/g)].flatMap(([, ...three]) => three));
  const rules = [...places].sort().map((place) => `.${place}{--${place[0]}:${place.slice(1)}%}`);
  return rules.length === 0 ? "" : BAR + rules.join("");
}
