import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { shownCount } from "@touchstone/pages";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { enrolledQuery, unitsQuery } from "../api/round.ts";
import type { EnrolledGlance, EnrolledPage, UnitRow } from "../api/views.ts";
import { useCycle } from "../cycles/use-cycle.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty } from "../states/empty.tsx";
import { Failed } from "../states/failed.tsx";
import { Loading } from "../states/loading.tsx";
import { shownDay } from "../words/days.ts";
import { csvOfUnits } from "./csv-of-units.ts";
import { UnitDrawer } from "./unit-drawer.tsx";
import { UnitsFilters } from "./units-filters.tsx";
import { UnitsTable } from "./units-table.tsx";

const route = getRouteApi("/$programme/units");

/** Every unit that takes part, as far as one may know: to filter, to sort, to open beside the table, and to take along. */
export function UnitsPage(): ReactNode {
  const { t } = useLingui();
  const { programme, cycle } = useCycle();
  const { state = null, type = null, text = null, under = null } = route.useSearch();
  const { data: glance, error: refused } = useQuery(enrolledQuery(programme, under));
  const found = useInfiniteQuery({
    ...unitsQuery(programme, { cycle, state, type, text, under }),
    structuralSharing: false, // as many rows as there are villages
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = found;
  const [wantsAll, wantAll] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const sorted = useRef<readonly UnitRow[]>([]);
  useEffect(() => {
    if (wantsAll && hasNextPage && !isFetching) void fetchNextPage();
  }, [wantsAll, hasNextPage, isFetching, fetchNextPage]);
  const all = useMemo(() => data?.pages.flatMap(rowsOf) ?? [], [data]);
  const rows = useDeferredValue(all);
  const n = shownCount(rows.length);
  const error = found.error ?? refused;
  if (error !== null && (rows.length === 0 || glance === undefined)) return <Failed error={error} />;
  const openedRow = opened === null ? undefined : rows.find(({ unit }) => unit.unitId === opened);
  return (
    <>
      <PageHead title={t`Units`} about={glance && <About glance={glance} />}>
        {glance !== undefined && rows.length > 0 && (
          <Download
            name={`${programme}-units.csv`}
            glance={glance}
            rows={sorted}
            isWhole={!hasNextPage && !isFetching && rows === all}
            onWant={() => wantAll(true)}
          />
        )}
      </PageHead>
      <UnitsFilters glance={glance} />
      <p className="found" role="status">
        {data &&
          (hasNextPage ? <Trans>The first {n}; more come as you go down or sort.</Trans> : <Trans>{n} found.</Trans>)}
      </p>
      {data === undefined || glance === undefined ? (
        <Loading />
      ) : rows.length > 0 || isFetching ? (
        <UnitsTable
          rows={rows}
          glance={glance}
          sortedIn={sorted}
          opened={opened}
          onOpen={open}
          onSort={() => wantAll(true)}
          onEnd={() => {
            if (hasNextPage && !isFetching) void fetchNextPage();
          }}
        />
      ) : glance.n === 0 ? (
        <Empty title={t`No unit takes part yet`}>
          <p>
            <Trans>A unit takes part from the day on which it applies, or says that it wants to.</Trans>
          </p>
        </Empty>
      ) : (
        <Empty title={t`No unit fits`}>
          <p>
            <Trans>Another state, another type, another region or fewer letters may find more.</Trans>
          </p>
        </Empty>
      )}
      {openedRow !== undefined && glance !== undefined && (
        <UnitDrawer programme={programme} row={openedRow} glance={glance} onClose={() => open(null)} />
      )}
    </>
  );
}

/** The rows of a page, each with the unit right above it. */
function rowsOf({ items, parents }: EnrolledPage): UnitRow[] {
  const above = new Map(parents.map((parent) => [parent.unitId, parent]));
  return items.map((item) => ({ ...item, parent: (item.parentId !== null && above.get(item.parentId)) || null }));
}

/** How many take part, and which assessment their scores are of. */
function About({ glance: { n, assessment } }: { readonly glance: EnrolledGlance }): ReactNode {
  const { i18n } = useLingui();
  const count = shownCount(n);
  if (assessment === null) return <Trans>Taking part: {count}. Nobody has been assessed yet.</Trans>;
  const { period } = assessment;
  const day = shownDay(assessment.day, i18n.locale);
  return period === "" ? (
    <Trans>
      Taking part: {count}. Scores are of the assessment of {day}.
    </Trans>
  ) : (
    <Trans>
      Taking part: {count}. Scores are of the assessment of {day}, for {period}.
    </Trans>
  );
}

interface DownloadProps {
  readonly name: string;
  readonly glance: EnrolledGlance;
  readonly rows: { readonly current: readonly UnitRow[] };
  /** every row that fits has come, and is in the table */
  readonly isWhole: boolean;
  readonly onWant: () => void;
}

/** The rows as they stand in the table, as a file; those that have not come yet are waited for. */
function Download({ name, glance, rows, isWhole, onWant }: DownloadProps): ReactNode {
  const { i18n } = useLingui();
  const [isWanted, want] = useState(false);
  useEffect(() => {
    if (!isWanted || !isWhole) return;
    want(false);
    const file = new Blob([csvOfUnits(rows.current, { glance, language: i18n.locale })], { type: "text/csv" });
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }, [isWanted, isWhole, rows, glance, i18n.locale, name]);
  return (
    <button
      type="button"
      className="second"
      disabled={isWanted}
      onClick={() => {
        onWant();
        want(true);
      }}
    >
      {isWanted ? <Trans>Gathering all rows …</Trans> : <Trans>Download as CSV</Trans>}
    </button>
  );
}
