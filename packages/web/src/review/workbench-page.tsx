import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Due } from "../parts/due.tsx";
import { MayButton, mayOf } from "../parts/may-button.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Words } from "../parts/said.tsx";
import { Empty } from "../states/empty.tsx";
import { Beside, BesideChoice, othersOf } from "./beside.tsx";
import { CriteriaPane } from "./criteria-pane.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { HandIn } from "./hand-in.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { RatingPane } from "./rating-pane.tsx";
import { Recuse } from "./recuse.tsx";
import { type ReviewView, reviewQuery } from "./review-api.ts";
import { SavedAt } from "./saved-at.tsx";
import { useKeys, useKeysWanted } from "./use-keys.ts";
import { useRatings } from "./use-ratings.ts";
import { useSheet } from "./use-sheet.ts";
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
  const { i18n } = useLingui();
  const { assignmentId, code, file, may } = view;
  const { beside: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const beside = othersOf(view).find((one) => one.assignmentId === asked)?.assignmentId ?? null;
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
  const [wantsKeys, wantKeys] = useKeysWanted();
  useKeys(asks === null && wantsKeys, (key) => {
    if (key === "?") return ask("keys");
    if (key === "j") return nextUnrated(1);
    if (key === "k") return nextUnrated(-1);
    if (!isOpen || indicator?.rated !== true) return undefined;
    const level = key === "x" ? null : /^\d$/.test(key) ? Number(key) : undefined;
    if (level === undefined || (level !== null && level >= indicator.levels.length)) return undefined;
    go("rating"); // where it lies behind the evidence, so that what was chosen is seen
    return change(chosen, { ...draft, level });
  });
  useSheet(step === "rating", () => go("evidence"));
  if (indicator === undefined) return null;
  return (
    <div className={beside === null ? "workbench" : "workbench two"} data-step={step}>
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
        <SavedAt saving={saving} unsaved={unsaved.size} at={view.savedAt} />
        <MayButton may={mayOf(may, "Recuse")} className="second" onClick={() => ask("recuse")}>
          <Trans>Declare a tie</Trans>
        </MayButton>
        <HandIn programme={programme} view={view} isSaved={unsaved.size === 0 && saving === "saved"} />
      </PageHead>
      <div className="panes">
        <CriteriaPane view={view} chosen={chosen} unsaved={unsaved} onChoose={pick} />
        <EvidencePane
          key={chosen}
          view={view}
          indicator={indicator}
          code={beside === null ? undefined : code}
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
        {beside !== null && <Beside programme={programme} assignment={beside} item={indicator.item} />}
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
        <button
          type="button"
          className="second step"
          aria-expanded={step === "rating"}
          onClick={() => go(step === "evidence" ? "rating" : "evidence")}
        >
          {step === "evidence" ? <Trans>To the rating</Trans> : <Trans>To the evidence</Trans>}
        </button>
        <button type="button" className="second" onClick={() => nextUnrated(1)}>
          <Trans>Next unrated</Trans> <kbd>J</kbd>
        </button>
        <BesideChoice
          view={view}
          chosen={beside}
          onChoose={(other) => void navigate({ replace: true, search: other === null ? {} : { beside: other } })}
        />
        <button type="button" className="plain" onClick={() => ask("keys")}>
          <Trans>Keys</Trans> <kbd>?</kbd>
        </button>
      </div>
      {asks === "recuse" && <Recuse programme={programme} assignment={assignmentId} onEnd={() => ask(null)} />}
      {asks === "keys" && <KeysDialog isOn={wantsKeys} onWant={wantKeys} onEnd={() => ask(null)} />}
    </div>
  );
}
