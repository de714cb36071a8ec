import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { applicationsQuery } from "../api/round.ts";
import { Due } from "../parts/due.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { UnitName } from "../parts/said.tsx";
import { Empty } from "../states/empty.tsx";

const route = getRouteApi("/$programme/recommend");

/** Applications that wait for somebody who sums up, the most urgent first. */
export function RecommendPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const asked = { cycle: null, state: "recommending", text: null, under: null } as const;
  const { data } = useSuspenseInfiniteQuery(applicationsQuery(programme, asked));
  const rows = data.pages
    .flatMap(({ items }) => items)
    .toSorted((a, b) => (a.deadline?.until ?? "9999").localeCompare(b.deadline?.until ?? "9999"));
  return (
    <>
      <PageHead title={t`Recommend`} about={<Trans>What was rated and replied, summed up for who decides.</Trans>} />
      {rows.length === 0 ? (
        <Empty title={t`Nothing waits for a recommendation`} />
      ) : (
        <ul className="tasks">
          {rows.map(({ applicationId, unit, deadline }) => (
            <li key={applicationId}>
              <i className="shape half" aria-hidden />
              <span className="task">
                <UnitName unit={unit} />
                {deadline !== null && (
                  <span className="quiet">
                    <Due deadline={deadline} />
                  </span>
                )}
              </span>
              <Link
                className="button second"
                to="/$programme/recommend/$application"
                params={{ programme, application: applicationId }}
              >
                <Trans>Sum up</Trans>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
