import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { noticesQuery } from "../api/round.ts";
import type { NoticeRow } from "../api/views.ts";
import { useCycle } from "../cycles/use-cycle.ts";
import { Due } from "../parts/due.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Said } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { useCurrentProgramme } from "../shell/current-programme.ts";
import { Empty } from "../states/empty.tsx";
import { Loading } from "../states/loading.tsx";
import { shownDay } from "../words/days.ts";
import { ObjectionList } from "./objection-list.tsx";
import { PublishForm } from "./publish-form.tsx";
import "./notices.css";

const route = getRouteApi("/$programme/notices");

/** What is on public notice, what could be put there, and the objections that wait for an answer. */
export function NoticesPage(): ReactNode {
  const { t } = useLingui();
  const { programme } = route.useParams();
  const { cycle } = useCycle();
  const current = useCurrentProgramme();
  const isOffice = current?.inItself.has("office") ?? false;
  const [publishes, publish] = useState(false);
  return (
    <>
      <PageHead title={t`Notices`}>
        {isOffice && cycle !== null && (
          <button type="button" onClick={() => publish(true)}>
            <Trans>Put decisions on notice</Trans>
          </button>
        )}
      </PageHead>
      {publishes && cycle !== null && (
        <Suspense fallback={<Loading />}>
          <PublishForm programme={programme} cycle={cycle} onEnd={() => publish(false)} />
        </Suspense>
      )}
      {isOffice && (
        <Suspense fallback={<Loading />}>
          <ObjectionList programme={programme} />
        </Suspense>
      )}
      <Notices programme={programme} />
    </>
  );
}

function Notices({ programme }: { readonly programme: string }): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(noticesQuery(programme));
  return (
    <Section title={t`Public notices`}>
      {data.length === 0 ? (
        <Empty title={t`Nothing has been put on notice`}>
          <p>
            <Trans>A decision for a unit is published for a time before it is designated; anybody can object.</Trans>
          </p>
        </Empty>
      ) : (
        <ul className="notices">
          {data.map((notice) => (
            <Notice key={notice.noticeId} notice={notice} programme={programme} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Notice({ notice, programme }: { readonly notice: NoticeRow; readonly programme: string }): ReactNode {
  const { i18n } = useLingui();
  const { noticeId, cycle, from, deadline, state, n, objections } = notice;
  return (
    <li>
      <p>
        <a href={`/${i18n.locale}/${programme}/notices/${noticeId}`}>
          <Said texts={cycle.titles} />: <Trans>notice of {shownDay(from, i18n.locale)}</Trans>
        </a>
      </p>
      <p className="quiet">
        <Plural value={n} one="# unit" other="# units" />
        {" · "}
        {state === "current" ? (
          <Due deadline={deadline} />
        ) : (
          <Trans>ended {shownDay(deadline.last, i18n.locale)}</Trans>
        )}
        {objections.open > 0 && (
          <span className="mark diamond">
            <i aria-hidden="true" />
            <Plural value={objections.open} one="# open objection" other="# open objections" />
          </span>
        )}
        {objections.answered > 0 && (
          <>
            {" · "}
            <Plural value={objections.answered} one="# objection answered" other="# objections answered" />
          </>
        )}
      </p>
    </li>
  );
}
