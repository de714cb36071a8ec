import { Trans, useLingui } from "@lingui/react/macro";
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { shownScore, shownShare } from "@touchstone/pages";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { ApplicationRow, GradeTitle } from "../api/views.ts";
import { Due } from "../parts/due.tsx";
import { GradeWord } from "../parts/grade.tsx";
import { UnitName } from "../parts/said.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { textFor } from "../words/texts.ts";
import { STATES_IN_ORDER } from "./applications-search.ts";

interface ApplicationsTableProps {
  readonly rows: readonly ApplicationRow[];
  readonly grades: readonly GradeTitle[];
  readonly opened: string | null;
  readonly onOpen: (applicationId: string) => void;
  /** sorting is over all rows, so that all are wanted */
  readonly onSort: () => void;
  /** the last rows are in sight */
  readonly onEnd: () => void;
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});
const column = createColumnHelper<typeof features, ApplicationRow>();
const ROW_PX = 45;

/** Of a list however long only the rows in sight are on the page; arrows go through it, Enter opens one. */
export function ApplicationsTable({ rows, grades, opened, onOpen, onSort, onEnd }: ApplicationsTableProps): ReactNode {
  const { t, i18n } = useLingui();
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor(({ unit }) => unit.anonymous ?? textFor(unit.names, i18n.locale)?.text ?? unit.code ?? "", {
          id: "unit",
          header: t`Unit`,
          sortFn: "text",
        }),
        column.accessor(({ parent }) => (parent && (textFor(parent.names, i18n.locale)?.text ?? parent.code)) ?? "", {
          id: "parent",
          header: t`In`,
          sortFn: "text",
        }),
        column.accessor(({ state }) => STATES_IN_ORDER.indexOf(state), {
          id: "state",
          header: t`State`,
          sortFn: "basic",
        }),
        column.accessor(({ deadline }) => deadline?.until ?? undefined, {
          id: "due",
          header: t`Due`,
          sortFn: "basic",
          sortUndefined: "last",
        }),
        column.accessor(({ grade }) => grades.findIndex(({ id }) => id === grade), {
          id: "sought",
          header: t`Sought`,
          sortFn: "basic",
        }),
        column.accessor(({ reviewers }) => reviewers?.handedIn, {
          id: "ratings",
          header: t`Ratings`,
          sortFn: "basic",
          sortUndefined: "last",
        }),
        column.accessor(({ score }) => score ?? undefined, {
          id: "score",
          header: t`Score`,
          sortFn: "basic",
          sortUndefined: "last",
        }),
      ]),
    [t, i18n.locale, grades],
  );
  const table = useTable({
    features,
    columns,
    data: rows as ApplicationRow[], // read, never written
    getRowId: ({ applicationId }) => applicationId,
    enableMultiSort: false,
  });
  const sorted = table.getRowModel().rows;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (at) => sorted[at]?.id ?? at,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= sorted.length - 40) onEnd();
  }, [last, sorted.length, onEnd]);
  const { at, onKeyDown, setAt } = useArrows(sorted.length, scroll, (to) => virtual.scrollToIndex(to));
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div ref={scroll} className="applications">
      <table aria-rowcount={sorted.length + 1}>
        <caption className="vh">
          <Trans>Applications. Arrow keys go from row to row, Enter opens one.</Trans>
        </caption>
        <thead>
          <tr aria-rowindex={1}>
            {headers.map((header) => {
              const direction = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={header.column.id}
                  aria-sort={direction === false ? "none" : direction === "asc" ? "ascending" : "descending"}
                >
                  <button
                    type="button"
                    onClick={() => {
                      onSort();
                      header.column.toggleSorting();
                    }}
                  >
                    <table.FlexRender header={header} />
                    <span aria-hidden="true">{direction === false ? "" : direction === "asc" ? " ▲" : " ▼"}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: above }} />
          {items.map((item) => {
            const row = sorted[item.index]?.original;
            if (row === undefined) return null;
            return (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={row.applicationId === opened ? "opened" : undefined}
              >
                <Cells
                  row={row}
                  grades={grades}
                  isAt={item.index === at}
                  onKeyDown={onKeyDown}
                  onOpen={() => {
                    setAt(item.index);
                    onOpen(row.applicationId);
                  }}
                />
              </tr>
            );
          })}
          <tr style={{ height: below }} />
        </tbody>
      </table>
    </div>
  );
}

interface CellsProps {
  readonly row: ApplicationRow;
  readonly grades: readonly GradeTitle[];
  readonly isAt: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOpen: () => void;
}

function Cells({ row, grades, isAt, onKeyDown, onOpen }: CellsProps): ReactNode {
  const { unit, parent, state, deadline, grade, reviewers, score, certainty, openObjections } = row;
  return (
    <>
      <th scope="row" className="unit">
        <button type="button" className="opens" tabIndex={isAt ? 0 : -1} onKeyDown={onKeyDown} onClick={onOpen}>
          <UnitName unit={unit} />
        </button>
        <small>{unit.code}</small>
      </th>
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

/** One row can be tabbed to; arrows, Home and End go from there to the others. */
function useArrows(n: number, scroll: { readonly current: HTMLElement | null }, show: (at: number) => void) {
  const [at, setAt] = useState(0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -n, End: n }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(n - 1, Math.max(0, at + step));
    setAt(next);
    show(next);
    let tries = 10; // the row may have to be drawn first
    const focus = (): void => {
      const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${next}"] .opens`);
      if (row) row.focus();
      else if (tries-- > 0) requestAnimationFrame(focus);
    };
    requestAnimationFrame(focus);
  };
  return { at: Math.min(at, Math.max(0, n - 1)), setAt, onKeyDown };
}
