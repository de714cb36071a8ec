import { useLingui } from "@lingui/react/macro";
import { ApiProblem } from "@touchstone/client";
import { type ReactNode, useSyncExternalStore } from "react";

/** A word about what was done or refused. */
interface Toast {
  readonly id: number;
  readonly kind: "done" | "refused";
  readonly text: string;
  /** every single fault, where there are several */
  readonly details: readonly string[];
}

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const show = (next: readonly Toast[]): void => {
  shown = next;
  for (const changed of listeners) changed();
};

/** Says that something was done; goes away by itself. */
export function sayDone(text: string): void {
  last += 1;
  const id = last;
  show([...shown, { id, kind: "done", text, details: [] }]);
  setTimeout(() => show(shown.filter((one) => one.id !== id)), 6_000);
}

/** Says in the service's own words why something was not done; stays until it is put away. */
export function sayRefused(error: unknown): void {
  last += 1;
  const problem = error instanceof ApiProblem ? error.problem : null;
  const text = problem?.detail ?? (error instanceof Error ? error.message : String(error));
  const details = problem?.errors?.map(({ detail }) => detail) ?? [];
  show([...shown.slice(-3), { id: last, kind: "refused", text, details: details.filter((one) => one !== text) }]);
}

/** Where these words appear; read aloud as they come. */
export function Toasts(): ReactNode {
  const { t } = useLingui();
  const toasts = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => shown,
  );
  return (
    <div className="toasts" aria-live="assertive">
      {toasts.map(({ id, kind, text, details }) => (
        <div key={id} className={`toast ${kind}`}>
          <div>
            <p>{text}</p>
            {details.length > 0 && (
              <ul>
                {details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </div>
          <button
            type="button"
            className="plain"
            aria-label={t`Put away`}
            onClick={() => show(shown.filter((one) => one.id !== id))}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
