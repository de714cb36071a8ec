import { Trans } from "@lingui/react/macro";
import { shownAmount, shownPercent, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { Question } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import { type NoAnswer, ticksOf } from "./said.ts";

/** An answer that is on record, in words. */
export function ShownAnswer({
  question,
  answer,
  order,
}: {
  readonly question: Question;
  readonly answer: unknown;
  readonly order: readonly string[];
}): ReactNode {
  if (answer === null || answer === undefined) return <Trans>no answer</Trans>;
  if (typeof answer === "object" && "state" in answer) return <NoAnswerWords why={answer.state as NoAnswer} />; // as answers are written
  const value = typeof answer === "object" && "value" in answer ? answer.value : answer;
  if (value === true) return <Trans>yes</Trans>;
  if (value === false) return <Trans>no</Trans>;
  if (value === "done" || value === "planned" || value === "not_done") return <StatusWords is={value} />;
  if (typeof value === "string") {
    const option = question.options.find(({ id }) => id === value);
    return option ? <Words map={option.title} order={order} /> : value;
  }
  if (typeof value !== "number") return JSON.stringify(value);
  if (question.kind === "rubric") {
    const level = question.levels[value];
    return level ? <Words map={level} order={order} /> : value;
  }
  if (question.kind === "checklist") {
    const ticks = ticksOf(question.options, value);
    if (ticks === null) return <span className="n">{shownShare(value)}</span>;
    const there = question.options.filter(({ id }) => ticks.includes(id));
    if (there.length === 0) return <Trans>none of these</Trans>;
    return there.map(({ id, title }, at) => (
      <span key={id}>
        {at > 0 && ", "}
        <Words map={title} order={order} />
      </span>
    ));
  }
  return (
    <span className="n">{question.kind === "share" ? shownPercent(value) : shownAmount(value, question.measure)}</span>
  );
}

/** Why there is no answer, as whoever answers says it. */
export function NoAnswerWords({ why }: { readonly why: NoAnswer }): ReactNode {
  if (why === "missing") return <Trans>We do not have it</Trans>;
  return why === "n/a" ? <Trans>It does not apply to us</Trans> : <Trans>We do not know</Trans>;
}

export function StatusWords({ is }: { readonly is: "done" | "planned" | "not_done" }): ReactNode {
  if (is === "done") return <Trans>done</Trans>;
  return is === "planned" ? <Trans>planned</Trans> : <Trans>not done</Trans>;
}
