import { type ReactNode, useEffect, useRef } from "react";
import { takeArrival } from "../shell/route.ts";

/**
 * Title of a page, in the window's too. Whoever has come from another page of the form has it under the keyboard, and
 * read aloud.
 */
export function PageTitle({ children }: { readonly children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const words = heading.current?.textContent ?? "";
    if (words === "") return; // what it is called has not been read yet
    document.title = `${words} · Touchstone`;
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
