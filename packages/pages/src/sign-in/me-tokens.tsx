import type { ReactNode } from "react";
import { Field } from "./form.tsx";
import type { MePart } from "./me-input.ts";
import { End, Table } from "./me-parts.tsx";

const SCOPES = ["read", "submit", "command", "private"] as const;

/** Keys of programs that act for one, and a new one. */
export function Tokens({ t, lang, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("tokens")}</h2>
      <p>{t("tokensHow")}</p>
      {input.tokens.length === 0 && <p>{t("noTokens")}</p>}
      {input.tokens.length > 0 && (
        <Table heads={[t("tokenName"), t("scopes"), t("made"), t("ends"), t("lastUsed"), ""]}>
          {input.tokens.map(({ id, name, scopes, made, ends, lastUsed }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{scopes.join(", ")}</td>
              <td>{made}</td>
              <td>{ends ?? t("open")}</td>
              <td>{lastUsed ?? t("never")}</td>
              <td>
                <End t={t} action={`/${lang}/me/tokens/end`} id={id} of={name} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <form method="post" action={`/${lang}/me/tokens`}>
        <Field label={t("tokenName")} name="name" autoComplete="off" maxLength={80} />
        <fieldset>
          <legend>{t("scopes")}</legend>
          {SCOPES.map((scope) => (
            <label key={scope} className="check">
              <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === "read"} />{" "}
              {t(`scope_${scope}`)}
            </label>
          ))}
        </fieldset>
        <Field label={t("days")} name="days" inputMode="numeric" defaultValue="90" maxLength={4} />
        <button type="submit">{t("makeToken")}</button>
      </form>
    </section>
  );
}
