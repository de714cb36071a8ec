import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { UnitLabel } from "../api/views.ts";
import { UnitName } from "./said.tsx";
import "./long-table.css";

/** What a column of a long table is called, and what it is sorted by. */
export interface LongColumn<T> {
  /** class of its head, and of its cells */
  readonly id: string;
  readonly header: string;
  /** undefined: comes last, whichever way it is sorted */
  readonly value: (row: T) => string | number | undefined;
  /** "text": whatever their case, and numbers in words as numbers */
  readonly sort: "text" | "basic";
}

interface LongTableProps<T> {
  /** of the whole table: its columns' widths, and what is left out where there is little room */
  readonly look: string;
  readonly rows: readonly T[];
  /** the first is the unit's, whose cell opens the row */
  readonly columns: readonly LongColumn<T>[];
  readonly caption: ReactNode;
  readonly idOf: (row: T) => string;
  readonly unitOf: (row: T) => UnitLabel;
  /** the cells of the other columns, in their order */
  readonly cells: (row: T) => ReactNode;
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  /** sorting is over all rows, so that all are wanted */
  readonly onSort: () => void;
  /** the last rows are in sight */
  readonly onEnd: () => void;
  /** receives the rows as they are sorted */
  readonly sortedIn?: { current: readonly T[] };
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});
const ROW_PX = 45;

/** Of a list however long only the rows in sight are on the page; arrows go through it, Enter opens one. */
export function LongTable<T extends object>({
  look,
  rows,
  columns,
  caption,
  idOf,
  unitOf,
  cells,
  opened,
  onOpen,
  onSort,
  onEnd,
  sortedIn,
}: LongTableProps<T>): ReactNode {
  const defined = useMemo(
    () =>
      columns.map(
        ({ id, header, value, sort }): ColumnDef<typeof features, T> => ({
          id,
          header,
          accessorFn: value,
          sortFn: sort,
          sortUndefined: "last",
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: defined,
    data: rows as T[], // read, never written
    getRowId: idOf,
    enableMultiSort: false,
  });
  const sorted = table.getRowModel().rows;
  useEffect(() => {
    if (sortedIn) sortedIn.current = sorted.map(({ original }) => original);
  }, [sorted, sortedIn]);
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
    <div ref={scroll} className={`long-table ${look}`}>
      <table aria-rowcount={sorted.length + 1}>
        <caption className="vh">{caption}</caption>
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
            const unit = unitOf(row);
            return (
              <tr
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={idOf(row) === opened ? "opened" : undefined}
              >
                <th scope="row" className="unit">
                  <button
                    type="button"
                    className="opens"
                    tabIndex={item.index === at ? 0 : -1}
                    onKeyDown={onKeyDown}
                    onClick={() => {
                      setAt(item.index);
                      onOpen(idOf(row));
                    }}
                  >
                    <UnitName unit={unit} />
                  </button>
                  <small>{unit.code}</small>
                </th>
                {cells(row)}
              </tr>
            );
          })}
          <tr style={{ height: below }} />
        </tbody>
      </table>
    </div>
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
