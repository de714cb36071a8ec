import type { ReactNode } from "react";
import { type SignInAround, SignInFrame, sayIn } from "./form.tsx";
import type { MeInput, MePart } from "./me-input.ts";
import { Readings, Roles } from "./me-roles.tsx";
import { Begun, OtherPassword, Passkeys, SecondFactor, Sessions } from "./me-sign-in.tsx";
import { Tokens } from "./me-tokens.tsx";

/** One's own page: who one is here, and how one signs in. */
export function MePage({ around, input }: { readonly around: SignInAround; readonly input: MeInput }): ReactNode {
  const t = sayIn(around);
  const { lang } = around;
  const part = { t, lang, input };
  return (
    <SignInFrame around={{ ...around, isSignedIn: true }} title="me">
      <form method="post" action={`/${lang}/me/sign-out`} className="who">
        <p>{t("signedInAs", { name: input.account })}</p>
        <button type="submit" className="button plainer">
          {t("signOut")}
        </button>
      </form>
      <ToWork {...part} />
      {input.madeToken !== null && (
        <section className="box once">
          <p>{t("tokenMade")}</p>
          <p>
            <code>{input.madeToken}</code>
          </p>
        </section>
      )}
      {input.begun !== null && <Begun {...part} begun={input.begun} />}
      <Roles {...part} />
      <Readings {...part} />
      <Sessions {...part} />
      <OtherPassword {...part} />
      <SecondFactor {...part} />
      <Passkeys {...part} />
      <Tokens {...part} />
    </SignInFrame>
  );
}

/** Where what waits for somebody is done: a unit's on its phone, everybody else's in the console. */
function ToWork({ t, lang, input: { roles } }: MePart): ReactNode {
  const isUnit = roles.some(({ role }) => role === "unit");
  const hasWork = roles.some(({ role }) => role !== "unit");
  if (!isUnit && !hasWork) return null;
  return (
    <p className="to-work">
      {hasWork && (
        <a className="button" href={`/${lang}/app`}>
          {t("toWork")}
        </a>
      )}
      {isUnit && (
        <a className="button" href={`/${lang}/field/`}>
          {t("toApplication")}
        </a>
      )}
    </p>
  );
}
