import type { ReactNode } from "react";
import { shownCount } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** What a stranger needs to compute the report again. */
export function ProvenanceSection({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const { provenance, robustness, standard } = input;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("digestStandard"), <code key="d">{provenance.standardDigest}</code>],
    [t("digestTable"), <code key="d">{provenance.tableDigest}</code>],
    [t("dataFile"), plain(provenance.file, 120)],
    [t("digestFile"), <code key="d">{provenance.fileSha256}</code>],
    [t("seed"), robustness ? robustness.seed : t("notComputed")],
    [t("replicates"), robustness ? shownCount(robustness.replicates) : t("notComputed")],
    [t("software"), `Touchstone ${provenance.version}`],
    ...(standard.source === undefined ? [] : [[t("source"), view.say(standard.source, 500)] as const]),
    ...(standard.licence === undefined ? [] : [[t("licence"), plain(standard.licence)] as const]),
  ];
  return (
    <Section view={view} name="provenance" title={t("provenance")}>
      <p className="how">{t("provenanceHow")}</p>
      <dl className="facts">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
