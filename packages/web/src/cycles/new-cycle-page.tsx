import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { newId } from "../api/client.ts";
import { useCommand } from "../api/command.ts";
import { programmeQuery } from "../api/round.ts";
import { Field } from "../parts/field.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { sayDone } from "../states/toasts.tsx";

const route = getRouteApi("/$programme/cycles/new");

/** Opens a round by the standard that is in force. Its stages and time limits are the standard's, and not chosen here. */
export function NewCyclePage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const navigate = useNavigate();
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const [cycleId] = useState(newId);
  const [titles, setTitles] = useState<Typed>({});
  const [period, setPeriod] = useState("");
  const [opens, setOpens] = useState("");
  const [closes, setCloses] = useState("");
  const [isTried, tryIt] = useState(false);
  const open = useCommand(programme, "OpenCycle", {
    onDone: () => {
      sayDone(t`The round is open.`);
      void navigate({ to: "/$programme", params: { programme }, search: { cycle: cycleId } });
    },
  });
  const wrong = {
    titles: textsOf(titles, itself.languages).length === 0 ? t`Give the round a title.` : null,
    opens: opens === "" ? t`Say from which day units can apply.` : null,
    closes: closes === "" || closes <= opens ? t`Say a day after the first.` : null,
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (wrong.titles !== null || wrong.opens !== null || wrong.closes !== null) return;
    open.mutate({ cycleId, titles: textsOf(titles, itself.languages), period: period.trim(), opens, closes });
  };
  return (
    <>
      <PageHead
        title={t`Open a round`}
        about={<Trans>It goes by the standard that is in force: its stages, time limits and languages.</Trans>}
      />
      <form onSubmit={send} noValidate className="narrow">
        <TextsField
          label={<Trans>Title</Trans>}
          languages={itself.languages}
          typed={titles}
          onType={setTitles}
          wrong={isTried ? wrong.titles : null}
        />
        <Field
          label={<Trans>Period that the answers speak of</Trans>}
          hint={<Trans>Such as 2026; empty for a standard without periods.</Trans>}
        >
          {(named) => (
            <input {...named} maxLength={20} value={period} onChange={({ target }) => setPeriod(target.value)} />
          )}
        </Field>
        <Field label={<Trans>First day on which units can apply</Trans>} wrong={isTried ? wrong.opens : null}>
          {(named) => <input {...named} type="date" value={opens} onChange={({ target }) => setOpens(target.value)} />}
        </Field>
        <Field
          label={<Trans>Day on which it closes</Trans>}
          hint={<Trans>The first day on which nobody can apply any more.</Trans>}
          wrong={isTried ? wrong.closes : null}
        >
          {(named) => (
            <input
              {...named}
              type="date"
              min={opens}
              value={closes}
              onChange={({ target }) => setCloses(target.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={open.isPending}>
          <Trans>Open the round</Trans>
        </button>
      </form>
    </>
  );
}
