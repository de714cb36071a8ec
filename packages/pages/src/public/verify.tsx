import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import type { VerifyInput } from "./designation-input.ts";
import { type Around, Frame, viewOfAround } from "./frame.tsx";
import { VerifyForm } from "./verify-form.tsx";

/** Asks for a number; what is wrong with the one that was typed, first and in the title too. */
export function VerifyPage({ around, input }: { readonly around: Around; readonly input: VerifyInput }): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { typed, found } = input;
  const n = Array.from(typed.replaceAll(/[\s-]/g, "")).length;
  const title = t(found === null ? "verify" : found === "none" ? "notFoundTitle" : "typoTitle");
  return (
    <Frame view={view} around={{ ...around, isPassing: found !== null }} title={title}>
      <div className="one">
        {found === null ? (
          <h1>{title}</h1>
        ) : (
          <div className="verdict dash">
            <h1>{title}</h1>
            <p>
              <code>{plain(typed, 60)}</code>
            </p>
            <p>{found === "none" ? t("notFoundHow") : n === NUMBER ? t("typoHow") : t("typoLength", { n })}</p>
          </div>
        )}
        <p className="how">{t("verifyAbout")}</p>
        <VerifyForm view={view} typed={typed} />
      </div>
    </Frame>
  );
}

/** characters of a number, the one that checks the others among them */
const NUMBER = 11;
