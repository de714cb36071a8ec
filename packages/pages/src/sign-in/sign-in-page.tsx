import type { ReactNode } from "react";
import { Field, NextField, type SignInAround, SignInFrame, sayIn } from "./form.tsx";

/** What the page to sign in with shows. */
export interface SignInInput {
  /** where to after; null: one's own page */
  readonly next: string | null;
  /** providers of OpenID Connect */
  readonly providers: readonly string[];
}

/** To sign in: by password, passkey or provider, or for the first time. */
export function SignInPage({
  around,
  input,
}: {
  readonly around: SignInAround;
  readonly input: SignInInput;
}): ReactNode {
  const t = sayIn(around);
  const { lang } = around;
  const { next, providers } = input;
  const kept = next === null ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <SignInFrame around={around} title="signIn">
      <form method="post" action={`/${lang}/sign-in`} className="box">
        <NextField next={next} />
        <Field
          label={t("account")}
          name="account"
          autoComplete="username webauthn"
          maxLength={100}
          spellCheck={false}
          autoCapitalize="none"
        />
        <Field label={t("password")} name="password" type="password" autoComplete="current-password" maxLength={512} />
        <button type="submit">{t("signIn")}</button>
      </form>
      <section className="box">
        <h2>{t("withPasskey")}</h2>
        <p>{t("passkeyHow")}</p>
        <noscript>
          <p className="hint">{t("passkeyNeeds")}</p>
        </noscript>
        <button
          type="button"
          className="button plainer"
          data-passkey="sign-in"
          data-next={next ?? `/${lang}/me`}
          hidden
        >
          {t("withPasskey")}
        </button>
        <p className="said wrong" role="alert" data-passkey-wrong hidden>
          {t("wrongPasskey")}
        </p>
      </section>
      {providers.length > 0 && (
        <section className="box">
          {providers.map((name) => (
            <p key={name}>
              <a className="button plainer" href={`/${lang}/sign-in/with/${name}${kept}`}>
                {t("withProvider", { name })}
              </a>
            </p>
          ))}
        </section>
      )}
      <ul className="ways-in">
        <li>
          <a href={`/${lang}/sign-in/slip`}>{t("haveSlip")}</a>
        </li>
        <li>
          <a href={`/${lang}/sign-in/link`}>{t("haveLink")}</a>
        </li>
      </ul>
      <p className="hint">{t("noAccount")}</p>
      <p className="hint">{t("lost")}</p>
    </SignInFrame>
  );
}

/** The second factor, once the password was right. */
export function CodePage({ around, next }: { readonly around: SignInAround; readonly next: string | null }): ReactNode {
  const t = sayIn(around);
  return (
    <SignInFrame around={around} title="codeTitle">
      <form method="post" action={`/${around.lang}/sign-in/code`} className="box">
        <p>{t("codeHow")}</p>
        <NextField next={next} />
        <Field
          label={t("code")}
          name="code"
          autoComplete="one-time-code"
          maxLength={40}
          spellCheck={false}
          autoCapitalize="none"
        />
        <button type="submit">{t("signIn")}</button>
      </form>
    </SignInFrame>
  );
}
