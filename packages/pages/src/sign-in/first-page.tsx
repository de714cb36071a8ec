import type { ReactNode } from "react";
import { Field, type SignInAround, SignInFrame, sayIn } from "./form.tsx";

/** To sign in for the first time, with a slip of paper. Code and slip may stand in the address behind `#`. */
export function SlipPage({ around, code }: { readonly around: SignInAround; readonly code: string }): ReactNode {
  const t = sayIn(around);
  return (
    <SignInFrame around={around} title="firstTitle">
      <form method="post" action={`/${around.lang}/sign-in/slip`} className="box" data-fill="code slip">
        <p>{t("slipHow")}</p>
        <Field
          label={t("unitCode")}
          name="code"
          autoComplete="off"
          maxLength={100}
          defaultValue={code}
          spellCheck={false}
          autoCapitalize="none"
        />
        <Field
          label={t("slip")}
          name="slip"
          hint={t("slipForm")}
          autoComplete="off"
          maxLength={40}
          spellCheck={false}
          autoCapitalize="characters"
        />
        <button type="submit">{t("next")}</button>
      </form>
    </SignInFrame>
  );
}

/** To sign in for the first time, with a link: its code stands in the address behind `#`. */
export function LinkPage({ around }: { readonly around: SignInAround }): ReactNode {
  const t = sayIn(around);
  return (
    <SignInFrame around={around} title="firstTitle">
      <form method="post" action={`/${around.lang}/sign-in/link`} className="box" data-fill="link">
        <p>{t("linkHow")}</p>
        <Field
          label={t("link")}
          name="link"
          autoComplete="off"
          maxLength={100}
          spellCheck={false}
          autoCapitalize="none"
        />
        <button type="submit">{t("next")}</button>
      </form>
    </SignInFrame>
  );
}

/** To choose the first password. */
export function ChoosePage({ around, name }: { readonly around: SignInAround; readonly name: string }): ReactNode {
  const t = sayIn(around);
  return (
    <SignInFrame around={around} title="chooseTitle">
      <form method="post" action={`/${around.lang}/sign-in/choose`} className="box">
        <p>{t("chooseFor", { name })}</p>
        <input type="hidden" name="username" autoComplete="username" value={name} />
        <Field
          label={t("newPassword")}
          name="password"
          type="password"
          hint={t("passwordForm")}
          autoComplete="new-password"
          minLength={10}
          maxLength={512}
        />
        <button type="submit">{t("choose")}</button>
      </form>
    </SignInFrame>
  );
}
