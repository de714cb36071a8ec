import { type ReactNode, useId } from "react";
import type { Allowance } from "../api/views.ts";
import { useWhyWords } from "./why-words.ts";

interface MayButtonProps {
  /** what the service says of this command; undefined: it is not for who looks, and there is no button */
  readonly may: Allowance | undefined;
  readonly className?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button for what may be done now; where it may not, the reason stands beside it. */
export function MayButton({ may, className, onClick, children }: MayButtonProps): ReactNode {
  const id = useId();
  const whyOf = useWhyWords();
  if (may === undefined) return null;
  const why = may.allowed ? null : whyOf(may);
  return (
    <span className="may">
      <button
        type="button"
        className={className}
        aria-disabled={!may.allowed}
        aria-describedby={why === null ? undefined : id}
        onClick={may.allowed ? onClick : undefined}
      >
        {children}
      </button>
      {why !== null && (
        <small id={id} lang={why.lang}>
          {why.text}
        </small>
      )}
    </span>
  );
}

/** What the service says of a command. */
export const mayOf = (may: readonly Allowance[], command: string): Allowance | undefined =>
  may.find((one) => one.command === command);
