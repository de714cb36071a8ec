import type { ReactNode } from "react";
import type { DesignationsInput } from "./designation-input.ts";
import { DesignationTable } from "./designation-table.tsx";
import { type Around, Frame, Hero, viewOfAround } from "./frame.tsx";
import { VerifyForm } from "./verify-form.tsx";

/** All designations of a programme, those that have ended too, the latest first. */
export function DesignationsPage({
  around,
  input,
}: {
  readonly around: Around;
  readonly input: DesignationsInput;
}): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { designations, olderHref } = input;
  const hero = (
    <Hero>
      <h1>{t("designations")}</h1>
      <p className="about">{t("designationsAbout")}</p>
      <VerifyForm view={view} typed="" />
    </Hero>
  );
  return (
    <Frame view={view} around={around} title={t("designations")} hero={hero}>
      {designations.length === 0 ? (
        <p className="empty">{t("designationsNoneAtAll")}</p>
      ) : (
        <DesignationTable view={view} rows={designations} />
      )}
      {olderHref !== null && (
        <p className="ways">
          <a rel="next" href={olderHref}>
            {t("designationsOlder")}
          </a>
        </p>
      )}
    </Frame>
  );
}
