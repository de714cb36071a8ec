/**
 * The code by which anybody finds a designation: ten characters of Crockford's base 32 and one to check them by, so that
 * it can be read from a plaque, said on the telephone and typed by hand.
 * @see Douglas Crockford, Base 32, https://www.crockford.com/base32.html
 */

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKS = `${DIGITS}*~$=U`; // remainders of 37
const LENGTH = 10;
const SPACE = 2 ** (5 * LENGTH);

/**
 * The code of a designation: the last 50 bits of its id, which are random, and their remainder.
 * @throws {RangeError} if the id is no UUID
 */
export function codeOf(designationId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(designationId))
    throw new RangeError(`codeOf: got ${JSON.stringify(designationId)}, want a UUID`);
  const last = designationId.replaceAll("-", "").slice(-13); // 52 bits: a whole number still
  const number = Number.parseInt(last, 16) % SPACE;
  return `${written(number)}${CHECKS[number % CHECKS.length]}`;
}

/**
 * A code as somebody typed it, as `codeOf` writes it; null where it can't be one. Small letters, spaces and hyphens do no
 * harm; O is read as 0, I and L as 1.
 */
export function readCode(typed: string): string | null {
  const plain = typed.replaceAll(/[\s-]/g, "").toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (plain.length !== LENGTH + 1) return null;
  let number = 0;
  for (const digit of plain.slice(0, LENGTH)) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return null;
    number = number * 32 + value;
  }
  return CHECKS[number % CHECKS.length] === plain[LENGTH] ? plain : null;
}

/** A code as it is shown: in groups that the eye can hold. */
export const shownCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;

function written(number: number): string {
  let text = "";
  for (let left = number, n = 0; n < LENGTH; n++, left = Math.floor(left / 32)) text = `${DIGITS[left % 32]}${text}`;
  return text;
}
