import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Question } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import { type Fault, NO_ANSWERS, type Said } from "./said.ts";
import { NoAnswerWords, StatusWords } from "./shown-answer.tsx";

interface AnswerFieldProps {
  readonly question: Question;
  readonly order: readonly string[];
  readonly said: Said | null;
  readonly onSaid: (said: Said) => void;
  /** what is wrong with what was said; null: nothing, or nothing to be said yet */
  readonly fault: Fault | null;
  readonly isBase?: boolean;
}

/** Where an answer is typed or chosen, and where one says that there is none. */
export function AnswerField(props: AnswerFieldProps): ReactNode {
  const { question, said, onSaid, fault, isBase = false } = props;
  const { t } = useLingui();
  const none = said?.kind === "none" ? said : null;
  return (
    <div className="answer-field">
      <Value {...props} />
      {fault !== null && (
        <p className="fault" id={`fault-${question.id}`} role="alert">
          <FaultWords fault={fault} measure={question.kind === "share" ? "%" : (question.measure ?? "")} />
        </p>
      )}
      {!isBase && (
        <fieldset className="none-of-it">
          <legend>
            <Trans>Or there is no answer:</Trans>
          </legend>
          {NO_ANSWERS.map((why) => (
            <label key={why} className="option">
              <input
                type="radio"
                name={question.id}
                checked={none?.why === why}
                onChange={() => onSaid({ kind: "none", why, note: none?.note ?? "" })}
              />
              <span>
                <NoAnswerWords why={why} />
              </span>
            </label>
          ))}
          {none && (
            <label className="stacked">
              <Trans>Why? One line is enough; it is public, so no names.</Trans>
              <input
                type="text"
                maxLength={200}
                value={none.note}
                aria-label={t`Why there is no answer`}
                onInput={({ currentTarget }) => onSaid({ ...none, note: currentTarget.value })}
              />
            </label>
          )}
        </fieldset>
      )}
    </div>
  );
}

function Value({ question, order, said, onSaid, fault }: AnswerFieldProps): ReactNode {
  const { id, kind, options, range, measure } = question;
  const { t } = useLingui();
  switch (kind) {
    case "yes-no":
      return (
        <div className="options" role="radiogroup" aria-label={t`Answer`}>
          {[true, false].map((yes) => (
            <label key={String(yes)} className="option">
              <input
                type="radio"
                name={id}
                checked={said?.kind === "yes-no" && said.yes === yes}
                onChange={() => onSaid({ kind: "yes-no", yes })}
              />
              <span>{yes ? <Trans>Yes</Trans> : <Trans>No</Trans>}</span>
            </label>
          ))}
        </div>
      );
    case "choice":
    case "status":
      return (
        <div className="options" role="radiogroup" aria-label={t`Answer`}>
          {(kind === "status" ? STATUSES : options.map((one) => one.id)).map((option) => (
            <label key={option} className="option">
              <input
                type="radio"
                name={id}
                checked={said?.kind === "option" && said.option === option}
                onChange={() => onSaid({ kind: "option", option })}
              />
              <span>
                {isStatus(option) && kind === "status" ? (
                  <StatusWords is={option} />
                ) : (
                  <Words map={options.find((one) => one.id === option)?.title ?? {}} order={order} />
                )}
              </span>
            </label>
          ))}
        </div>
      );
    case "checklist": {
      const ticks = said?.kind === "ticks" ? said.ticks : [];
      return (
        <fieldset className="options">
          <legend>
            <Trans>Tick what is there</Trans>
          </legend>
          {options.map((option) => (
            <label key={option.id} className="option">
              <input
                type="checkbox"
                checked={ticks.includes(option.id)}
                onChange={({ currentTarget }) =>
                  onSaid({
                    kind: "ticks",
                    ticks: currentTarget.checked ? [...ticks, option.id] : ticks.filter((one) => one !== option.id),
                  })
                }
              />
              <span>
                <Words map={option.title} order={order} />
              </span>
            </label>
          ))}
          <label className="option">
            <input
              type="checkbox"
              checked={said?.kind === "ticks" && ticks.length === 0}
              onChange={() => onSaid({ kind: "ticks", ticks: [] })}
            />
            <span>
              <Trans>None of these</Trans>
            </span>
          </label>
        </fieldset>
      );
    }
    case "amount":
    case "count":
    case "share":
    case "rubric": {
      const times = kind === "share" ? 100 : 1;
      const least = range === null || range.least === null ? null : plain(range.least * times);
      const most = range === null || range.most === null ? null : plain(range.most * times);
      const unit = kind === "share" ? "%" : measure;
      return (
        <label className="stacked">
          <span>
            <Trans>Your answer</Trans>{" "}
            {least !== null && most !== null && (
              <small className="n">
                <Trans>
                  from {least} to {most}
                </Trans>
              </small>
            )}
          </span>
          <span className="number">
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              aria-invalid={fault !== null}
              aria-describedby={fault === null ? undefined : `fault-${id}`}
              value={said?.kind === "number" ? said.text : ""}
              onInput={({ currentTarget }) => onSaid({ kind: "number", text: currentTarget.value })}
            />
            {unit !== null && <span className="measure">{unit}</span>}
          </span>
        </label>
      );
    }
    default:
      return kind satisfies never;
  }
}

const STATUSES = ["done", "planned", "not_done"] as const;
const isStatus = (option: string): option is (typeof STATUSES)[number] => STATUSES.some((one) => one === option);
const plain = (value: number): number => Number(value.toPrecision(12));

function FaultWords({ fault, measure }: { readonly fault: Fault; readonly measure: string }): ReactNode {
  switch (fault.is) {
    case "empty":
      return <Trans>There is no answer yet.</Trans>;
    case "number":
      return <Trans>Only digits, and a point for parts: 12.5</Trans>;
    case "whole":
      return <Trans>A whole number, without parts.</Trans>;
    case "least": {
      const limit = `${fault.limit} ${measure}`.trim();
      return <Trans>At least {limit}.</Trans>;
    }
    case "most": {
      const limit = `${fault.limit} ${measure}`.trim();
      return <Trans>At most {limit}.</Trans>;
    }
    default:
      return fault satisfies never;
  }
}
