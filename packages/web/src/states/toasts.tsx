import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useSyncExternalStore } from "react";
import { type Line, toldOf, toldWords } from "../refused/told.ts";

/** A word about what was done or refused. */
interface Toast {
  readonly id: number;
  readonly kind: "done" | "refused";
  readonly text: string;
  readonly lang?: Line["lang"];
  /** what the service says of it behind that, fault by fault */
  readonly details: readonly Line[];
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

/** Says why something was not done, in the reader's language as far as it has words for it; stays until it is put away. */
export function sayRefused(error: unknown): void {
  last += 1;
  const { text, lang, more } = toldWords(toldOf(error));
  show([...shown.slice(-3), { id: last, kind: "refused", text, lang, details: more }]);
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
      {toasts.map(({ id, kind, text, lang, details }) => (
        <div key={id} className={`toast ${kind}`}>
          <div>
            <p lang={lang}>{text}</p>
            {details.length > 0 && (
              <ul>
                {details.map((detail) => (
                  <li key={detail.text} lang={detail.lang}>
                    {detail.text}
                  </li>
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
