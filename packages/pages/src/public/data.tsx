import type { ReactNode } from "react";
import { shownCount } from "../text/figures.ts";
import { type Around, Frame, Hero, Part, viewOfAround } from "./frame.tsx";
import type { PublicView } from "./view.tsx";

/** A ledger as the data page shows it. */
export interface ShownLedger {
  readonly of: "programme" | "organisation";
  /** events there are now */
  readonly size: number;
  /** signed note of the last checkpoint; null: none was published */
  readonly note: string | null;
  /** verifier key, name+id+base64 */
  readonly key: string;
}

export interface DataInput {
  readonly slug: string;
  /** null: there is no bundle for everybody at the moment */
  readonly bundleHref: string | null;
  readonly csvHref: string;
  readonly ledgers: readonly ShownLedger[];
}

/** Downloads, and how to hold them against the ledger. */
export function DataPage({ around, input }: { readonly around: Around; readonly input: DataInput }): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { bundleHref, csvHref, slug, ledgers } = input;
  const hero = (
    <Hero>
      <h1>{t("dataTitle")}</h1>
      <p className="about">{t("dataAbout")}</p>
    </Hero>
  );
  const keys = ledgers.map(({ key }) => ` --key '${key}'`).join("");
  return (
    <Frame view={view} around={around} title={t("dataTitle")} hero={hero}>
      <Part id="bundle" title={t("bundle")}>
        <p className="how">{t("bundleHow")}</p>
        <p className="how">{t("bundleWaits")}</p>
        <p>
          {bundleHref === null ? (
            t("bundleNone")
          ) : (
            <a className="button" href={bundleHref}>
              {t("bundleGet")}
            </a>
          )}
        </p>
      </Part>
      <Part id="csv" title={t("csv")}>
        <p className="how">{t("csvHow")}</p>
        <p>
          <a className="button plainer" href={csvHref}>
            {t("csvGet")}
          </a>
        </p>
      </Part>
      <Part id="yourself" title={t("checkTitle")}>
        <p className="how">{t("checkHow")}</p>
        <pre>
          <code>{`touchstone verify ${slug}.zip${keys}`}</code>
        </pre>
      </Part>
      <Part id="ledger" title={t("ledger")}>
        <p className="how">{t("ledgerHow")}</p>
        <p className="how">{t("keyHow")}</p>
        {ledgers.map((ledger) => (
          <Ledger key={ledger.of} view={view} ledger={ledger} />
        ))}
      </Part>
    </Frame>
  );
}

function Ledger({ view, ledger }: { readonly view: PublicView; readonly ledger: ShownLedger }): ReactNode {
  const { t } = view;
  const { of, size, note, key } = ledger;
  return (
    <section>
      <h3>{t(of === "programme" ? "ofProgramme" : "ofOrganisation")}</h3>
      <dl className="facts">
        <div>
          <dt>{t("size")}</dt>
          <dd>{shownCount(size)}</dd>
        </div>
        <div>
          <dt>{t("key")}</dt>
          <dd>
            <code>{key}</code>
          </dd>
        </div>
        <div>
          <dt>{t("checkpoint")}</dt>
          <dd>{note === null ? t("checkpointNone") : <pre>{note}</pre>}</dd>
        </div>
      </dl>
    </section>
  );
}
