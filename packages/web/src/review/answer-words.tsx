import { Trans } from "@lingui/react/macro";
import { shownAmount, shownPercent, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import { Words } from "../parts/said.tsx";
import type { ReviewedIndicator } from "./review-api.ts";

interface AnswerProps {
  readonly indicator: Pick<ReviewedIndicator, "answer" | "kind" | "levels" | "measure" | "options">;
  readonly order: readonly string[];
}

/** What the unit answered, in words; a bundle's way of writing answers stays behind it. */
export function AnswerWords({ indicator, order }: AnswerProps): ReactNode {
  const { answer } = indicator;
  if (answer === null || answer === undefined) return <Trans>no answer</Trans>;
  if (typeof answer !== "object" || Array.isArray(answer)) return <Value value={answer} {...{ indicator, order }} />;
  const { state, value, note, source } = answer as Readonly<Record<string, unknown>>; // an answer of a bundle, see docs/bundle.md
  return (
    <>
      {typeof state === "string" ? <NoValue state={state} /> : <Value value={value} {...{ indicator, order }} />}
      {[source, note].map((remark) =>
        typeof remark === "string" && remark !== "" ? (
          <small key={remark} className="quiet">
            {remark}
          </small>
        ) : null,
      )}
    </>
  );
}

function NoValue({ state }: { readonly state: string }): ReactNode {
  if (state === "n/a") return <Trans>does not apply</Trans>;
  if (state === "insufficient") return <Trans>don't know</Trans>;
  return <Trans>we don't have it</Trans>;
}

function StatusWords({ status }: { readonly status: string }): ReactNode {
  if (status === "done") return <Trans>done</Trans>;
  if (status === "planned") return <Trans>planned</Trans>;
  return status === "not_done" ? <Trans>not done</Trans> : status;
}

function Value({ value, indicator, order }: AnswerProps & { readonly value: unknown }): ReactNode {
  const { kind, levels, measure, options } = indicator;
  if (typeof value === "boolean") return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  if (typeof value === "string") {
    if (kind === "status") return <StatusWords status={value} />;
    const option = options.find(({ id }) => id === value);
    return option ? <Words map={option.title} order={order} /> : value;
  }
  if (typeof value !== "number") return JSON.stringify(value);
  if (kind === "share") return shownPercent(value);
  if (kind === "checklist") return shownShare(value);
  const level = kind === "rubric" ? levels[value] : undefined;
  if (level !== undefined) return <Words map={level} order={order} />;
  return shownAmount(value, measure);
}
