import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { shownScore, shownShare } from "@touchstone/pages";
import { type ReactNode, useState } from "react";
import { boardQuery } from "../api/round.ts";
import type { ApplicationState, CycleView, DecisionBoardRow } from "../api/views.ts";
import { useCycle } from "../cycles/use-cycle.ts";
import { Due } from "../parts/due.tsx";
import { Grade, GradeWord } from "../parts/grade.tsx";
import { Heads } from "../parts/heads.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Said, UnitName } from "../parts/said.tsx";
import { StateMark, useStateWords } from "../parts/state-mark.tsx";
import { Wide } from "../parts/wide.tsx";
import { Empty } from "../states/empty.tsx";
import "./decisions.css";

/** What has come so far as to be decided, by its state: what waits, and what has been decided. */
export function DecisionsPage(): ReactNode {
  const { t } = useLingui();
  const { programme, cycles, cycle } = useCycle();
  const found = cycles.find(({ cycleId }) => cycleId === cycle);
  return (
    <>
      <PageHead title={t`Decisions`} about={found && <Said texts={found.titles} />} />
      {found ? <Board programme={programme} cycle={found} /> : <Empty title={t`No round has been opened`} />}
    </>
  );
}

function Board({ programme, cycle }: { readonly programme: string; readonly cycle: CycleView }): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(boardQuery(programme, cycle.cycleId));
  const words = useStateWords();
  const [state, choose] = useState<ApplicationState | null>("deciding");
  const states = [...new Set(data.map((row) => row.state))];
  const rows = data.filter((row) => state === null || row.state === state).toSorted(byUrgency);
  if (data.length === 0)
    return (
      <Empty title={t`Nothing has come this far yet`}>
        <p>
          <Trans>Applications appear here once they are recommended on.</Trans>
        </p>
      </Empty>
    );
  return (
    <>
      <fieldset className="tabs">
        <legend className="vh">
          <Trans>State</Trans>
        </legend>
        {[null, ...(states.includes("deciding") ? states : (["deciding", ...states] as const))].map((one) => (
          <label key={one}>
            <input type="radio" name="state" checked={state === one} onChange={() => choose(one)} />
            {one === null ? t`All` : words[one]}{" "}
            <span className="n">{data.filter((row) => one === null || row.state === one).length}</span>
          </label>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <Empty title={t`Nothing waits for a decision`} />
      ) : (
        <Wide label={t`Decisions`}>
          <table className="board">
            <Heads of={[t`Unit`, t`State`, t`Sought`, t`By the score`, t`Recommended`, t`Decided`, t`Due`]} />
            <tbody>
              {rows.map((row) => (
                <Row key={row.applicationId} row={row} programme={programme} cycle={cycle} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  );
}

interface RowProps {
  readonly row: DecisionBoardRow;
  readonly programme: string;
  readonly cycle: CycleView;
}

function Row({ row, programme, cycle: { grades } }: RowProps): ReactNode {
  const { t } = useLingui();
  const {
    applicationId,
    unit,
    state,
    grade,
    score,
    computed,
    certainty,
    recommendation,
    decision,
    deadline,
    third,
    replied,
  } = row;
  return (
    <tr>
      <th scope="row">
        <Link to="/$programme/decisions/$application" params={{ programme, application: applicationId }}>
          <UnitName unit={unit} />
        </Link>
        <small>
          {third && <Trans>third rating</Trans>} {replied && <Trans>has replied</Trans>}
        </small>
      </th>
      <td>
        <StateMark state={state} />
      </td>
      <td data-head={t`Sought`}>
        <GradeWord grade={grade} grades={grades} />
      </td>
      <td className="n" data-head={t`By the score`}>
        <Grade grade={computed} grades={grades} />
        <small>
          {score !== null && shownScore(score)}
          {score !== null && (
            <>
              {" · "}
              {typeof certainty?.kept === "number" ? (
                <Trans>stays in {shownShare(certainty.kept)}</Trans>
              ) : (
                <Trans>how sure: not computed</Trans>
              )}
            </>
          )}
          {certainty?.certain === false && (
            <>
              {" · "}
              <Trans>not certain</Trans>
            </>
          )}
        </small>
      </td>
      <td data-head={t`Recommended`}>{recommendation && <GradeWord grade={recommendation.grade} grades={grades} />}</td>
      <td data-head={t`Decided`}>
        {decision && <GradeWord grade={decision.grade} grades={grades} />}
        {decision?.bySilence === true && (
          <small>
            <Trans>by silence</Trans>
          </small>
        )}
      </td>
      <td>{deadline && <Due deadline={deadline} />}</td>
    </tr>
  );
}

const byUrgency = (a: DecisionBoardRow, b: DecisionBoardRow): number =>
  (a.deadline?.until ?? "9999").localeCompare(b.deadline?.until ?? "9999") || (b.score ?? 0) - (a.score ?? 0);
