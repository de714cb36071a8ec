import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LINK_TYPE } from "../../proof-link/link.ts";

/** What kind of thing was taken along, in a word. */
export function MediaWords({ type }: { readonly type: string }): ReactNode {
  if (type.startsWith("image/")) return <Trans>Photo</Trans>;
  if (type === "application/pdf") return "PDF";
  if (type === "text/csv") return "CSV";
  if (type === LINK_TYPE) return <Trans>A link</Trans>;
  return <Trans>Text</Trans>;
}
