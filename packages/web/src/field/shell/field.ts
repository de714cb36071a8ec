import { liveQuery } from "dexie";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { FieldDatabase } from "../kept/database.ts";
import type { Sender, SendState } from "../send/sender.ts";

/** What every page works with: whose phone this is at the moment, what it keeps, and what sends it. */
export interface Field {
  readonly account: string;
  readonly db: FieldDatabase;
  readonly sender: Sender;
}

export const FieldContext = createContext<Field | null>(null);

export function useField(): Field {
  const field = useContext(FieldContext);
  if (field === null) throw new Error("useField: got no account, want one");
  return field;
}

/** What the phone keeps, as it changes, in this tab or another. undefined: not read yet. */
export function useLive<T>(ask: (db: FieldDatabase) => Promise<T>, depends: readonly unknown[]): T | undefined {
  const { db } = useField();
  const [found, setFound] = useState<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is another function each time; what it hangs on is said
  useEffect(() => {
    const listening = liveQuery(() => ask(db)).subscribe({ next: setFound });
    return () => listening.unsubscribe();
  }, [db, ...depends]);
  return found;
}

/** How sending stands. */
export function useSendState(): SendState {
  const { sender } = useField();
  return useSyncExternalStore(
    (said) => sender.listen(said),
    () => sender.state,
  );
}
