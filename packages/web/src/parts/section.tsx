import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  /** a link to more of it, beside the title */
  readonly more?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page under its ruled head. */
export function Section({ title, more, className = "", children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
