import type { SignInWord } from "@touchstone/pages";
import type { PasswordFault } from "../password.ts";

/** What a page says of a password that can't be chosen. */
export const WRONG_PASSWORD_WORDS = {
  "too-short": "tooShort",
  "too-long": "tooLong",
  "too-common": "tooCommon",
} as const satisfies Record<PasswordFault, SignInWord>;
