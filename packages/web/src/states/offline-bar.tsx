import { Trans } from "@lingui/react/macro";
import { onlineManager } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";

/** Says, while there is no connection, that what is shown may be old and that nothing can be sent. */
export function OfflineBar(): ReactNode {
  const isOnline = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status">
      {!isOnline && (
        <p className="offline">
          <Trans>No connection: what is shown may be old, and nothing can be sent until it is back.</Trans>
        </p>
      )}
    </div>
  );
}
