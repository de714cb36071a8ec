import { type ReactNode, useState } from "react";

interface FoldedProps {
  readonly className: string;
  readonly title: ReactNode;
  /** it is open without anybody's doing */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** What is out of the way until somebody opens it, and is not on the page before. */
export function Folded({ className, title, isOpen = false, children }: FoldedProps): ReactNode {
  const [isOpened, setOpened] = useState(false);
  const isShown = isOpen || isOpened;
  return (
    <details className={className} open={isShown} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{title}</summary>
      {isShown && children}
    </details>
  );
}
