import { Trans, useLingui } from "@lingui/react/macro";
import { shownScore } from "@touchstone/pages";
import { type ReactNode, useMemo } from "react";
import type { EnrolledGlance, UnitRow } from "../api/views.ts";
import { GradeWord } from "../parts/grade.tsx";
import { type LongColumn, LongTable } from "../parts/long-table.tsx";
import { UnitName } from "../parts/said.tsx";
import { NotApplied, StateMark } from "../parts/state-mark.tsx";
import { shownDay } from "../words/days.ts";
import { unitText } from "../words/texts.ts";
import { HowSure } from "./how-sure.tsx";
import { useTypeWords } from "./unit-words.ts";
import { STANDS_IN_ORDER } from "./units-search.ts";
import "./units.css";

interface UnitsTableProps {
  readonly rows: readonly UnitRow[];
  readonly glance: EnrolledGlance;
  readonly sortedIn: { current: readonly UnitRow[] };
  readonly opened: string | null;
  readonly onOpen: (unitId: string) => void;
  readonly onSort: () => void;
  readonly onEnd: () => void;
}

/** Units that take part in a long table. */
export function UnitsTable({ glance, ...table }: UnitsTableProps): ReactNode {
  const { t, i18n } = useLingui();
  const typeWords = useTypeWords(glance);
  const grades = glance.assessment?.grades ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: both are made of the glance
  const columns = useMemo(
    (): LongColumn<UnitRow>[] => [
      { id: "unit", header: t`Unit`, value: ({ unit }) => unitText(unit, i18n.locale), sort: "text" },
      { id: "type", header: t`Type`, value: ({ unit }) => typeWords(unit.type ?? ""), sort: "text" },
      {
        id: "parent",
        header: t`In`,
        value: ({ parent }) => (parent === null ? undefined : unitText(parent, i18n.locale)),
        sort: "text",
      },
      { id: "since", header: t`Takes part since`, value: ({ since }) => since, sort: "basic" },
      {
        id: "state",
        header: t`Application`,
        value: ({ application }) => STANDS_IN_ORDER.indexOf(application?.state ?? "none"),
        sort: "basic",
      },
      {
        id: "grade",
        header: t`Grade`,
        value: ({ result }) => (result === null ? undefined : placeOf(result.grade, grades)),
        sort: "basic",
      },
      { id: "score", header: t`Score`, value: ({ result }) => result?.score ?? undefined, sort: "basic" },
    ],
    [t, i18n.locale, glance],
  );
  return (
    <LongTable
      {...table}
      look="units"
      columns={columns}
      caption={<Trans>Units. Arrow keys go from row to row, Enter opens one.</Trans>}
      idOf={idOf}
      unitOf={({ unit }) => unit}
      cells={({ unit, parent, since, application, result }) => (
        <>
          <td className="type">{typeWords(unit.type ?? "")}</td>
          <td className="parent">{parent && <UnitName unit={parent} />}</td>
          <td className="since">{shownDay(since, i18n.locale)}</td>
          <td className="state">{application === null ? <NotApplied /> : <StateMark state={application.state} />}</td>
          <td className="grade">{result && <GradeWord grade={result.grade} grades={grades} />}</td>
          <td className="score n">
            {result !== null && result.score !== null && (
              <>
                {shownScore(
                  result.score,
                  grades.map(({ atLeast }) => atLeast),
                )}
                <small>
                  <HowSure certainty={result.certainty} hasGrade={result.grade !== null} />
                </small>
              </>
            )}
          </td>
        </>
      )}
    />
  );
}

const idOf = ({ unit }: UnitRow): string => unit.unitId ?? "";

/** The highest grade first, no grade last. */
function placeOf(grade: string | null, grades: readonly { readonly id: string }[]): number {
  const at = grades.findIndex(({ id }) => id === grade);
  return at < 0 ? grades.length : at;
}
