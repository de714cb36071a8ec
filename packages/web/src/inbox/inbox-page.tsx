import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useOwnProgrammes } from "../api/me.ts";
import { inboxQuery } from "../api/round.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Empty } from "../states/empty.tsx";
import { RoleParts } from "./role-parts.tsx";
import { TaskList } from "./task-list.tsx";

/** What waits for who is signed in, over all programmes, by its day. */
export function InboxPage(): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(inboxQuery);
  const own = useOwnProgrammes();
  const n = data.items.length;
  return (
    <>
      <PageHead
        title={t`Inbox`}
        about={
          n > 0 && (
            <>
              <Plural value={n} one="# thing waits for you." other="# things wait for you." />{" "}
              {data.overdue > 0 && <Plural value={data.overdue} one="# is overdue." other="# are overdue." />}
            </>
          )
        }
      />
      {n > 0 ? (
        <TaskList items={data.items} withProgramme={own.length > 1} />
      ) : own.length > 0 ? (
        <>
          <Empty title={t`Nothing waits for you`}>
            <p>
              <Trans>What comes up for one of your roles appears here, with the day until which it can be done.</Trans>
            </p>
          </Empty>
          {own.map((programme) => (
            <RoleParts key={programme.slug} programme={programme} />
          ))}
        </>
      ) : (
        <Empty title={t`You have no role yet`}>
          <p>
            <Trans>Roles are granted by the operator of a programme or of its organisation.</Trans>
          </p>
        </Empty>
      )}
    </>
  );
}
