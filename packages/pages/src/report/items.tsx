import type { Item } from "@touchstone/engine";
import type { ReactNode } from "react";
import { NONE, shownShare } from "../text/figures.ts";
import { Scroll } from "./paged.tsx";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** For the author of the standard: what each indicator contributes. */
export function Items({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  if (input.items.length === 0) return null;
  const headings = ["nAnswered", "missing", "mean", "spread", "floor", "ceiling", "values", "fits"] as const;
  return (
    <Section view={view} name="items" title={t("items")}>
      <p className="how">{t("itemsHow")}</p>
      <Scroll label={t("items")}>
        <table className="items">
          <thead>
            <tr>
              <th scope="col">{t("indicator")}</th>
              {headings.map((heading) => (
                <th key={heading} scope="col" className="n">
                  {t(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {input.items.map((item) => (
              <Row key={item.node} view={view} item={item} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  );
}

function Row({ view, item }: { readonly view: View; readonly item: Item }): ReactNode {
  const figure = (value: number, digits: number): string =>
    Number.isNaN(value) ? NONE : value.toFixed(digits).replace("-", "−");
  const fits = item.discrimination.value;
  return (
    <tr>
      <th scope="row">{view.titleOf(item.node)}</th>
      <td className="n">{item.n}</td>
      <td className="n">{shownShare(item.missingShare)}</td>
      <td className="n">{figure(item.mean, 1)}</td>
      <td className="n">{figure(item.deviation, 1)}</td>
      <td className="n">{shownShare(item.floorShare)}</td>
      <td className="n">{shownShare(item.ceilingShare)}</td>
      <td className="n">{item.nDistinct}</td>
      <td className={fits <= 0 ? "n against" : "n"}>{figure(fits, 2)}</td>
    </tr>
  );
}
