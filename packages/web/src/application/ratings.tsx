import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { Said, Words } from "../parts/said.tsx";

interface RatingsProps {
  readonly ratings: NonNullable<ApplicationView["ratings"]>;
  readonly order: readonly string[];
}

/** The ratings of each indicator side by side, and the level that they settled at. */
export function Ratings({ ratings, order }: RatingsProps): ReactNode {
  const { t } = useLingui();
  const sure = { low: t`not sure`, middle: t`fairly sure`, high: t`sure` };
  return (
    <div className="ratings-list">
      {ratings.map(({ item, title, levels, settled, given }) => (
        <article key={item}>
          <h3>
            <Words map={title} order={order} />
          </h3>
          <p>
            {settled === null ? (
              <Trans>No level: the evidence is insufficient.</Trans>
            ) : (
              <Trans>
                Settled at level {settled} of {levels.length - 1}.
              </Trans>
            )}
          </p>
          <ul>
            {given.map(({ label, level, confidence, reason }) => (
              <li key={label}>
                <b>{label}</b> {level === null ? <Trans>insufficient evidence</Trans> : <Trans>level {level}</Trans>}
                {level !== null && levels[level] !== undefined && (
                  <>
                    {" ("}
                    <Words map={levels[level]} order={order} />)
                  </>
                )}
                {" · "}
                {sure[confidence]}
                {reason !== null && (
                  <p className="quiet">
                    <Said texts={[reason]} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </div>
  );
}
