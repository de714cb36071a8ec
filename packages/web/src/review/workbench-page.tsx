import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Due } from "../parts/due.tsx";
import { MayButton, mayOf } from "../parts/may-button.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Words } from "../parts/said.tsx";
import { Empty } from "../states/empty.tsx";
import { sayDone } from "../states/toasts.tsx";
import { CriteriaPane } from "./criteria-pane.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { RatingPane } from "./rating-pane.tsx";
import { type ReviewView, reviewQuery } from "./review-api.ts";
import { useKeys } from "./use-keys.ts";
import { useRatings } from "./use-ratings.ts";
import "./review.css";

const route = getRouteApi("/$programme/review/$assignment");

/** One application before one of its reviewers: criteria, what the unit shows, and the rating, side by side. */
export function WorkbenchPage(): ReactNode {
  const { t } = useLingui();
  const { programme, assignment } = route.useParams();
  const { data: view } = useSuspenseQuery(reviewQuery(programme, assignment));
  const first = view.indicators.find(({ rated }) => rated) ?? view.indicators[0];
  if (first === undefined) return <Empty title={t`There is nothing to rate`} />;
  return <Workbench key={assignment} programme={programme} view={view} first={first.item} />;
}

interface WorkbenchProps {
  readonly programme: string;
  readonly view: ReviewView;
  readonly first: string;
}

function Workbench({ programme, view, first }: WorkbenchProps): ReactNode {
  const { t, i18n } = useLingui();
  const { assignmentId, code, file, may } = view;
  const [chosen, choose] = useState(first);
  const [step, go] = useState<"evidence" | "rating">("evidence");
  const [asks, ask] = useState<"recuse" | "keys" | null>(null);
  const { draftFor, change, saving, unsaved } = useRatings(programme, view, i18n.locale);
  const indicator = view.indicators.find(({ item }) => item === chosen) ?? view.indicators[0];
  const rated = view.indicators.filter((one) => one.rated);
  const isOpen = view.state === "assigned";
  const draft = draftFor(chosen);

  const pick = (item: string): void => {
    choose(item);
    go("evidence");
  };
  const nextUnrated = (by: 1 | -1): void => {
    const from = rated.findIndex(({ item }) => item === chosen);
    const onward = Array.from(rated, (_, n) => rated[(from + by * (n + 1) + rated.length * 2) % rated.length]);
    const found = by === -1 ? onward[0] : (onward.find((one) => one?.own === null) ?? onward[0]);
    if (found) pick(found.item);
  };
  useKeys(asks === null, (key) => {
    if (key === "?") return ask("keys");
    if (key === "j") return nextUnrated(1);
    if (key === "k") return nextUnrated(-1);
    if (!isOpen || indicator?.rated !== true) return undefined;
    if (key === "x") return change(chosen, { ...draft, level: null });
    const level = Number(key);
    if (/^\d$/.test(key) && level < indicator.levels.length) return change(chosen, { ...draft, level });
    return undefined;
  });
  if (indicator === undefined) return null;
  return (
    <div className="workbench" data-step={step}>
      <PageHead
        title={code}
        about={
          <>
            <Link to="/$programme/review" params={{ programme }}>
              <Trans>
                File {file.k} of {file.of}
              </Trans>
            </Link>
            {" · "}
            <Trans>
              seeks <Words map={view.gradeTitle} order={view.languages} />
            </Trans>
            {view.deadline !== null && (
              <>
                {" · "}
                <Due deadline={view.deadline} />
              </>
            )}
          </>
        }
      >
        <output className={`saving ${saving}`}>
          {saving === "offline" ? (
            <Trans>Kept on this device; it is sent when the line is back</Trans>
          ) : saving === "saving" ? (
            <Trans>Saving…</Trans>
          ) : unsaved.size > 0 ? (
            <Trans>Some ratings lack something</Trans>
          ) : (
            <Trans>Saved</Trans>
          )}
        </output>
        <MayButton may={mayOf(may, "Recuse")} className="second" onClick={() => ask("recuse")}>
          <Trans>Declare a tie</Trans>
        </MayButton>
        <HandIn programme={programme} view={view} isReady={unsaved.size === 0 && saving === "saved"} />
      </PageHead>
      <div className="panes">
        <CriteriaPane view={view} chosen={chosen} unsaved={unsaved} onChoose={pick} />
        <EvidencePane
          key={chosen}
          view={view}
          indicator={indicator}
          pinned={draft.evidence}
          onPin={
            isOpen && indicator.rated
              ? (id) =>
                  change(chosen, {
                    ...draft,
                    evidence: draft.evidence.includes(id)
                      ? draft.evidence.filter((one) => one !== id)
                      : [...draft.evidence, id],
                  })
              : null
          }
        />
        <RatingPane
          view={view}
          indicator={indicator}
          draft={draft}
          onChange={isOpen ? (now) => change(chosen, now) : null}
        />
      </div>
      <div className="foot">
        <button type="button" className="second" onClick={() => nextUnrated(-1)}>
          <Trans>Previous</Trans> <kbd>K</kbd>
        </button>
        <button type="button" className="second step" onClick={() => go(step === "evidence" ? "rating" : "evidence")}>
          {step === "evidence" ? <Trans>To the rating</Trans> : <Trans>To the evidence</Trans>}
        </button>
        <button type="button" className="second" onClick={() => nextUnrated(1)}>
          <Trans>Next unrated</Trans> <kbd>J</kbd>
        </button>
        <button type="button" className="plain" onClick={() => ask("keys")}>
          <Trans>Keys</Trans> <kbd>?</kbd>
        </button>
      </div>
      {asks === "recuse" && <Recuse programme={programme} assignment={assignmentId} onEnd={() => ask(null)} />}
      {asks === "keys" && (
        <Dialog title={t`Keys`} onClose={() => ask(null)}>
          <dl className="keys">
            {[
              ["0 – 9", t`the level of the rubric`],
              ["x", t`the evidence is insufficient`],
              ["j / k", t`next unrated, previous`],
              ["?", t`these keys`],
            ].map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}

function HandIn({
  programme,
  view,
  isReady,
}: Omit<WorkbenchProps, "first"> & { readonly isReady: boolean }): ReactNode {
  const { t } = useLingui();
  const [asks, ask] = useState(false);
  const handIn = useCommand(programme, "HandInRatings", {
    onDone: () => {
      ask(false);
      sayDone(t`Your ratings are handed in.`);
    },
  });
  const may = mayOf(view.may, "HandInRatings");
  const left = view.indicators.filter(({ rated, own }) => rated && own === null).length;
  if (may === undefined) return null;
  const isNow = may.allowed && isReady;
  return (
    <>
      <span className="may">
        <button type="button" aria-disabled={!isNow} onClick={isNow ? () => ask(true) : undefined}>
          <Trans>Hand in</Trans>
        </button>
        {!isNow && (
          <small>
            {left > 0 ? (
              <Trans>{left} still to rate</Trans>
            ) : isReady ? (
              <Trans>handed in already, or no longer in review</Trans>
            ) : (
              <Trans>not everything is saved yet</Trans>
            )}
          </small>
        )}
      </span>
      {asks && (
        <Dialog title={t`Hand in your ratings?`} onClose={() => ask(false)}>
          <p>
            <Trans>They are final. Nobody sees them before all reviewers are in and the score is there.</Trans>
          </p>
          <button
            type="button"
            disabled={handIn.isPending}
            onClick={() => handIn.mutate({ assignmentId: view.assignmentId })}
          >
            <Trans>Hand in for good</Trans>
          </button>
        </Dialog>
      )}
    </>
  );
}

interface RecuseProps {
  readonly programme: string;
  readonly assignment: string;
  readonly onEnd: () => void;
}

function Recuse({ programme, assignment, onEnd }: RecuseProps): ReactNode {
  const { t } = useLingui();
  const go = useNavigate();
  const recuse = useCommand(programme, "Recuse", {
    onDone: () => {
      onEnd();
      sayDone(t`You have stepped back; somebody else is assigned.`);
      void go({ to: "/$programme/review", params: { programme } });
    },
  });
  return (
    <Dialog title={t`Step back from this file?`} onClose={onEnd}>
      <p>
        <Trans>No reason is asked. Your ratings of it count no more, and a tie to this applicant is on record.</Trans>
      </p>
      <button type="button" disabled={recuse.isPending} onClick={() => recuse.mutate({ assignmentId: assignment })}>
        <Trans>Step back</Trans>
      </button>
    </Dialog>
  );
}
