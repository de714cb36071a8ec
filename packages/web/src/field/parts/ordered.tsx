import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import type { Order } from "../kept/database.ts";
import { useField, useLive } from "../shell/field.ts";

/** The command that waits or was refused; null: none does. undefined: not read yet. */
export const useOrder = (applicationId: string, command: Order["command"]): Order | null | undefined =>
  useLive(
    async (db) =>
      (await db.orders
        .where({ applicationId })
        .filter((one) => one.command === command)
        .first()) ?? null,
    [applicationId, command],
  );

/** Says that something waits to be sent, or why it was refused. */
export function Ordered({ order }: { readonly order: Order }): ReactNode {
  const { db, sender } = useField();
  if (order.problem === null)
    return (
      <p className="notice" role="status">
        <Trans>It waits to be sent. It counts from the server's receipt on.</Trans>
      </p>
    );
  return (
    <div className="notice against" role="alert">
      <p>
        <ToldText told={order.problem} />
      </p>
      <p className="steps">
        <button
          type="button"
          className="second"
          onClick={() => void db.orders.update(order.id, { problem: null }).then(() => sender.now())}
        >
          <Trans>Try again</Trans>
        </button>
        <button type="button" className="second" onClick={() => void db.orders.delete(order.id)}>
          <Trans>Put away</Trans>
        </button>
      </p>
    </div>
  );
}
