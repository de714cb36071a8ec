import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCommand } from "../api/command.ts";
import { Dialog } from "../parts/dialog.tsx";
import { sayDone } from "../states/toasts.tsx";
import { keepDrafts } from "./kept-drafts.ts";

interface RecuseProps {
  readonly programme: string;
  readonly assignment: string;
  readonly onEnd: () => void;
}

/** Steps back from a file, once it has been asked whether that is meant. */
export function Recuse({ programme, assignment, onEnd }: RecuseProps): ReactNode {
  const { t } = useLingui();
  const go = useNavigate();
  const recuse = useCommand(programme, "Recuse", {
    onDone: () => {
      onEnd();
      keepDrafts(assignment, {});
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
