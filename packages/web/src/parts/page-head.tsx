import { type ReactNode, useEffect, useRef } from "react";

let isFirst = true;

interface PageHeadProps {
  readonly title: string;
  /** language of the title, where it is another than the page's */
  readonly lang?: string | undefined;
  readonly about?: ReactNode;
  /** what can be done with the whole page */
  readonly children?: ReactNode;
}

/** Title of a page, in the window's too. Whoever comes from another page has it under the keyboard, and read aloud. */
export function PageHead({ title, lang, about, children }: PageHeadProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Touchstone`;
  }, [title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {lang === undefined ? title : <span lang={lang}>{title}</span>}
        </h1>
        {about !== undefined && <p className="about">{about}</p>}
      </div>
      {children !== undefined && <div className="acts">{children}</div>}
    </div>
  );
}
