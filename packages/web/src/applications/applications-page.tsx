import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { shownCount } from "@touchstone/pages";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import { applicationsQuery, cyclesQuery, regionsQuery } from "../api/round.ts";
import { PageHead } from "../parts/page-head.tsx";
import { RegionFilter } from "../parts/region-filter.tsx";
import { Said } from "../parts/said.tsx";
import { STATES_IN_ORDER } from "../parts/state-looks.ts";
import { useStateWords } from "../parts/state-mark.tsx";
import { Empty } from "../states/empty.tsx";
import { Failed } from "../states/failed.tsx";
import { Loading } from "../states/loading.tsx";
import { ApplicationDrawer } from "./application-drawer.tsx";
import { type ApplicationsSearch, applicationsSearch } from "./applications-search.ts";
import { ApplicationsTable } from "./applications-table.tsx";

const route = getRouteApi("/$programme/applications");
/** After the last letter that was typed, until the service is asked. */
const PAUSE_MS = 300;

/** Every application of a round that one may see: to filter, to sort, and to open beside the list. */
export function ApplicationsPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const { cycle: asked, state = null, text = null, under = null } = route.useSearch();
  const { data: cycles } = useSuspenseQuery(cyclesQuery(programme));
  const cycle = cycles.find(({ cycleId }) => cycleId === asked) ?? cycles[0] ?? null;
  const found = useInfiniteQuery({
    ...applicationsQuery(programme, { cycle: cycle?.cycleId ?? null, state, text, under }),
    structuralSharing: false, // as many rows as there are villages
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = found;
  const [wantsAll, wantAll] = useState(false);
  const [opened, open] = useState<string | null>(null);
  useEffect(() => {
    if (wantsAll && hasNextPage && !isFetching) void fetchNextPage();
  }, [wantsAll, hasNextPage, isFetching, fetchNextPage]);
  const rows = useDeferredValue(useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]));
  const n = shownCount(rows.length);
  return (
    <>
      <PageHead title={t`Applications`} about={cycle && <Said texts={cycle.titles} />} />
      <Filters cycle={cycle?.cycleId ?? null} />
      <p className="found" role="status">
        {data &&
          (hasNextPage ? <Trans>The first {n}; more come as you go down or sort.</Trans> : <Trans>{n} found.</Trans>)}
      </p>
      {found.error !== null && rows.length === 0 ? (
        <Failed error={found.error} />
      ) : data === undefined ? (
        <Loading />
      ) : rows.length === 0 && !isFetching ? (
        <Empty title={t`No application fits`}>
          <p>
            <Trans>Another state, another region or fewer letters may find more.</Trans>
          </p>
        </Empty>
      ) : (
        <ApplicationsTable
          rows={rows}
          grades={cycle?.grades ?? []}
          opened={opened}
          onOpen={open}
          onSort={() => wantAll(true)}
          onEnd={() => {
            if (hasNextPage && !isFetching) void fetchNextPage();
          }}
        />
      )}
      {opened !== null && <ApplicationDrawer programme={programme} application={opened} onClose={() => open(null)} />}
    </>
  );
}

function Filters({ cycle }: { readonly cycle: string | null }): ReactNode {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { programme } = route.useParams();
  const { state, text = "", under = null } = route.useSearch();
  const words = useStateWords();
  const [typed, type] = useState(text);
  useEffect(() => {
    if (typed === text) return;
    const pause = setTimeout(() => {
      void navigate({ replace: true, search: (before) => changed(before, { text: typed.trim() }) });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, text, navigate]);
  return (
    <search className="filters">
      <label>
        <Trans>Name or code</Trans>
        <input type="search" maxLength={100} value={typed} onChange={({ target }) => type(target.value)} />
      </label>
      <label>
        <Trans>State</Trans>
        <select
          value={state ?? ""}
          onChange={({ target }) =>
            void navigate({
              replace: true,
              search: (before) => changed(before, { state: target.value }),
            })
          }
        >
          <option value="">{t`Any state`}</option>
          {STATES_IN_ORDER.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
      </label>
      {cycle !== null && (
        <ByRegion
          programme={programme}
          cycle={cycle}
          under={under}
          onChoose={(next) =>
            void navigate({ replace: true, search: (before) => changed(before, { under: next ?? "" }) })
          }
        />
      )}
    </search>
  );
}

interface ByRegionProps {
  readonly programme: string;
  readonly cycle: string;
  readonly under: string | null;
  readonly onChoose: (under: string | null) => void;
}

function ByRegion({ programme, cycle, under, onChoose }: ByRegionProps): ReactNode {
  const { data } = useQuery(regionsQuery(programme, cycle, under));
  return <RegionFilter regions={data} under={under} onChoose={onChoose} />;
}

/** The address with this changed; what is empty is left out of it. */
const changed = (before: ApplicationsSearch, now: Readonly<Record<string, string>>): ApplicationsSearch =>
  applicationsSearch({ ...before, ...now });
