import type { ReactNode } from "react";
import { type Around, Frame, viewOfAround } from "../public/frame.tsx";
import type { Facts } from "../words/spoken.ts";
import type { SignInWord } from "./words/en.ts";
import { signInWord } from "./words/words.ts";

/** What every page of signing in is given. */
export interface SignInAround extends Around {
  /** what went wrong with what was sent before; null: nothing */
  readonly wrong: SignInWord | null;
  /** address of the script for passkeys and for codes in links */
  readonly script: string;
}

export type Say = (word: SignInWord, facts?: Facts) => string;

/** How long passwords are, for sentences. */
const LENGTHS = { least: 10, most: 128 };

/** The words in the language of a page. */
export const sayIn =
  ({ lang }: Pick<Around, "lang">): Say =>
  (word, facts) =>
    signInWord(lang, word, { ...LENGTHS, ...facts });

/** A page of signing in: its title, what went wrong, and forms. */
export function SignInFrame({
  around,
  title,
  children,
}: {
  readonly around: SignInAround;
  readonly title: SignInWord;
  readonly children: ReactNode;
}): ReactNode {
  const t = sayIn(around);
  return (
    <Frame view={viewOfAround(around)} around={around} title={t(title)}>
      <div className="sign-in">
        <h1 className="plain">{t(title)}</h1>
        {around.wrong !== null && (
          <p
            className={around.wrong === "done" ? "said" : "said wrong"}
            role={around.wrong === "done" ? "status" : "alert"}
          >
            {t(around.wrong, { most: 128 })}
          </p>
        )}
        {children}
      </div>
      <script src={around.script} defer />
    </Frame>
  );
}

/** A field with its label above and, where it has one, a hint that readers aloud say too. */
export function Field({
  label,
  name,
  hint,
  type = "text",
  ...more
}: {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly type?: "text" | "password" | "number";
  readonly autoComplete?: string;
  readonly inputMode?: "numeric" | "text";
  readonly defaultValue?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly spellCheck?: boolean;
  readonly autoCapitalize?: string;
}): ReactNode {
  const id = `f-${name}`;
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        required
        {...more}
        {...(hint !== undefined && { "aria-describedby": `${id}-h` })}
      />
      {hint !== undefined && <small id={`${id}-h`}>{hint}</small>}
    </p>
  );
}

/** Where a form goes back to after signing in. */
export function NextField({ next }: { readonly next: string | null }): ReactNode {
  return next === null ? null : <input type="hidden" name="next" value={next} />;
}
