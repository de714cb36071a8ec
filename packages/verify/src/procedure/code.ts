const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKS = `${DIGITS}*~$=U`;

/** The code of a designation as docs/bundle.md makes it of its id: its last 50 bits in Crockford's base 32, and a check. */
export function codeOf(designationId: string): string {
  const number = BigInt(`0x${designationId.replaceAll("-", "")}`) & ((1n << 50n) - 1n);
  const digits = Array.from({ length: 10 }, (_, i) => DIGITS[Number((number >> BigInt(45 - 5 * i)) & 31n)]);
  return `${digits.join("")}${CHECKS[Number(number % 37n)]}`;
}
