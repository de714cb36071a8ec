import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  readonly title: ReactNode;
  /** a sheet at the side of the page, or a box in its middle */
  readonly look?: "sheet" | "box";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something in front of the page: the keyboard stays in it, Escape closes it, and gives the keyboard back. */
export function Dialog({ title, look = "box", onClose, children }: DialogProps): ReactNode {
  const { t } = useLingui();
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = place.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("input:enabled, textarea")?.focus(); // rather than what closes it
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={place} className={look} aria-labelledby={id} onClose={onClose} onCancel={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain" aria-label={t`Close`} onClick={onClose}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}
