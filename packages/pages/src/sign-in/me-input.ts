import type { Say } from "./form.tsx";
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

/** What each part of the page is made of. */
export interface MePart {
  readonly t: Say;
  readonly lang: string;
  readonly input: MeInput;
}
