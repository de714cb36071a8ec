import { Trans, useLingui } from "@lingui/react/macro";
import { shownScore, shownShare } from "@touchstone/pages";
import { type ReactNode, useMemo } from "react";
import type { ApplicationRow, GradeTitle } from "../api/views.ts";
import { Due } from "../parts/due.tsx";
import { GradeWord } from "../parts/grade.tsx";
import { type LongColumn, LongTable } from "../parts/long-table.tsx";
import { UnitName } from "../parts/said.tsx";
import { STATES_IN_ORDER } from "../parts/state-looks.ts";
import { StateMark } from "../parts/state-mark.tsx";
import { unitText } from "../words/texts.ts";
import "./applications.css";

interface ApplicationsTableProps {
  readonly rows: readonly ApplicationRow[];
  readonly grades: readonly GradeTitle[];
  readonly opened: string | null;
  readonly onOpen: (applicationId: string) => void;
  readonly onSort: () => void;
  readonly onEnd: () => void;
}

/** Applications in a long table. */
export function ApplicationsTable({ grades, ...table }: ApplicationsTableProps): ReactNode {
  const { t, i18n } = useLingui();
  const columns = useMemo(
    (): LongColumn<ApplicationRow>[] => [
      { id: "unit", header: t`Unit`, value: ({ unit }) => unitText(unit, i18n.locale), sort: "text" },
      {
        id: "parent",
        header: t`In`,
        value: ({ parent }) => (parent === null ? "" : unitText(parent, i18n.locale)),
        sort: "text",
      },
      { id: "state", header: t`State`, value: ({ state }) => STATES_IN_ORDER.indexOf(state), sort: "basic" },
      { id: "due", header: t`Due`, value: ({ deadline }) => deadline?.until, sort: "basic" },
      {
        id: "sought",
        header: t`Sought`,
        value: ({ grade }) => grades.findIndex(({ id }) => id === grade),
        sort: "basic",
      },
      { id: "ratings", header: t`Ratings`, value: ({ reviewers }) => reviewers?.handedIn, sort: "basic" },
      { id: "score", header: t`Score`, value: ({ score }) => score ?? undefined, sort: "basic" },
    ],
    [t, i18n.locale, grades],
  );
  return (
    <LongTable
      {...table}
      look="applications"
      columns={columns}
      caption={<Trans>Applications. Arrow keys go from row to row, Enter opens one.</Trans>}
      idOf={idOf}
      unitOf={({ unit }) => unit}
      cells={(row) => <Cells row={row} grades={grades} />}
    />
  );
}

const idOf = ({ applicationId }: ApplicationRow): string => applicationId;

function Cells({ row, grades }: { readonly row: ApplicationRow; readonly grades: readonly GradeTitle[] }): ReactNode {
  const { parent, state, deadline, grade, reviewers, score, certainty, openObjections } = row;
  return (
    <>
      <td className="parent">{parent && <UnitName unit={parent} />}</td>
      <td className="state">
        <StateMark state={state} />
        {openObjections > 0 && (
          <span className="mark diamond">
            <i aria-hidden="true" />
            <Trans>objection</Trans>
          </span>
        )}
      </td>
      <td className="due">{deadline && <Due deadline={deadline} />}</td>
      <td className="sought">
        <GradeWord grade={grade} grades={grades} />
      </td>
      <td className="ratings n">
        {reviewers && (
          <Trans>
            {reviewers.handedIn} of {reviewers.needed}
          </Trans>
        )}
      </td>
      <td className="score n">
        {score !== null && (
          <>
            {shownScore(score)}
            <small>
              {certainty === null ? (
                <Trans>how sure: not computed</Trans>
              ) : (
                <Trans>grade stays in {shownShare(certainty)}</Trans>
              )}
            </small>
          </>
        )}
      </td>
    </>
  );
}
