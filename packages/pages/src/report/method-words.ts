import type { Model } from "@touchstone/engine";
import { shownFigure } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import type { View } from "./view.tsx";

type Node = Model["nodes"][number];
type Input = NonNullable<Node["input"]>;

/** How the scores below a node become one. */
export function aggregateText({ t, input: { model } }: View, { aggregate }: Node): string {
  if (model.points) return t("agg_points");
  if (aggregate.method === "power") return t("agg_power", { p: shownFigure(aggregate.p) });
  return t(`agg_${aggregate.method}`);
}

/** How an answer becomes a score, with the posts named. */
export function normaliseText({ t, input }: View, { normalise, direction }: Input): string {
  const on = (to: readonly [number, number]): { low: string; high: string } => {
    return { low: shownFigure(to[0]), high: shownFigure(to[1]) };
  };
  switch (normalise.method) {
    case "goalposts": {
      const [worst, best] = direction === 1 ? [normalise.low, normalise.high] : [normalise.high, normalise.low];
      return t("norm_goalposts", { worst: shownFigure(worst), best: shownFigure(best), ...on(normalise.to) });
    }
    case "target": {
      const { target, tolerance } = normalise;
      return t("norm_target", { target: shownFigure(target), tolerance: shownFigure(tolerance), ...on(normalise.to) });
    }
    case "scaled":
      return t("norm_scaled", {
        a: shownFigure(normalise.from[0]),
        b: shownFigure(normalise.from[1]),
        factor: shownFigure(normalise.factor),
      });
    case "distanceToTarget":
      return t("norm_distanceToTarget", { target: shownFigure(normalise.target) });
    case "minmax":
      return t(direction === 1 ? "norm_minmaxUp" : "norm_minmaxDown", on(normalise.to));
    case "zscore":
      return t("norm_zscore", { mean: shownFigure(normalise.mean), sd: shownFigure(normalise.sd) });
    case "distanceToReference": {
      const i = input.scored.units.indexOf(normalise.unit);
      return t("norm_distanceToReference", { unit: plain(input.names[i] || normalise.unit, 80) });
    }
    case "none":
    case "rank":
    case "borda":
    case "percentileRank":
    case "fractionOfMax":
    case "distanceToMax":
      return t(`norm_${normalise.method}`);
  }
}

/** What else is done to an answer: divided, treated, known with an error. */
export function answerNotes(view: View, k: number): string[] {
  const { t, input } = view;
  const { model, columns } = input;
  const asked = model.nodes[k]?.input;
  const notes: string[] = [];
  if (!asked) return notes;
  if (asked.per) {
    const id = model.columns[asked.per.column] ?? "";
    const title = input.standard.context.find((item) => item.id === id)?.title;
    const context = title === undefined ? id : view.sayPlain(title, 80);
    notes.push(
      asked.per.times === 1 ? t("perOne", { context }) : t("per", { context, times: shownFigure(asked.per.times) }),
    );
  }
  if (asked.treat) {
    const { skew, kurtosis, winsorise, otherwise } = asked.treat;
    if (winsorise > 0)
      notes.push(t("treat_winsorise", { n: winsorise, skew: shownFigure(skew), kurtosis: shownFigure(kurtosis) }));
    if (otherwise) notes.push(t("treat_transform", { method: otherwise.method }));
  }
  const error = columns.find(({ column }) => column === asked.column)?.error;
  if (error) notes.push(t("standardError", { value: shownFigure(error) }));
  return notes;
}
