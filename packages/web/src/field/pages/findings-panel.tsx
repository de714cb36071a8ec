import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/shapes.ts";
import { Texts, Words } from "../parts/said.tsx";

type Rating = NonNullable<ApplicationView["ratings"]>[number];

/** What reviewers have found, one thing after the other, with their reasons: what the unit may reply to. */
export function FindingsPanel({ view }: { readonly view: ApplicationView }): ReactNode {
  const { ratings, cycle } = view;
  if (ratings === null || ratings.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <Trans>What was found</Trans>
      </h2>
      <ul className="rows">
        {ratings.map((rating) => (
          <li key={rating.item} className="row finding">
            <b>
              <Words map={rating.title} order={cycle.languages} />
            </b>
            <Settled rating={rating} order={cycle.languages} />
            {rating.given.map(({ label, level, reason }) => (
              <div key={label}>
                <small>
                  {label}: <Level rating={rating} level={level} order={cycle.languages} />
                </small>
                {reason && (
                  <p>
                    <Texts texts={[reason]} />
                  </p>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LevelProps {
  readonly rating: Rating;
  readonly order: readonly string[];
}

/** The level that counts; where it lies between two, both are told. */
function Settled({ rating, order }: LevelProps): ReactNode {
  const { settled, levels } = rating;
  if (settled === null) return <Trans>No level: the evidence is insufficient.</Trans>;
  const [low, high] = [levels[Math.floor(settled)], levels[Math.ceil(settled)]];
  const most = levels.length - 1;
  return (
    <span>
      <Trans>
        Level {settled} of {most}
      </Trans>
      {": "}
      {low && <Words map={low} order={order} />}
      {low !== high && high && (
        <>
          {" – "}
          <Words map={high} order={order} />
        </>
      )}
    </span>
  );
}

function Level({ rating, level, order }: LevelProps & { readonly level: number | null }): ReactNode {
  const words = level === null ? undefined : rating.levels[level];
  return words === undefined ? <Trans>the evidence is insufficient</Trans> : <Words map={words} order={order} />;
}
