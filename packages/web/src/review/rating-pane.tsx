import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { Said, Words } from "../parts/said.tsx";
import { type Draft, owesReason } from "./draft.ts";
import type { ReviewedIndicator, ReviewView } from "./review-api.ts";

interface RatingPaneProps {
  readonly view: ReviewView;
  readonly indicator: ReviewedIndicator;
  readonly draft: Draft;
  /** null: it was handed in */
  readonly onChange: ((draft: Draft) => void) | null;
}

/** One rating: the level of the rubric, or that the evidence does not do; how sure; why; others' once the score is there. */
export function RatingPane({ view, indicator, draft, onChange }: RatingPaneProps): ReactNode {
  const { t } = useLingui();
  const id = useId();
  const { levels, others, settled, item } = indicator;
  if (!indicator.rated)
    return (
      <section className="pane rating" aria-label={t`Your rating`} tabIndex={-1}>
        <p className="quiet padded">
          <Trans>This is counted or reported, not rated: it is here for what it tells of the rest.</Trans>
        </p>
      </section>
    );
  const owes = owesReason(levels.length, draft);
  const set = (more: Partial<Draft>): void => onChange?.({ ...draft, ...more });
  const sure = { low: t`not sure`, middle: t`fairly sure`, high: t`sure` };
  return (
    <section className="pane rating" aria-label={t`Your rating`} tabIndex={-1}>
      <fieldset className="choices" disabled={onChange === null}>
        <legend>
          <Words map={indicator.title} order={view.languages} />
        </legend>
        {levels.map((level, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place in the rubric
          <label key={k}>
            <input type="radio" name={`${id}level`} checked={draft.level === k} onChange={() => set({ level: k })} />
            <span>
              <kbd>{k}</kbd>
              <Words map={level} order={view.languages} />
            </span>
          </label>
        ))}
        <label>
          <input
            type="radio"
            name={`${id}level`}
            checked={draft.level === null}
            onChange={() => set({ level: null })}
          />
          <span>
            <kbd>x</kbd>
            <Trans>The evidence is insufficient: that is not the lowest level</Trans>
          </span>
        </label>
      </fieldset>
      <fieldset className="choices sure" disabled={onChange === null}>
        <legend>
          <Trans>How sure are you?</Trans>
        </legend>
        {(["low", "middle", "high"] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}sure`}
              checked={draft.confidence === one}
              onChange={() => set({ confidence: one })}
            />
            <span>{sure[one]}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}reason`}>
          <Trans>Why</Trans>
        </label>
        <textarea
          id={`${id}reason`}
          rows={5}
          maxLength={10_000}
          value={draft.reason}
          readOnly={onChange === null}
          aria-describedby={`${id}hint`}
          onChange={({ target }) => set({ reason: target.value })}
        />
        <p id={`${id}hint`} className={owes ? "wrong" : "hint"}>
          {owes ? (
            <Trans>A reason is needed here; until then this rating is kept on this device only.</Trans>
          ) : (
            <Trans>Names and numbers of persons do not belong here: a notice makes reasons public.</Trans>
          )}
        </p>
        {draft.evidence.length > 0 && (
          <p className="hint">
            <Plural value={draft.evidence.length} one="Rests on # pinned proof." other="Rests on # pinned proofs." />
          </p>
        )}
      </div>
      {others === null ? (
        <p className="hint">
          <Trans>What others rated is shown once all are in and the score is there.</Trans>
        </p>
      ) : (
        <ul className="others">
          {others.map(({ label, level, confidence, reason }) => (
            <li key={`${item} ${label}`}>
              <b>{label}</b> {level === null ? <Trans>insufficient evidence</Trans> : <Trans>level {level}</Trans>} ·{" "}
              {sure[confidence]}
              {reason !== null && (
                <p className="quiet">
                  <Said texts={[reason]} />
                </p>
              )}
            </li>
          ))}
          {settled !== null && (
            <li>
              <Trans>
                Settled at level {settled} of {levels.length - 1}.
              </Trans>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
