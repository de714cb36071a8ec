import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import type { PublicView } from "./view.tsx";

/** The form that asks for a designation by its number. */
export function VerifyForm({ view, typed }: { readonly view: PublicView; readonly typed: string }): ReactNode {
  const { t, lang } = view;
  return (
    <form className="verify" method="get" action="/v">
      <input type="hidden" name="lang" value={lang} />
      <label>
        {t("verifyNumber")}
        <input
          name="code"
          defaultValue={plain(typed, 60)}
          maxLength={60}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck="false"
        />
      </label>
      <button type="submit">{t("verifyButton")}</button>
    </form>
  );
}
