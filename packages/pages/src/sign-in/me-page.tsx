import type { ReactNode } from "react";
import { Field, type Say, type SignInAround, SignInFrame, sayIn } from "./form.tsx";
import type { SignInWord } from "./words/en.ts";

/** A name, and the language that it is in where that is not the page's. */
interface ShownName {
  readonly text: string;
  readonly lang: string;
}

type PurposeWord = SignInWord extends infer W ? (W extends `purpose_${infer P}` ? P : never) : never;
type RoleWord = SignInWord extends infer W ? (W extends `role_${infer R}` ? R : never) : never;

/** What one's own page shows. */
export interface MeInput {
  readonly account: string;
  readonly roles: readonly {
    readonly role: RoleWord;
    /** the organisation or the programme */
    readonly place: ShownName;
    /** the unit that it is over, with all below it; null: over all */
    readonly unit: ShownName | null;
    readonly from: string;
    readonly until: string | null;
  }[];
  /** when private parts of this person were opened, by which role, what for */
  readonly readings: readonly {
    readonly at: string;
    readonly place: ShownName;
    readonly part: string;
    readonly role: RoleWord;
    readonly purpose: PurposeWord;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly browser: string | null;
    readonly since: string;
    readonly ends: string;
    readonly isThis: boolean;
  }[];
  readonly hasSecondFactor: boolean;
  /** a second factor that was begun, shown once: drawing of the code to photograph, the secret, recovery codes */
  readonly begun: {
    readonly uri: string;
    readonly qr: string;
    readonly secret: string;
    readonly recoveryCodes: readonly string[];
  } | null;
  readonly passkeys: readonly { readonly id: string; readonly name: string | null; readonly created: string }[];
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly made: string;
    readonly ends: string | null;
    readonly lastUsed: string | null;
  }[];
  /** the words of a token that was made just now */
  readonly madeToken: string | null;
}

interface Part {
  readonly t: Say;
  readonly lang: string;
  readonly input: MeInput;
}

/** Where what waits for somebody is done: a unit's on its phone, everybody else's in the console. */
function ToWork({ t, lang, input: { roles } }: Part): ReactNode {
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

/** One's own page: who one is here, and how one signs in. */
export function MePage({ around, input }: { readonly around: SignInAround; readonly input: MeInput }): ReactNode {
  const t = sayIn(around);
  const { lang } = around;
  const part = { t, lang, input };
  return (
    <SignInFrame around={around} title="me">
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

function Begun({ t, lang, begun }: Part & { readonly begun: NonNullable<MeInput["begun"]> }): ReactNode {
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

function Roles({ t, input }: Part): ReactNode {
  return (
    <section className="part">
      <h2>{t("roles")}</h2>
      {input.roles.length === 0 && <p>{t("noRoles")}</p>}
      {input.roles.length > 0 && (
        <Table heads={[t("role"), t("in"), t("fromDay"), t("untilDay")]}>
          {input.roles.map(({ role, place, unit, from, until }) => (
            <tr key={`${role} ${place.text} ${unit?.text ?? ""} ${from}`}>
              <th scope="row">{t(`role_${role}`)}</th>
              <td>
                <bdi lang={place.lang}>{place.text}</bdi>
                {unit && (
                  <small>
                    <bdi lang={unit.lang}>{unit.text}</bdi>, {t("unitOnly")}
                  </small>
                )}
              </td>
              <td>{from}</td>
              <td>{until ?? t("open")}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Readings({ t, input }: Part): ReactNode {
  return (
    <section className="part">
      <h2>{t("readings")}</h2>
      <p>{t("readingsHow")}</p>
      {input.readings.length === 0 && <p>{t("noReadings")}</p>}
      {input.readings.length > 0 && (
        <Table heads={[t("readAt"), t("part"), t("purpose"), t("role")]}>
          {input.readings.map(({ at, place, part, role, purpose }) => (
            <tr key={`${at} ${part} ${purpose}`}>
              <th scope="row">{at}</th>
              <td>
                {part}
                <small>
                  <bdi lang={place.lang}>{place.text}</bdi>
                </small>
              </td>
              <td>{t(`purpose_${purpose}`)}</td>
              <td>{t(`role_${role}`)}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Sessions({ t, lang, input }: Part): ReactNode {
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

function OtherPassword({ t, lang, input }: Part): ReactNode {
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

function SecondFactor({ t, lang, input }: Part): ReactNode {
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

function Passkeys({ t, lang, input }: Part): ReactNode {
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

const SCOPES = ["read", "submit", "command", "private"] as const;

function Tokens({ t, lang, input }: Part): ReactNode {
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

function End({
  t,
  action,
  id,
  of,
}: {
  readonly t: Say;
  readonly action: string;
  readonly id: string;
  readonly of: string;
}): ReactNode {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="button plainer small">
        {t("end")}
        <span className="vh"> {of}</span>
      </button>
    </form>
  );
}

function Table({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }): ReactNode {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {heads.map((head) =>
              head === "" ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
