import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Words } from "../parts/said.tsx";
import { Empty } from "../states/empty.tsx";
import { AnswerWords } from "./answer-words.tsx";
import { ProofItem } from "./proof-item.tsx";
import type { ReviewedIndicator, ReviewView } from "./review-api.ts";

type Proof = ReviewedIndicator["proofs"][number];

interface EvidencePaneProps {
  readonly view: ReviewView;
  readonly indicator: ReviewedIndicator;
  readonly pinned: readonly string[];
  /** null: nothing can be pinned */
  readonly onPin: ((evidenceId: string) => void) | null;
  /** whose it is, where two stand side by side */
  readonly code?: string | undefined;
  /** stands before the proofs */
  readonly children?: ReactNode;
}

/** What the unit says and shows of one indicator, and beside it of the others of the same criterion. */
export function EvidencePane({ view, indicator, pinned, onPin, code, children }: EvidencePaneProps): ReactNode {
  const { t } = useLingui();
  const criterion = indicator.criteria.at(-1);
  const isPinned = ({ evidenceId }: Proof): boolean => pinned.includes(evidenceId);
  const beside = view.indicators.filter((one) => one.item !== indicator.item && one.criteria.at(-1) === criterion);
  return (
    <section
      className="pane evidence"
      aria-label={code === undefined ? t`What the unit says and shows` : t`What ${code} says and shows`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by arrows
      tabIndex={0}
    >
      <h2>
        {code !== undefined && <small className="whose">{code}</small>}
        <Words map={indicator.title} order={view.languages} />
      </h2>
      {!indicator.rated && (
        <p className="said">
          <AnswerWords indicator={indicator} order={view.languages} />
        </p>
      )}
      {children}
      {indicator.proofs.length === 0 ? (
        <Empty title={t`No proof was handed in for this`} />
      ) : (
        <ul className="proofs">
          {indicator.proofs.map((proof) => (
            <ProofItem key={proof.linkId} proof={proof} className={isPinned(proof) ? "pinned" : undefined}>
              {onPin !== null && (
                <button
                  type="button"
                  className="second"
                  aria-pressed={isPinned(proof)}
                  onClick={() => onPin(proof.evidenceId)}
                >
                  {isPinned(proof) ? <Trans>Pinned: my rating rests on it</Trans> : <Trans>Pin to my rating</Trans>}
                </button>
              )}
            </ProofItem>
          ))}
        </ul>
      )}
      {beside.length > 0 && (
        <>
          <h3>
            <Trans>Under the same criterion</Trans>
          </h3>
          <dl className="beside">
            {beside.map((one) => (
              <div key={one.item}>
                <dt>
                  <Words map={one.title} order={view.languages} />
                </dt>
                <dd>
                  {one.rated ? (
                    <Trans>rated by reviewers</Trans>
                  ) : (
                    <AnswerWords indicator={one} order={view.languages} />
                  )}
                  {one.proofs.length > 0 && (
                    <small className="quiet">
                      <Plural value={one.proofs.length} one="# proof" other="# proofs" />
                    </small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
