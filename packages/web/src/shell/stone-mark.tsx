import type { ReactNode } from "react";

/** A cut stone with two streaks of gold: the sign of the house, beside its name. */
export function StoneMark(): ReactNode {
  return (
    <svg className="stone-mark" viewBox="0 0 36 36" aria-hidden="true">
      <path className="stone" d="M9 1h18l8 8v18l-8 8H9l-8-8V9z" />
      <path className="facet" d="M9 1h18l8 8H1z" />
      <path className="streak" d="M11.5 27.5 18.3 9.5" />
      <path className="streak" d="M17.5 27.5 24.3 9.5" />
    </svg>
  );
}
