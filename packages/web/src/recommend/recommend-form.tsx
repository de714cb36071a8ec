import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { programmeQuery } from "../api/round.ts";
import type { ApplicationView } from "../api/views.ts";
import { gradesOpen, isLower } from "../decisions/grades-open.ts";
import { GradeWord } from "../parts/grade.tsx";
import { ReasonsField, reasonsOf, type TypedReason } from "../parts/reasons-field.tsx";
import { sayDone } from "../states/toasts.tsx";

interface RecommendFormProps {
  readonly programme: string;
  readonly application: ApplicationView;
}

/** A recommendation: at most the grade that the score carries, or none; with reasons where it is less than was sought. */
export function RecommendForm({ programme, application }: RecommendFormProps): ReactNode {
  const { t } = useLingui();
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const { applicationId, cycle, score, grade: sought } = application;
  const [grade, choose] = useState<string | null | undefined>(undefined);
  const [reasons, setReasons] = useState<readonly TypedReason[]>([]);
  const [isTried, tryIt] = useState(false);
  const recommend = useCommand(programme, "Recommend", { onDone: () => sayDone(t`The recommendation is recorded.`) });

  const given = reasonsOf(reasons, itself.languages);
  const owes = grade !== undefined && isLower(cycle.grades, grade, sought) && given.length === 0;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (grade === undefined || owes || given.some(({ text }) => text.length === 0)) return;
    recommend.mutate({ applicationId, grade, reasons: given });
  };
  return (
    <form onSubmit={send} noValidate className="decision-form">
      <fieldset className="choices" aria-describedby={isTried && grade === undefined ? "grade-wrong" : undefined}>
        <legend>
          <Trans>
            Sought: <GradeWord grade={sought} grades={cycle.grades} />
          </Trans>
        </legend>
        {[...gradesOpen(cycle.grades, score?.grade ?? null).map(({ id }) => id), null].map((one) => (
          <label key={one ?? ""}>
            <input type="radio" name="grade" checked={grade === one} onChange={() => choose(one)} />
            <span>
              {one === null ? <Trans>No recognition this time</Trans> : <GradeWord grade={one} grades={cycle.grades} />}
            </span>
          </label>
        ))}
        {score?.grade === null && (
          <p className="hint">
            <Trans>No grade is open: the score and the gates of the standard give none.</Trans>
          </p>
        )}
        {isTried && grade === undefined && (
          <p className="wrong" id="grade-wrong">
            <Trans>Choose a grade, or none.</Trans>
          </p>
        )}
      </fieldset>
      <ReasonsField
        places={score?.criteria ?? []}
        order={cycle.languages}
        languages={itself.languages}
        reasons={reasons}
        onChange={setReasons}
        isTried={isTried}
        wrong={owes ? t`Lower than what was sought: say why, for one criterion at least.` : null}
      />
      <button type="submit" disabled={recommend.isPending}>
        <Trans>Recommend</Trans>
      </button>
      <p className="hint">
        <Trans>Somebody else decides. A notice makes this public with its reasons.</Trans>
      </p>
    </form>
  );
}
