import type { ReactNode } from "react";
import type { View } from "./view.tsx";

interface SectionProps {
  readonly view: View;
  /** of the anchor */
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the report with its heading over a dark rule. */
export function Section({ view, name, title, children }: SectionProps): ReactNode {
  const id = view.anchor(name);
  return (
    <section className="part" id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {children}
    </section>
  );
}
