import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { OpenedPart } from "../parts/opened-part.tsx";

interface ReplyProps {
  readonly programme: string;
  readonly reply: NonNullable<ApplicationView["reply"]>;
}

/** What a unit said to the findings, as far as who looks may open it. */
export function Reply({ programme, reply }: ReplyProps): ReactNode {
  if (reply.said && reply.part !== null)
    return (
      <div className="padded">
        <OpenedPart programme={programme} seq={reply.part.seq} part={reply.part.part} />
      </div>
    );
  return (
    <p className="padded">
      {reply.said ? (
        <Trans>The unit has replied. Its words are private, and opened one at a time for a purpose.</Trans>
      ) : reply.bySilence ? (
        <Trans>The unit did not reply within its time.</Trans>
      ) : (
        <Trans>The unit has nothing to say to the findings.</Trans>
      )}
    </p>
  );
}
