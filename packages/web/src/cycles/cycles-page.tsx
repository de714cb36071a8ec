import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { cyclesQuery } from "../api/round.ts";
import type { CycleView } from "../api/views.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Said } from "../parts/said.tsx";
import { useCurrentProgramme } from "../shell/current-programme.ts";
import { Empty } from "../states/empty.tsx";
import { dayBefore, shownDay } from "../words/days.ts";
import { useStandardStageWords } from "./standard-stage-words.ts";
import "./cycles.css";

const route = getRouteApi("/$programme/cycles");

/** The rounds of a programme, the latest first, each with its stages and their time limits. */
export function CyclesPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const { data } = useSuspenseQuery(cyclesQuery(programme));
  const isOffice = useCurrentProgramme()?.inItself.has("office") ?? false;
  return (
    <>
      <PageHead title={t`Rounds`}>
        {isOffice && (
          <Link className="button" to="/$programme/cycles/new" params={{ programme }}>
            <Trans>Open a round</Trans>
          </Link>
        )}
      </PageHead>
      {data.length === 0 ? (
        <Empty title={t`No round has been opened`}>
          <p>
            <Trans>
              A round goes by the standard that is in force, and by the stages and time limits that it says.
            </Trans>
          </p>
        </Empty>
      ) : (
        data.map((cycle) => <Cycle key={cycle.cycleId} cycle={cycle} programme={programme} />)
      )}
    </>
  );
}

function Cycle({ cycle, programme }: { readonly cycle: CycleView; readonly programme: string }): ReactNode {
  const { t, i18n } = useLingui();
  const words = useStandardStageWords();
  const states = { coming: t`coming`, open: t`open to units`, closed: t`closed to new applications` };
  const last = shownDay(dayBefore(cycle.closes), i18n.locale);
  return (
    <article className="cycle">
      <h2>
        <Link to="/$programme" params={{ programme }} search={{ cycle: cycle.cycleId }}>
          <Said texts={cycle.titles} />
        </Link>
      </h2>
      <p>
        <span className={cycle.state === "open" ? "mark full" : "mark hollow"}>
          <i aria-hidden="true" />
          {states[cycle.state]}
        </span>{" "}
        <Trans>
          Units can apply from {shownDay(cycle.opens, i18n.locale)} until {last}.
        </Trans>{" "}
        <Trans>Standard {cycle.standard.version}</Trans>
        {cycle.period !== "" && (
          <>
            {" · "}
            <Trans>answers of {cycle.period}</Trans>
          </>
        )}
      </p>
      <ul className="stage-list">
        {cycle.stages.map(({ stage, days }) => (
          <li key={stage}>
            {words[stage] ?? stage}{" "}
            <small>{days === null ? <Trans>no limit</Trans> : <Trans>{days} working days</Trans>}</small>
          </li>
        ))}
      </ul>
    </article>
  );
}
