import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Words } from "../parts/said.tsx";
import { Empty } from "../states/empty.tsx";
import { Failed } from "../states/failed.tsx";
import { Loading } from "../states/loading.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { type ReviewedIndicator, type ReviewView, reviewQuery } from "./review-api.ts";

interface BesideProps {
  readonly programme: string;
  /** another file of one's own, of the same round */
  readonly assignment: string;
  readonly item: string;
}

/** The same indicator in another file of one's own: what that unit shows, and how oneself has rated it. */
export function Beside({ programme, assignment, item }: BesideProps): ReactNode {
  const { t } = useLingui();
  const { data: view, error } = useQuery(reviewQuery(programme, assignment));
  const indicator = view?.indicators.find((one) => one.item === item);
  if (view === undefined || indicator === undefined)
    return (
      <div className="pane evidence">
        {view !== undefined ? (
          <Empty title={t`This file does not have it`} />
        ) : error !== null ? (
          <Failed error={error} />
        ) : (
          <Loading />
        )}
      </div>
    );
  return (
    <EvidencePane
      view={view}
      indicator={indicator}
      pinned={indicator.own?.evidence ?? []}
      onPin={null}
      code={view.code}
    >
      {indicator.rated && <OwnRating view={view} indicator={indicator} />}
    </EvidencePane>
  );
}

interface OwnRatingProps {
  readonly view: ReviewView;
  readonly indicator: ReviewedIndicator;
}

/** One's own rating of that file as it is kept, so that like is rated alike. */
function OwnRating({ view, indicator }: OwnRatingProps): ReactNode {
  const { own, levels } = indicator;
  const level = own === null || own.level === null ? undefined : levels[own.level];
  return (
    <p className="said">
      <small className="quiet">
        <Trans>Your rating of this file</Trans>
      </small>
      {own === null ? (
        <Trans>not rated</Trans>
      ) : level === undefined ? (
        <Trans>insufficient evidence</Trans>
      ) : (
        <>
          <kbd>{own.level}</kbd> <Words map={level} order={view.languages} />
        </>
      )}
    </p>
  );
}

interface BesideChoiceProps {
  readonly view: ReviewView;
  /** null: none */
  readonly chosen: string | null;
  readonly onChoose: (assignment: string | null) => void;
}

/** Which of one's own files of this round stands beside this one, by its code. */
export function BesideChoice({ view, chosen, onChoose }: BesideChoiceProps): ReactNode {
  const { t } = useLingui();
  const others = othersOf(view);
  if (others.length === 0) return null;
  return (
    <label className="beside-choice">
      <Trans>Beside it</Trans>
      <select value={chosen ?? ""} onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}>
        <option value="">{t`no other file`}</option>
        {others.map(({ assignmentId, code }) => (
          <option key={assignmentId} value={assignmentId}>
            {code}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One's own other files of the same round; not those that one stepped back from. */
export const othersOf = ({ assignmentId, cycle, files }: ReviewView): ReviewView["files"] =>
  files.filter(
    (file) => file.assignmentId !== assignmentId && file.cycleId === cycle.cycleId && file.state !== "recused",
  );
