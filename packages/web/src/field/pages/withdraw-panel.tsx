import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/shapes.ts";
import { Ordered, useOrder } from "../parts/ordered.tsx";
import { giveOrder } from "../send/orders.ts";
import { useField } from "../shell/field.ts";

/** Taking the application back: one step, at any stage, and nobody asks why. */
export function WithdrawPanel({ view }: { readonly view: ApplicationView }): ReactNode {
  const { db, sender } = useField();
  const { applicationId, programme, may } = view;
  const order = useOrder(applicationId, "WithdrawApplication");
  if (may.find(({ command }) => command === "WithdrawApplication")?.allowed !== true) return null;
  const command = {
    programme: programme.slug,
    applicationId,
    command: "WithdrawApplication",
    body: { applicationId },
  } as const;
  return (
    <details className="section">
      <summary>
        <Trans>Withdraw</Trans>
      </summary>
      <p>
        <Trans>
          The application ends, and you appear in no list or rank of this round. Nobody asks why. You can apply again
          while the round is open.
        </Trans>
      </p>
      {order ? (
        <Ordered order={order} />
      ) : (
        <button
          type="button"
          className="against wide"
          onClick={() => void giveOrder(db, command).then(() => sender.now())}
        >
          <Trans>Withdraw our application</Trans>
        </button>
      )}
    </details>
  );
}
