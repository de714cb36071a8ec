import { Trans, useLingui } from "@lingui/react/macro";
import { shownScore, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import { Words } from "../parts/said.tsx";
import type { ReviewView } from "./review-api.ts";

interface CriteriaPaneProps {
  readonly view: ReviewView;
  readonly chosen: string;
  /** items whose rating is not with the service yet */
  readonly unsaved: ReadonlySet<string>;
  readonly onChoose: (item: string) => void;
}

/** The criteria, and below each what is to be rated and how far it is; the running total of one's own ratings. */
export function CriteriaPane({ view, chosen, unsaved, onChoose }: CriteriaPaneProps): ReactNode {
  const { t } = useLingui();
  const shownIn = (id: string): typeof view.indicators =>
    view.indicators.filter(({ criteria }) => criteria.at(-1) === id);
  return (
    <nav className="pane criteria" aria-label={t`Criteria`}>
      <ul>
        {view.criteria.map(({ id, depth, title, share, rated, of }) => (
          <li key={id} className={`depth-${Math.min(depth, 3)}`}>
            <p>
              <b>
                <Words map={title} order={view.languages} />
              </b>
              <small className="n">
                {share !== null && shownShare(share)}
                {of > 0 && ` · ${rated}/${of}`}
              </small>
            </p>
            <ul>
              {shownIn(id).map((one) => (
                <li key={one.item}>
                  <button
                    type="button"
                    className="plain item"
                    aria-current={one.item === chosen}
                    onClick={() => onChoose(one.item)}
                  >
                    <Mark
                      is={!one.rated ? "given" : unsaved.has(one.item) ? "draft" : one.own === null ? "none" : "rated"}
                    />
                    <span>
                      <Words map={one.title} order={view.languages} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {view.total !== null && (
        <p className="total">
          <Trans>Your ratings so far</Trans>
          <b>{shownScore(view.total.score)}</b>
          <small>
            <Trans>
              between {shownScore(view.total.low)} and {shownScore(view.total.high)}, however the rest is rated
            </Trans>
          </small>
        </p>
      )}
    </nav>
  );
}

/** How far one indicator is: a shape, and a word for who does not see it. */
function Mark({ is }: { readonly is: "given" | "none" | "draft" | "rated" }): ReactNode {
  const { t } = useLingui();
  const [shape, word] = {
    given: ["dot", t`answered by the unit`],
    none: ["hollow", t`not rated`],
    draft: ["half", t`draft`],
    rated: ["full", t`rated`],
  }[is] as [string, string]; // each is such a pair
  return (
    <>
      <i className={`shape ${shape}`} aria-hidden title={word} />
      <span className="vh">{word}: </span>
    </>
  );
}
