import { useLingui } from "@lingui/react";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import type { InboxItem } from "../api/views.ts";

interface TaskLinkProps {
  readonly item: InboxItem;
  readonly children: ReactNode;
}

/** The way to where a task is done: within the console without loading it again, or to the applicant's pages. */
export function TaskLink({ item, children }: TaskLinkProps): ReactNode {
  const { i18n } = useLingui();
  const router = useRouter();
  const href = `/${i18n.locale}${item.href}`;
  const go = (event: MouseEvent): void => {
    if (!item.href.startsWith("/app") || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a className="button second" href={href} onClick={go}>
      {children}
    </a>
  );
}
