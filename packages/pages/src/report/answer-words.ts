import { type NodeExplanation, State } from "@touchstone/engine";
import type { ColumnSpec, Indicator } from "@touchstone/standard";
import { shownAmount, shownFigure, shownMade, shownPercent, shownShare } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import type { View } from "./view.tsx";

/** What happened to one node of one unit on its way to a score, in a few words; empty for a plain inner node. */
export function stepsText(view: View, i: number, explained: NodeExplanation): string {
  const { t, input } = view;
  const { model, table } = input;
  const node = model.nodes[explained.node];
  if (explained.state === State.notApplicable) return t("doesNotApply");
  if (!node?.input) return "";
  const n = table.units.length;
  const at = (column: number): number => table.values[column * n + i] ?? Number.NaN;
  const { column, planned, per, levels } = node.input;
  const spec = view.specOf(column);
  const cell = column < 0 ? State.present : table.states[column * n + i];
  if (spec && cell !== State.present) {
    if (node.count > 0) return "";
    return isAnsweredAbove(view, i, explained.node) ? t("countedAbove") : whyNot(view, cell, explained);
  }
  const raw = explained.stages?.raw ?? (column < 0 ? Number.NaN : at(column));
  if (Number.isNaN(raw)) return t(spec ? "noAnswer" : "derivedMissing");
  const plannedShare = planned >= 0 ? at(planned) : Number.NaN;
  const steps = [
    spec ? answerText(view, spec, explained.node, raw, plannedShare) : t("derived", { value: shownMade(raw) }),
  ];
  const { stages } = explained;
  if (!stages || model.points) return steps.join(t("semicolon"));
  if (per) {
    const facts = { base: shownFigure(at(per.column)), value: shownMade(stages.denominated) };
    steps.push(per.times === 1 ? t("divided", facts) : t("dividedTimes", { ...facts, times: shownFigure(per.times) }));
  } else if (levels) steps.push(t("worth", { value: shownFigure(stages.denominated) }));
  if (stages.treated !== stages.imputed && !Number.isNaN(stages.treated))
    steps.push(t("treated", { value: shownMade(stages.treated) }));
  return steps.join(t("semicolon"));
}

/** A value of the table in the words of its kind: `yes`, `level 2: Every working day`, `50 % done, 30 % planned`. */
export function answerText(view: View, spec: ColumnSpec, k: number, value: number, planned = Number.NaN): string {
  const { t } = view;
  const item = view.itemOf(k);
  const indicator: Indicator | null = item && "kind" in item ? item : null;
  switch (spec.kind) {
    case "yes-no":
      return value === 1 ? t("yes") : value === 0 ? t("no") : t("shareYes", { share: shownShare(value) });
    case "choice": {
      const title = indicator?.of?.[value]?.title;
      return title === undefined ? plain(spec.options?.[value] ?? shownFigure(value)) : view.sayPlain(title, 120);
    }
    case "rubric": {
      const level = indicator?.rubric?.[value];
      const place = t("level", { n: shownFigure(value) });
      return level === undefined ? place : `${place}${t("colon")}${view.sayPlain(level, 160)}`;
    }
    case "checklist":
      return t("ofItems", { share: shownShare(value) });
    case "status":
      return statusText(view, value, planned);
    case "grade":
      return plain(spec.options?.[value] ?? t("none"));
    case "share":
      return shownPercent(value);
    case "count": // one that is not whole is a mean of several periods
    case "derived-from-children":
      return spec.unit === null ? shownMade(value) : `${shownMade(value)} ${plain(spec.unit, 40)}`;
    case "amount":
      return shownAmount(value, spec.unit);
  }
}

function statusText({ t }: View, done: number, planned: number): string {
  if (done === 1) return t("statusDone");
  if (planned === 1) return t("statusPlanned");
  if (done === 0 && !(planned > 0)) return t("statusNot");
  if (planned > 0) return t("statusParts", { done: shownShare(done), planned: shownShare(planned) });
  return t("statusPart", { done: shownShare(done) });
}

/** Whether a node above was answered as a whole, which then stands for everything below. */
function isAnsweredAbove({ input: { model, table } }: View, i: number, node: number): boolean {
  for (let k = model.nodes[node]?.parent ?? -1; k >= 0; k = model.nodes[k]?.parent ?? -1) {
    const column = model.nodes[k]?.input?.column ?? -1;
    if (column >= 0 && table.states[column * table.units.length + i] === State.present) return true;
  }
  return false;
}

function whyNot({ t, input: { model } }: View, cell: number | undefined, { stages }: NodeExplanation): string {
  const imputed = stages?.imputed ?? Number.NaN;
  const isPlain = cell !== State.insufficientEvidence && cell !== State.refused;
  const why = isPlain ? t("noAnswer") : t(cell === State.refused ? "refused" : "insufficient");
  if (!Number.isNaN(imputed)) return t("imputed", { why, value: shownMade(imputed) });
  if (!isPlain) return why;
  return t(model.missing === "zero" ? "noAnswerZero" : "noAnswerRescale");
}
