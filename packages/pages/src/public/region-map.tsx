import type { ReactNode } from "react";
import { fitText } from "../charts/fit-text.ts";
import { shownCount } from "../text/figures.ts";
import { type Named, namedIn, type PublicView } from "./view.tsx";

/** A region with how many of its units hold a grade. */
export interface RegionCount {
  readonly id: string;
  readonly names: readonly Named[];
  readonly n: number;
  /** the register of it alone */
  readonly href: string;
}

const R = 46; // from the middle of a hexagon to a corner
const W = Math.sqrt(3) * R;
const COLUMNS = 3;

/** Regions as hexagons, each a link: darker where more hold a grade. No borders, no distances. */
export function RegionMap({
  view,
  regions,
}: {
  readonly view: PublicView;
  readonly regions: readonly RegionCount[];
}): ReactNode {
  const most = Math.max(1, ...regions.map(({ n }) => n));
  const rows = Math.ceil(regions.length / COLUMNS);
  const height = R * 2 + (rows - 1) * R * 1.5;
  return (
    <svg className="hexes" viewBox={`0 0 ${Math.ceil(W * (COLUMNS + 0.5))} ${Math.ceil(height)}`}>
      <title>{view.t("byRegion")}</title>
      {regions.map(({ id, names, n, href }, at) => {
        const row = Math.floor(at / COLUMNS);
        const x = round(W * ((at % COLUMNS) + (row % 2 === 0 ? 0.5 : 1)));
        const y = round(R + row * R * 1.5);
        const name = namedIn(names, view.lang);
        const label = fitText(name.text, 6.4, 2);
        const isWhole = !label.some((line) => line.endsWith("…"));
        const first = y - (label.length === 2 ? 15 : 6);
        return (
          <a key={id} href={href}>
            {!isWhole && <title>{`${name.text} ${n}`}</title>}
            <path className={`h${Math.max(1, Math.ceil((n / most) * 4))}`} d={hexagon(x, y)} />
            {label.map((line, i) => (
              <text key={line} x={x} y={round(first + i * 12)} {...(name.lang !== view.lang && { lang: name.lang })}>
                {line}
              </text>
            ))}
            <text className="n" x={x} y={y + 20}>
              {shownCount(n)}
            </text>
          </a>
        );
      })}
    </svg>
  );
}

function hexagon(x: number, y: number): string {
  const w = (W - 4) / 2;
  const r = R - 2.3;
  return `M${round(x)} ${round(y - r)}l${round(w)} ${round(r / 2)}v${round(r)}l${round(-w)} ${round(r / 2)}l${round(-w)} ${round(-r / 2)}v${round(-r)}z`;
}

const round = (x: number): number => Math.round(x * 10) / 10;
