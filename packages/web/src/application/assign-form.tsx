import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { newId } from "../api/client.ts";
import { useCommand } from "../api/command.ts";
import { reviewersQuery } from "../api/round.ts";
import type { ReviewerCandidate } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { Loading } from "../states/loading.tsx";
import { sayDone } from "../states/toasts.tsx";

interface AssignFormProps {
  readonly programme: string;
  readonly application: string;
  readonly unit: ReactNode;
  readonly onEnd: () => void;
}

/** Assigns a reviewer: only who has declared to be free of ties can be, and who has the least comes first. */
export function AssignForm({ unit, ...more }: AssignFormProps): ReactNode {
  return (
    <Dialog title={<Trans>Assign a reviewer to {unit}</Trans>} onClose={more.onEnd}>
      <Suspense fallback={<Loading />}>
        <Candidates {...more} />
      </Suspense>
    </Dialog>
  );
}

function Candidates({ programme, application, onEnd }: Omit<AssignFormProps, "unit">): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(reviewersQuery(programme, application));
  const [chosen, choose] = useState<string | null>(null);
  const blocked = useBlockedWords();
  const assign = useCommand(programme, "AssignReviewer", {
    onDone: () => {
      sayDone(t`The reviewer is assigned.`);
      onEnd();
    },
  });
  const [assignmentId] = useState(newId);
  const candidates = data.toSorted(byReadiness);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) assign.mutate({ assignmentId, applicationId: application, reviewer: chosen });
      }}
    >
      <fieldset className="choices">
        <legend>
          <Trans>What somebody has not declared counts as a tie.</Trans>
        </legend>
        {candidates.map((one) => (
          <label key={one.reviewer} className={one.blocked === null ? undefined : "blocked"}>
            <input
              type="radio"
              name="reviewer"
              value={one.reviewer}
              disabled={one.blocked !== null}
              checked={chosen === one.reviewer}
              onChange={() => choose(one.reviewer)}
            />
            <span>
              <b>{one.reviewer}</b>
              <small>
                {one.blocked === null ? (
                  <Plural value={one.assigned} one="# application to rate" other="# applications to rate" />
                ) : (
                  blocked[one.blocked]
                )}
              </small>
            </span>
          </label>
        ))}
        {candidates.length === 0 && (
          <p>
            <Trans>Nobody has the role of a reviewer.</Trans>
          </p>
        )}
      </fieldset>
      <FormActs disabled={chosen === null || assign.isPending} onEnd={onEnd}>
        <Trans>Assign</Trans>
      </FormActs>
    </form>
  );
}

const byReadiness = (a: ReviewerCandidate, b: ReviewerCandidate): number =>
  Number(a.blocked !== null) - Number(b.blocked !== null) ||
  a.assigned - b.assigned ||
  (a.reviewer < b.reviewer ? -1 : 1);

function useBlockedWords(): Readonly<Record<NonNullable<ReviewerCandidate["blocked"]>, string>> {
  const { t } = useLingui();
  return {
    undeclared: t`has not declared yet`,
    conflict: t`has declared a tie`,
    assigned: t`is assigned already`,
    recused: t`has stepped back`,
    unit: t`acts for a unit`,
    yourself: t`is you: who assigns can't be the one assigned`,
  };
}
