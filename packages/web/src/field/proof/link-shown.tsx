import { Trans } from "@lingui/react/macro";
import { ApiProblem } from "@touchstone/client";
import type { ReactNode } from "react";
import { type Link, readLink, siteOf } from "../../proof-link/link.ts";
import { askInTime } from "../api/line.ts";
import { useRead } from "../shell/use-read.ts";

/** A link on record, by its own words as far as they have been read. */
export function LinkOnRecord({ href }: { readonly href: string }): ReactNode {
  const { read } = useRead<Link | null>(`link/${href}`, async () => {
    const answer = await askInTime(href, { credentials: "same-origin" });
    if (!answer.ok) throw await ApiProblem.of(answer);
    return readLink(await answer.text());
  });
  return <LinkShown link={read?.value ?? null} />;
}

/** A link in a line: what it is called, and whose site it leads to. */
export function LinkShown({ link }: { readonly link: Link | null }): ReactNode {
  if (link === null) return <Trans>A link</Trans>;
  return (
    <a className="link-shown" href={link.url} target="_blank" rel="noopener noreferrer nofollow">
      <span lang={link.lang}>{link.title}</span> <small dir="ltr">{siteOf(link)}</small>
    </a>
  );
}
