import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Said } from "../parts/said.tsx";
import { LINK_TYPE } from "../proof-link/link.ts";
import { shownDay } from "../words/days.ts";
import { LinkProof } from "./link-proof.tsx";
import type { ReviewedIndicator } from "./review-api.ts";

interface ProofItemProps {
  readonly proof: ReviewedIndicator["proofs"][number];
  readonly className?: string | undefined;
  /** what else can be done with it */
  readonly children?: ReactNode;
}

/** One proof of an answer: a picture as it is, a page elsewhere by its words, anything else behind a button; what is private says that it is. */
export function ProofItem({ proof, className, children }: ProofItemProps): ReactNode {
  const { t, i18n } = useLingui();
  const { href, mediaType, bytes, title, sides, addedOn, visibility } = proof;
  const isPicture = mediaType.startsWith("image/") && sides.length > 0;
  const isLink = mediaType === LINK_TYPE;
  return (
    <li className={className}>
      {href !== null && isPicture && (
        <a href={href} target="_blank" rel="noreferrer">
          <img
            src={`${href}?side=${sides.includes(1280) ? 1280 : 320}`}
            alt={title?.text ?? t`A picture without a title`}
          />
        </a>
      )}
      {href !== null && isLink && <LinkProof href={href} addedOn={addedOn} />}
      <p>
        {title === null ? <MediaWords type={mediaType} /> : <Said texts={[title]} />}
        <small className="quiet">
          {shownDay(addedOn, i18n.locale)}
          {!isLink && ` · ${Math.max(1, Math.round(bytes / 1000))} kB`}{" "}
          {visibility === "private" && <Trans>· private: it is opened one at a time, for a purpose</Trans>}
        </small>
      </p>
      <span className="acts">
        {href !== null && !isPicture && !isLink && (
          <a className="button second" href={href} target="_blank" rel="noreferrer">
            <Trans>Open</Trans>
          </a>
        )}
        {children}
      </span>
    </li>
  );
}

/** What kind of file a proof without a title is. */
function MediaWords({ type }: { readonly type: string }): ReactNode {
  if (type.startsWith("image/")) return <Trans>Photo</Trans>;
  if (type === "application/pdf") return "PDF";
  if (type === "text/csv") return "CSV";
  if (type === LINK_TYPE) return <Trans>A link</Trans>;
  return <Trans>Text</Trans>;
}
