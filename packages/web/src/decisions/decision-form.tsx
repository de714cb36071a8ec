import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { programmeQuery } from "../api/round.ts";
import type { ApplicationView } from "../api/views.ts";
import { GradeWord } from "../parts/grade.tsx";
import { ReasonsField, reasonsOf, type TypedReason } from "../parts/reasons-field.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { sayDone } from "../states/toasts.tsx";
import { gradesOpen, isLower } from "./grades-open.ts";

interface DecisionFormProps {
  readonly programme: string;
  readonly application: ApplicationView;
}

/** No choice has been made; null is the choice of no grade. */
type Chosen = string | null | undefined;

/** A decision: a grade that the score carries, or none; reasons per criterion where it is lower than what was sought. */
export function DecisionForm({ programme, application }: DecisionFormProps): ReactNode {
  const { t } = useLingui();
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const { cycle, score, grade: sought } = application;
  const [grade, choose] = useState<Chosen>(undefined);
  const [reasons, setReasons] = useState<readonly TypedReason[]>([]);
  const [why, setWhy] = useState<Typed>({});
  const [isTried, tryIt] = useState(false);
  const decide = useCommand(programme, "Decide", { onDone: () => sayDone(t`The decision is recorded.`) });

  const open = gradesOpen(cycle.grades, score?.grade ?? null);
  const isUncertain = score?.certainty.certain === false && grade !== null && grade !== undefined;
  const owesReasons = grade !== undefined && isLower(cycle.grades, grade, sought);
  const given = reasonsOf(reasons, itself.languages);
  const whyCertain = textsOf(why, itself.languages);
  const wrong = {
    grade: grade === undefined ? t`Choose a grade, or none.` : null,
    reasons:
      owesReasons && given.length === 0 ? t`Lower than what was sought: say why, for one criterion at least.` : null,
    why: isUncertain && whyCertain.length === 0 ? t`The grade is not certain: say why it is given.` : null,
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (grade === undefined || wrong.reasons !== null || wrong.why !== null) return;
    if (given.some(({ text }) => text.length === 0)) return;
    decide.mutate({
      applicationId: application.applicationId,
      grade,
      reasons: given,
      whyCertain: isUncertain ? whyCertain : null,
    });
  };
  return (
    <form onSubmit={send} noValidate className="decision-form">
      <fieldset className="choices" aria-describedby={isTried && wrong.grade !== null ? "grade-wrong" : undefined}>
        <legend>
          <Trans>
            Sought: <GradeWord grade={sought} grades={cycle.grades} />
          </Trans>
        </legend>
        {open.map(({ id }) => (
          <label key={id}>
            <input type="radio" name="grade" checked={grade === id} onChange={() => choose(id)} />
            <span>
              <GradeWord grade={id} grades={cycle.grades} />
            </span>
          </label>
        ))}
        <label>
          <input type="radio" name="grade" checked={grade === null} onChange={() => choose(null)} />
          <span>
            <Trans>No recognition this time</Trans>
          </span>
        </label>
        {open.length < cycle.grades.length && (
          <p className="hint">
            {open.length === 0 ? (
              <Trans>No grade is open: the score and the gates of the standard give none.</Trans>
            ) : (
              <Trans>Higher grades are not open: the score does not carry them.</Trans>
            )}
          </p>
        )}
        {isTried && wrong.grade !== null && (
          <p className="wrong" id="grade-wrong">
            {wrong.grade}
          </p>
        )}
      </fieldset>
      {isUncertain && (
        <TextsField
          label={<Trans>Why the grade is given though it is not certain</Trans>}
          languages={itself.languages}
          typed={why}
          onType={setWhy}
          isLong
          wrong={isTried ? wrong.why : null}
        />
      )}
      <ReasonsField
        places={score?.criteria ?? []}
        order={cycle.languages}
        languages={itself.languages}
        reasons={reasons}
        onChange={setReasons}
        isTried={isTried}
        wrong={wrong.reasons}
      />
      <button type="submit" disabled={decide.isPending}>
        {grade === null ? <Trans>Decide against recognition</Trans> : <Trans>Decide</Trans>}
      </button>
      <p className="hint">
        <Trans>
          A decision is public with its reasons once it is on notice. It can't be taken back, only made anew after an
          objection is upheld.
        </Trans>
      </p>
    </form>
  );
}
