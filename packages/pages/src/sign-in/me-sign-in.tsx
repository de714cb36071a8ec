import type { ReactNode } from "react";
import { Field } from "./form.tsx";
import type { MeInput, MePart } from "./me-input.ts";
import { End, Table } from "./me-parts.tsx";

/** A second factor that was begun: what the authenticator needs, shown this once. */
export function Begun({ t, lang, begun }: MePart & { readonly begun: NonNullable<MeInput["begun"]> }): ReactNode {
  return (
    <section className="box once">
      <h2>{t("secondFactor")}</h2>
      <p>{t("factorScan")}</p>
      <img className="qr" src={begun.qr} alt="" width="200" height="200" />
      <p>
        {t("factorSecret")}: <code>{begun.secret}</code>
      </p>
      <h3>{t("recovery")}</h3>
      <p>{t("recoveryHow")}</p>
      <ul className="codes">
        {begun.recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <form method="post" action={`/${lang}/me/second-factor/confirm`}>
        <Field label={t("code")} name="code" autoComplete="one-time-code" inputMode="numeric" maxLength={12} />
        <button type="submit">{t("confirm")}</button>
      </form>
    </section>
  );
}

/** Where one is signed in. */
export function Sessions({ t, lang, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("sessions")}</h2>
      <Table heads={[t("session"), t("since"), t("ends"), ""]}>
        {input.sessions.map(({ id, browser, since, ends, isThis }) => (
          <tr key={id}>
            <th scope="row">
              {browser ?? "?"} {isThis && <b>({t("thisOne")})</b>}
            </th>
            <td>{since}</td>
            <td>{ends}</td>
            <td>{!isThis && <End t={t} action={`/${lang}/me/sessions/end`} id={id} of={browser ?? since} />}</td>
          </tr>
        ))}
      </Table>
      {input.sessions.length > 1 && (
        <form method="post" action={`/${lang}/me/sessions/end-others`}>
          <button type="submit" className="button plainer">
            {t("endOthers")}
          </button>
        </form>
      )}
    </section>
  );
}

export function OtherPassword({ t, lang, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("otherPassword")}</h2>
      <form method="post" action={`/${lang}/me/password`}>
        <input type="hidden" name="username" autoComplete="username" value={input.account} />
        <Field
          label={t("currentPassword")}
          name="current"
          type="password"
          autoComplete="current-password"
          maxLength={512}
        />
        <Field
          label={t("newPassword")}
          name="next"
          type="password"
          hint={t("passwordForm")}
          autoComplete="new-password"
          minLength={10}
          maxLength={512}
        />
        <p className="hint">{t("changeHow")}</p>
        <button type="submit">{t("change")}</button>
      </form>
    </section>
  );
}

export function SecondFactor({ t, lang, input }: MePart): ReactNode {
  const { hasSecondFactor: has } = input;
  return (
    <section className="part">
      <h2>{t("secondFactor")}</h2>
      <p>{t(has ? "factorOn" : "factorOff")}</p>
      <form method="post" action={`/${lang}/me/second-factor/${has ? "end" : "begin"}`}>
        <p className="field">
          <label htmlFor="f-factor">{t("currentPassword")}</label>
          <input
            id="f-factor"
            name="password"
            type="password"
            required
            autoComplete="current-password"
            maxLength={512}
          />
        </p>
        <button type="submit" className={has ? "button plainer" : "button"}>
          {t(has ? "factorEnd" : "factorBegin")}
        </button>
      </form>
    </section>
  );
}

export function Passkeys({ t, lang, input }: MePart): ReactNode {
  return (
    <section className="part">
      <h2>{t("passkeys")}</h2>
      <p>{t("passkeyHow")}</p>
      {input.passkeys.length === 0 && <p>{t("noPasskeys")}</p>}
      {input.passkeys.length > 0 && (
        <Table heads={[t("passkeyName"), t("made"), ""]}>
          {input.passkeys.map(({ id, name, created }) => (
            <tr key={id}>
              <th scope="row">{name ?? "?"}</th>
              <td>{created}</td>
              <td>
                <End t={t} action={`/${lang}/me/passkeys/end`} id={id} of={name ?? created} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <noscript>
        <p className="hint">{t("passkeyNeeds")}</p>
      </noscript>
      <div data-passkey-add hidden>
        <p className="field">
          <label htmlFor="f-device">{t("passkeyName")}</label>
          <input id="f-device" maxLength={80} autoComplete="off" />
        </p>
        <button
          type="button"
          data-passkey="add"
          data-account={input.account}
          data-next={`/${lang}/me`}
          data-again={`/${lang}/sign-in?next=/${lang}/me`}
        >
          {t("addPasskey")}
        </button>
      </div>
      <p className="said wrong" role="alert" data-passkey-wrong hidden>
        {t("wrongPasskey")}
      </p>
    </section>
  );
}
