import type { ReactNode } from "react";

/** What may be wider than the page: it scrolls by itself, by the keyboard too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by arrows
    <section className="wide" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
