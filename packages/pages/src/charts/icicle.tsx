import type { ReactNode } from "react";
import { fitText } from "./fit-text.ts";

/** A node of the drawing; `share` is of the whole, `depth` counts from 0 for the whole. */
export interface Block {
  readonly key: number;
  readonly depth: number;
  /** where it begins, 0 to 1 from the top, and how much it takes */
  readonly from: number;
  readonly share: number;
  readonly title: string;
  /** its share in words, which stands even where the title is cut */
  readonly figure: string;
  readonly hasChildren: boolean;
}

export interface IcicleProps {
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly description: string;
  /** unique on the page */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** columns drawn; deeper nodes are left out */
  readonly depths: number;
  readonly className: string;
}

const FONT = 13;
const LINE = 15;

/** A tree as blocks from left to right, each as high as its share. Its figures stand in a table beside it. */
export function Icicle({ blocks, title, description, id, width, height, depths, className }: IcicleProps): ReactNode {
  const narrow = 12; // the whole needs no words
  const columnWidth = depths > 1 ? (width - narrow) / (depths - 1) : width;
  const xOf = (depth: number): number => (depth === 0 ? 0 : narrow + (depth - 1) * columnWidth);
  return (
    <svg
      className={`icicle ${className}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {blocks.map(({ key, depth, from, share, title: name, figure, hasChildren }) => {
        if (depth >= depths || share <= 0) return null;
        const x = xOf(depth);
        const isLast = !hasChildren;
        const w = isLast && depth > 0 ? width - x : depth === 0 ? narrow : columnWidth;
        const y = from * height;
        const h = share * height;
        const lines =
          depth === 0
            ? []
            : labelOf(name, figure, (w - 16) / FONT, Math.max(h > 14 ? 1 : 0, Math.floor((h - 6) / LINE)));
        const top = y + h / 2 - ((lines.length - 1) * LINE) / 2 + FONT * 0.35;
        return (
          <g key={key} className={`d${Math.min(depth, 3)}${isLast ? " leaf" : ""}`}>
            <rect x={round(x)} y={round(y)} width={round(w - 2)} height={round(Math.max(0.5, h - 2))} />
            {lines.length > 0 && (
              <text x={round(x + 8)} y={round(top)}>
                {lines.map((line, at) => (
                  // lines of one label never change places
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <tspan key={at} x={round(x + 8)} {...(at > 0 && { dy: LINE })}>
                    {line}
                  </tspan>
                ))}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The title in as many lines as fit, its share at the end of the last. */
function labelOf(name: string, figure: string, width: number, most: number): string[] {
  const room = figure.length * 0.5 + 0.6;
  const lines = fitText(name, width, most);
  const last = lines.at(-1);
  if (last === undefined) return [];
  const [whole, ...others] = fitText(last, width - room, 1);
  if (whole !== undefined && others.length === 0 && whole === last)
    return [...lines.slice(0, -1), `${last}  ${figure}`];
  if (lines.length < most) return [...lines, figure];
  return [...lines.slice(0, -1), `${whole ?? ""}  ${figure}`.trim()];
}

const round = (x: number): number => Math.round(x * 10) / 10;
