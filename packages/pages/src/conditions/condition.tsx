import {
  type Layout,
  layoutOf,
  type Piece,
  readCondition,
  type Speech,
  type Standard,
  tooLong,
} from "@touchstone/standard";
import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import { speechOfPage } from "./speech-of-page.ts";

interface Props {
  readonly standard: Standard;
  /** asked for */
  readonly lang: string;
  readonly source: string;
  /** what stands before and after the words */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** A condition of a standard in words, with its exact form to open. */
export function Condition({ standard, lang, source, before, after }: Props): ReactNode {
  const speech = speechOfPage(standard, lang);
  const truth = readCondition(standard, source);
  const layout = layoutOf(speech, truth);
  return (
    <div className="cond">
      {layout === null || "line" in layout ? (
        <p>
          {before}
          {layout === null ? (
            tooLong(speech, truth)
          ) : (
            <Pieces
              speech={speech}
              of={[...(before === undefined ? begun(layout.line) : layout.line), speech.words.end]}
            />
          )}
          {after}
        </p>
      ) : (
        <>
          <p>
            {before}
            <Pieces speech={speech} of={before === undefined ? begun([layout.head]) : [layout.head]} />
          </p>
          <Parts speech={speech} of={layout.parts} />
          {after !== undefined && <p>{after}</p>}
        </>
      )}
      <Exact speech={speech} sources={[source]} isOpen={layout === null} />
    </div>
  );
}

/** As a sentence begins. */
function begun([first, ...rest]: readonly Piece[]): Piece[] {
  if (first === undefined) return [];
  return [typeof first === "string" ? first.charAt(0).toUpperCase() + first.slice(1) : first, ...rest];
}

function Parts({ speech, of }: { readonly speech: Speech; readonly of: readonly Layout[] }): ReactNode {
  return (
    <ul>
      {of.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one condition never change places
        <li key={at}>
          {"line" in part ? (
            <Pieces speech={speech} of={part.line} />
          ) : (
            <>
              {part.head}
              <Parts speech={speech} of={part.parts} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Pieces({ speech, of }: { readonly speech: Speech; readonly of: readonly Piece[] }): ReactNode {
  return of.map((piece, at) => {
    if (typeof piece === "string") return piece;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never change places
    if ("code" in piece) return <code key={at}>{plain(piece.code, 300)}</code>;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never change places
      <bdi key={at} {...(piece.lang !== speech.lang && { lang: piece.lang })}>
        {piece.text}
        {piece.missing && <small> [{piece.lang}]</small>}
      </bdi>
    );
  });
}

interface ExactProps {
  readonly speech: Speech;
  readonly sources: readonly string[];
  readonly isOpen?: boolean;
}

/** Conditions and formulas as the standard has them, to compute with. */
export function Exact({ speech, sources, isOpen = false }: ExactProps): ReactNode {
  if (sources.length === 0) return null;
  return (
    <details className="exact" open={isOpen}>
      <summary>{speech.words.exact}</summary>
      {sources.map((source) => (
        <p key={source}>
          <code>{plain(source, 2000)}</code>
        </p>
      ))}
    </details>
  );
}
