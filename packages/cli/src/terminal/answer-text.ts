import type { ColumnSpec } from "@touchstone/standard";
import { isIndicator, type itemsOf } from "../items-of.ts";
import type { LoadedStandard } from "../load-standard.ts";
import { shownFigure, shownShare } from "./figures.ts";

type Item = ReturnType<ReturnType<typeof itemsOf>["get"]>;

/** A value of the table in the words of its kind: `yes`, `level 2: Every working day`, `50 % done, 30 % planned`. */
export function answerText(
  { say }: Pick<LoadedStandard, "say">,
  spec: ColumnSpec,
  item: Item,
  value: number,
  planned = Number.NaN,
): string {
  const indicator = isIndicator(item) ? item : null;
  switch (spec.kind) {
    case "yes-no":
      return value === 1 ? "yes" : value === 0 ? "no" : `${shownShare(value)} yes`;
    case "choice": {
      const title = indicator?.of?.[value]?.title;
      return title === undefined ? (spec.options?.[value] ?? shownFigure(value)) : say(title);
    }
    case "rubric": {
      const level = indicator?.rubric?.[value];
      return `level ${shownFigure(value)}${level === undefined ? "" : `: ${say(level)}`}`;
    }
    case "checklist":
      return `${shownShare(value)} of the items`;
    case "status":
      return statusText(value, planned);
    case "grade":
      return spec.options?.[value] ?? "none";
    case "amount":
    case "share":
    case "count":
    case "derived-from-children":
      return [shownFigure(value), spec.unit].filter((part) => part !== null).join(" ");
  }
}

function statusText(done: number, planned: number): string {
  if (done === 1) return "done";
  if (planned === 1) return "planned";
  if (done === 0 && !(planned > 0)) return "not done";
  return planned > 0 ? `${shownShare(done)} done, ${shownShare(planned)} planned` : `${shownShare(done)} done`;
}
