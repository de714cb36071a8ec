import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { programmeQuery } from "../api/round.ts";
import type { ObjectionView } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { OpenedPart } from "../parts/opened-part.tsx";
import { UnitName } from "../parts/said.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { sayDone } from "../states/toasts.tsx";

interface AnswerFormProps {
  readonly programme: string;
  readonly objection: ObjectionView;
  readonly onEnd: () => void;
}

/** Answers an objection; its words are opened for that purpose, which is recorded. */
export function AnswerForm({ programme, objection, onEnd }: AnswerFormProps): ReactNode {
  const { t } = useLingui();
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const [upheld, uphold] = useState<boolean | null>(null);
  const [typed, type] = useState<Typed>({});
  const [isTried, tryIt] = useState(false);
  const send = useCommand(programme, "AnswerObjection", {
    onDone: () => {
      sayDone(t`The objection is answered.`);
      onEnd();
    },
  });
  const answer = textsOf(typed, itself.languages);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (upheld !== null && answer.length > 0) send.mutate({ objectionId: objection.objectionId, upheld, answer });
  };
  const words = objection.parts.find(({ part }) => part === "text");
  return (
    <Dialog
      look="sheet"
      title={
        <Trans>
          Answer the objection on <UnitName unit={objection.unit} />
        </Trans>
      }
      onClose={onEnd}
    >
      {words && <OpenedPart programme={programme} seq={words.seq} part={words.part} />}
      <p className="quiet">
        {objection.publish ? (
          <Trans>Its author agrees that the words are shown with the answer.</Trans>
        ) : (
          <Trans>Its author does not want the words shown; the answer is public all the same.</Trans>
        )}
      </p>
      <form onSubmit={submit} noValidate>
        <fieldset className="choices">
          <legend>
            <Trans>Is it right?</Trans>
          </legend>
          <label>
            <input type="radio" name="upheld" checked={upheld === true} onChange={() => uphold(true)} />
            <span>
              <Trans>Yes: it is decided anew, and put on notice again</Trans>
            </span>
          </label>
          <label>
            <input type="radio" name="upheld" checked={upheld === false} onChange={() => uphold(false)} />
            <span>
              <Trans>No: the decision stands</Trans>
            </span>
          </label>
          {isTried && upheld === null && (
            <p className="wrong">
              <Trans>Choose one.</Trans>
            </p>
          )}
        </fieldset>
        <TextsField
          label={<Trans>Answer, which is public</Trans>}
          languages={itself.languages}
          typed={typed}
          onType={type}
          isLong
          wrong={isTried && answer.length === 0 ? t`Say why, in one language at least.` : null}
        />
        <FormActs disabled={send.isPending} onEnd={onEnd}>
          <Trans>Answer</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}
