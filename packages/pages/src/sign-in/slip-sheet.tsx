import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { publicWord, publicWordingOf } from "../public/words/wordings.ts";
import { plain } from "../text/plain.ts";
import { signInWord } from "./words/words.ts";

/** A slip as it is printed. */
export interface PrintedSlip {
  /** null: the unit has no name */
  readonly name: string | null;
  /** of the account, for where the code is not enough */
  readonly account: string;
  readonly code: string;
  readonly slip: string;
  /** address to type */
  readonly address: string;
  /** `data:` address of the drawing to photograph */
  readonly qr: string;
  /** last day, `YYYY-MM-DD` */
  readonly until: string;
}

/** The sheet's beginning: A4, eight slips a page. To be followed by places and the end. */
export function sheetHead(lang: string, stylesheet: string): string {
  const wording = publicWordingOf(lang);
  const head = renderToStaticMarkup(
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{signInWord(lang, "sheetTitle")}</title>
      <link rel="stylesheet" href={stylesheet} />
    </head>,
  );
  // for whoever prints, not on paper
  const note = wording.origin === "machine" && <p className="note">{publicWord(wording, "machineWords")}</p>;
  return `<!doctype html><html lang="${wording.lang}">${head}<body class="sheet">${renderToStaticMarkup(note)}`;
}

/** The slips of one place, which begin on a page of their own. */
export function sheetPlace(lang: string, place: string | null, slips: readonly PrintedSlip[]): string {
  return renderToStaticMarkup(
    <section className="place">
      <h1>
        {place === null ? signInWord(lang, "sheetTitle") : plain(place, 120)}{" "}
        <small>{signInWord(lang, "sheetCount", { n: slips.length })}</small>
      </h1>
      <div className="slips">
        {slips.map((slip) => (
          <SlipCard key={slip.account} lang={lang} slip={slip} />
        ))}
      </div>
    </section>,
  );
}

/** Which units have no slip, by their codes, and the sheet's end. */
export function sheetEnd(lang: string, inUse: readonly string[], refused: readonly string[]): string {
  const said = renderToStaticMarkup(
    <>
      {inUse.length > 0 && <p className="without">{signInWord(lang, "sheetNone", { codes: inUse.join(", ") })}</p>}
      {refused.length > 0 && (
        <p className="without">{signInWord(lang, "sheetRefused", { codes: refused.join(", ") })}</p>
      )}
    </>,
  );
  return `${said}</body></html>\n`;
}

function SlipCard({ lang, slip }: { readonly lang: string; readonly slip: PrintedSlip }): ReactNode {
  const { name, account, code, slip: words, address, qr, until } = slip;
  return (
    <article className="slip">
      <img src={qr} alt="" width="120" height="120" />
      <div>
        <h2>{plain(name ?? code, 80)}</h2>
        <dl>
          <dt>{signInWord(lang, "unitCode")}</dt>
          <dd>{code}</dd>
          <dt>{signInWord(lang, "slip")}</dt>
          <dd className="words">{words}</dd>
        </dl>
        <p className="address">{address}</p>
      </div>
      <p>
        {signInWord(lang, "sheetHow", { date: until })} {signInWord(lang, "sheetKeep")} <small>{account}</small>
      </p>
    </article>
  );
}
