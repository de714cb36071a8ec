import type { ReactNode } from "react";
import { shownCount } from "../text/figures.ts";
import type { PublicView } from "./view.tsx";

/** Where one is in a list of pages. */
export interface Page {
  readonly number: number;
  readonly count: number;
  /** address of a page by its number, from 1 */
  readonly hrefOf: (page: number) => string;
}

interface PagerProps {
  readonly view: PublicView;
  readonly page: Page;
  readonly shown: { readonly from: number; readonly to: number; readonly of: number };
}

/** What is shown of how many, and the ways on. */
export function Pager({ view, page, shown }: PagerProps): ReactNode {
  const { t } = view;
  const { number, count, hrefOf } = page;
  if (shown.of === 0) return null;
  const near = [...new Set([1, number - 1, number, number + 1, count])].filter((n) => n >= 1 && n <= count);
  return (
    <div className="pager">
      <p>{t("showing", { from: shownCount(shown.from), to: shownCount(shown.to), of: "", n: shownCount(shown.of) })}</p>
      {count > 1 && (
        <nav aria-label={t("pages")}>
          {number > 1 && (
            <a rel="prev" href={hrefOf(number - 1)}>
              {t("previous")}
            </a>
          )}
          {near.map((n) => (
            <a key={n} href={hrefOf(n)} {...(n === number && { "aria-current": "page" })}>
              {n}
            </a>
          ))}
          {number < count && (
            <a rel="next" href={hrefOf(number + 1)}>
              {t("next")}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
