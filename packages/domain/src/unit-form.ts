import { noUnitIn } from "@touchstone/standard";
import { dayOf } from "./calendar-days.ts";
import type { Refusal } from "./refusal.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";
import type { Text } from "./text.ts";

const SLUG = /^[a-z][a-z0-9_-]{0,63}$/;
const TYPE = /^[a-z][a-z0-9_]{0,63}$/;
const LANG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const LONGEST_NAME = 300;
const LONGEST_CODE = 64;
/** what nobody sees or what moves a line: no part of a name or a code */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** a letter or a digit of whatever script; the fillers of Hangul are letters that show nothing */
const SEEN = /(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}]/u;

/** What is wrong with a name; null where nothing is. Names are kept as they are given: trimmed, in Unicode's form NFC. */
export function nameFault(name: string): string | null {
  if (name === "" || name.trim() !== name) return "a name, without spaces around it";
  if (!name.isWellFormed() || UNSEEN.test(name)) return "a name without control characters";
  if (!SEEN.test(name)) return "a name that can be seen";
  if (name.normalize("NFC") !== name) return "a name in Unicode's form NFC";
  return name.length > LONGEST_NAME ? `a name of at most ${LONGEST_NAME} characters` : null;
}

/** What is wrong with a code; null where nothing is. */
export function codeFault(code: string): string | null {
  if (code === "" || code.trim() !== code) return "a code, without spaces around it";
  if (!code.isWellFormed() || UNSEEN.test(code) || code.normalize("NFC") !== code)
    return "a code without control characters, in Unicode's form NFC";
  return code.length > LONGEST_CODE ? `a code of at most ${LONGEST_CODE} characters` : null;
}

/** What is wrong with the name of a scheme of codes or of a hierarchy; null where nothing is. */
export function schemeFault(scheme: string): string | null {
  return SLUG.test(scheme) ? null : "lower-case letters, digits, - and _, from a letter";
}

/** What is wrong with a tag of a language; null where nothing is. */
export function langFault(lang: string): string | null {
  return LANG.test(lang) ? null : "a language such as zh-Hans (BCP 47)";
}

/** What is wrong with a day; null where nothing is. */
export function dayFault(day: string): string | null {
  return dayOf(day) === null ? "a day such as 2026-01-31" : null;
}

/** What is wrong with the form of a type of unit; null where nothing is. */
export function typeFault(type: string): string | null {
  return TYPE.test(type) ? null : "a type as standards name it: lower-case letters, digits and _, from a letter";
}

/** Hard rule 1: no household, person or place of worship is a unit, by whatever form it comes in. */
export function noUnitBecause(unitType: string): Refusal | null {
  const found = noUnitIn(unitType);
  return found?.whole ? { code: "no-unit", unitType, about: found.about } : null;
}

/** Every place of some names where something else is wanted. */
export function namePlaces(names: readonly Text[], path: string): InvalidPlace[] {
  if (names.length === 0) return [{ path, got: "none", want: "a name in one language at least" }];
  return names.flatMap(({ text, lang }, at) => [
    ...place(`${path}[${at}]`, text, nameFault(text)),
    ...place(`${path}[${at}].lang`, lang, langFault(lang)),
    ...(names.findIndex((name) => name.lang === lang) < at
      ? [{ path: `${path}[${at}].lang`, got: `${lang} again`, want: "one name a language" }]
      : []),
  ]);
}

/** Every place of some codes where something else is wanted. */
export function codePlaces(
  codes: readonly { readonly scheme: string; readonly code: string }[],
  path: string,
): InvalidPlace[] {
  return codes.flatMap(({ scheme, code }, at) => [
    ...place(`${path}[${at}]`, code, codeFault(code)),
    ...place(`${path}[${at}].scheme`, scheme, schemeFault(scheme)),
    ...(codes.findIndex((one) => one.scheme === scheme) < at
      ? [{ path: `${path}[${at}].scheme`, got: `${scheme} again`, want: "one code a scheme" }]
      : []),
  ]);
}

/** One place, if something is wrong there. */
export function place(path: string, got: string, want: string | null): InvalidPlace[] {
  return want === null ? [] : [{ path, got: got === "" ? "nothing" : got, want }];
}
