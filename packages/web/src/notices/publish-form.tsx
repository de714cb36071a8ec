import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { newId } from "../api/client.ts";
import { useCommand } from "../api/command.ts";
import { applicationsQuery, cyclesQuery, programmeQuery } from "../api/round.ts";
import { Dialog } from "../parts/dialog.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { Grade } from "../parts/grade.tsx";
import { UnitName } from "../parts/said.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { Loading } from "../states/loading.tsx";
import { sayDone } from "../states/toasts.tsx";

interface PublishFormProps {
  readonly programme: string;
  readonly cycle: string;
  readonly onEnd: () => void;
}

/** As many as one notice takes. */
const MOST = 50;

/** Puts decisions on public notice: those that wait for it are chosen, all of them to begin with. */
export function PublishForm({ programme, cycle, onEnd }: PublishFormProps): ReactNode {
  const { t } = useLingui();
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const { data: cycles } = useSuspenseQuery(cyclesQuery(programme));
  const asked = { cycle, state: "decided", text: null, under: null } as const;
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(applicationsQuery(programme, asked));
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [typed, type] = useState<Typed>({});
  const [noticeId] = useState(newId);
  const publish = useCommand(programme, "PublishNotice", {
    onDone: () => {
      sayDone(t`The notice is public.`);
      onEnd();
    },
  });
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const offered = rows.slice(0, MOST);
  const chosen = offered.filter(({ applicationId }) => !left.has(applicationId));
  const grades = cycles.find(({ cycleId }) => cycleId === cycle)?.grades ?? [];
  const send = (event: FormEvent): void => {
    event.preventDefault();
    publish.mutate({
      noticeId,
      cycleId: cycle,
      applicationIds: chosen.map(({ applicationId }) => applicationId),
      text: textsOf(typed, itself.languages),
    });
  };
  return (
    <Dialog look="sheet" title={<Trans>Put decisions on notice</Trans>} onClose={onEnd}>
      {data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <p>
          <Trans>No decision waits to be put on notice.</Trans>
        </p>
      ) : (
        <form onSubmit={send}>
          <p>
            <Trans>
              Units, grades, scores and reasons become public, and all sealed entries that led to them are opened.
            </Trans>
          </p>
          {rows.length > MOST && (
            <p>
              <Plural value={rows.length} other="# wait; one notice takes 50, so these come first." />
            </p>
          )}
          <fieldset className="choices">
            <legend>
              <Plural value={chosen.length} one="# decision chosen" other="# decisions chosen" />
            </legend>
            {offered.map(({ applicationId, unit, decided }) => (
              <label key={applicationId}>
                <input
                  type="checkbox"
                  checked={!left.has(applicationId)}
                  onChange={({ target }) => {
                    const next = new Set(left);
                    if (target.checked) next.delete(applicationId);
                    else next.add(applicationId);
                    leave(next);
                  }}
                />
                <span>
                  <b>
                    <UnitName unit={unit} />
                  </b>
                  <Grade grade={decided} grades={grades} />
                </span>
              </label>
            ))}
          </fieldset>
          <TextsField
            label={<Trans>A word to go with it (may be left out)</Trans>}
            languages={itself.languages}
            typed={typed}
            onType={type}
            isLong
          />
          <FormActs disabled={chosen.length === 0 || publish.isPending} onEnd={onEnd}>
            <Trans>Publish</Trans>
          </FormActs>
        </form>
      )}
    </Dialog>
  );
}
