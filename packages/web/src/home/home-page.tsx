import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { overviewQuery } from "../api/round.ts";
import { useCycle } from "../cycles/use-cycle.ts";
import { TaskList } from "../inbox/task-list.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Section } from "../parts/section.tsx";
import { useCurrentProgramme } from "../shell/current-programme.ts";
import { Empty } from "../states/empty.tsx";
import { textFor } from "../words/texts.ts";
import { Figures } from "./figures.tsx";
import { GapTable } from "./gap-table.tsx";
import { RankIntervals } from "./rank-intervals.tsx";
import { ReviewerLoad } from "./reviewer-load.tsx";
import { About, useStageTitle } from "./stage-words.tsx";
import { Stages } from "./stages.tsx";
import "./home.css";

/** A round at a glance: where it stands, what it needs, and what might still change. */
export function HomePage(): ReactNode {
  const { t } = useLingui();
  const { programme, cycle } = useCycle();
  if (cycle === null)
    return (
      <>
        <PageHead title={t`Home`} />
        <Empty title={t`No round has been opened`}>
          <NoRound programme={programme} />
        </Empty>
      </>
    );
  return <Round programme={programme} cycle={cycle} />;
}

function NoRound({ programme }: { readonly programme: string }): ReactNode {
  const current = useCurrentProgramme();
  return current?.inItself.has("office") ? (
    <Link className="button" to="/$programme/cycles/new" params={{ programme }}>
      <Trans>Open a round</Trans>
    </Link>
  ) : (
    <p>
      <Trans>The programme office opens a round; units can apply from then on.</Trans>
    </p>
  );
}

/** As many tasks as are seen at once; the inbox has them all. */
const MOST_TASKS = 7;

function Round({ programme, cycle }: { readonly programme: string; readonly cycle: string }): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(overviewQuery(programme, cycle));
  const titleOf = useStageTitle();
  return (
    <>
      <PageHead title={titleOf(data)} about={<About overview={data} />}>
        <CycleSwitch programme={programme} cycle={cycle} />
        <Link className="button second" to="/$programme/applications" params={{ programme }} search={{ cycle }}>
          <Trans>All applications</Trans>
        </Link>
      </PageHead>
      <Stages overview={data} />
      <div className="home">
        <Section title={t`Needs you`} className="needs" more={<MoreTasks n={data.needsYou.length} />}>
          {data.needsYou.length > 0 ? (
            <TaskList items={data.needsYou.slice(0, MOST_TASKS)} />
          ) : (
            <p className="quiet padded">
              <Trans>Nothing waits for you in this round.</Trans>
            </p>
          )}
        </Section>
        <Section title={t`This round`} className="round">
          <Figures overview={data} />
        </Section>
        {data.ranks !== null && <RankIntervals ranks={data.ranks} programme={programme} />}
        <div>
          {data.gaps !== null && <GapTable gaps={data.gaps} />}
          {data.load.length > 0 && <ReviewerLoad load={data.load} />}
        </div>
      </div>
    </>
  );
}

function MoreTasks({ n }: { readonly n: number }): ReactNode {
  if (n <= MOST_TASKS) return null;
  return (
    <Link to="/">
      <Trans>All {n}</Trans>
    </Link>
  );
}

/** Which round is looked at, where there are several. */
function CycleSwitch({ programme, cycle }: { readonly programme: string; readonly cycle: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { cycles } = useCycle();
  const navigate = useNavigate();
  if (cycles.length < 2) return null;
  return (
    <select
      aria-label={t`Round`}
      value={cycle}
      onChange={({ target }) =>
        void navigate({ to: "/$programme", params: { programme }, search: { cycle: target.value } })
      }
    >
      {cycles.map(({ cycleId, titles, period }) => (
        <option key={cycleId} value={cycleId}>
          {textFor(titles, i18n.locale)?.text ?? period}
        </option>
      ))}
    </select>
  );
}
