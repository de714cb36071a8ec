import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "@touchstone/client";
import type { ReactNode } from "react";
import { readLink, siteOf } from "../proof-link/link.ts";
import { shownDay } from "../words/days.ts";

/** A page elsewhere that is shown as proof: in the unit's own words, which are sealed, and where it is, which can change. */
export function LinkProof({ href, addedOn }: { readonly href: string; readonly addedOn: string }): ReactNode {
  const { i18n } = useLingui();
  const { data: link, isPending } = useQuery({
    queryKey: ["proof-link", href],
    queryFn: async ({ signal }) => {
      const answer = await fetch(href, { signal, credentials: "same-origin" });
      if (!answer.ok) throw await ApiProblem.of(answer);
      return readLink(await answer.text());
    },
    staleTime: Number.POSITIVE_INFINITY, // what is sealed stays as it is
  });
  if (isPending) return null;
  if (!link)
    return (
      <p className="fault">
        <Trans>This link can't be read.</Trans>
      </p>
    );
  const day = shownDay(addedOn, i18n.locale);
  const site = siteOf(link);
  return (
    <div className="link-proof">
      <p lang={link.lang}>
        <b>{link.title}</b>
      </p>
      <p lang={link.lang} className="shows">
        {link.shows}
      </p>
      <p className="where">
        <Trans>
          A page of <bdi>{site}</bdi>:
        </Trans>{" "}
        <a href={link.url} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
          {link.url}
        </a>
      </p>
      <p className="quiet">
        <Trans>
          These words and this address are as they were given on {day}. What stands there may have changed since, and
          nobody here has kept it. That site sees that somebody opens it.
        </Trans>
      </p>
    </div>
  );
}
