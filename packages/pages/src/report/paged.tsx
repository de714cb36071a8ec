import type { ReactNode } from "react";
import type { View } from "./view.tsx";

const PAGE = 100;

interface PagedProps {
  readonly view: View;
  readonly units: readonly number[];
  readonly children: (units: readonly number[]) => ReactNode;
}

/** A long table in pages of a hundred units: the first is open, the others unfold without a script. */
export function Paged({ view, units, children }: PagedProps): ReactNode {
  const pages = Array.from({ length: Math.ceil(units.length / PAGE) }, (_, p) => units.slice(p * PAGE, (p + 1) * PAGE));
  return pages.map((page, p) => {
    const drawn = children(page);
    const from = p * PAGE + 1;
    if (p === 0) return <div key={from}>{drawn}</div>;
    return (
      <details key={from} className="page">
        <summary>{view.t("ranksFromTo", { from, to: from + page.length - 1 })}</summary>
        {drawn}
      </details>
    );
  });
}

/** A table that may be wider than a phone: it scrolls by itself, with the keyboard too. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
