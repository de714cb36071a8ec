import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Saving } from "./use-ratings.ts";

interface SavedAtProps {
  readonly saving: Saving;
  /** how many ratings are not with the service */
  readonly unsaved: number;
  /** when a rating was last kept; null: none was */
  readonly at: string | null;
}

/** Where one's ratings are, read aloud when it changes. */
export function SavedAt({ saving, unsaved, at }: SavedAtProps): ReactNode {
  return (
    <output className={`saving ${saving}`}>
      {saving === "offline" ? (
        <Trans>Kept on this device; it is sent when the line is back</Trans>
      ) : saving === "refused" ? (
        <Trans>Kept on this device: the service did not take it</Trans>
      ) : saving === "saving" ? (
        <Trans>Saving…</Trans>
      ) : unsaved > 0 ? (
        <Trans>Some ratings lack something</Trans>
      ) : at === null ? (
        <Trans>Nothing rated yet</Trans>
      ) : (
        <Trans>Saved at {timeOf(at)}</Trans>
      )}
    </output>
  );
}

/** Hours and minutes of this device's clock, in digits that all languages here read. */
function timeOf(instant: string): string {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
