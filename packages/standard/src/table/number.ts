const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const NUMBER_WITH_COMMA = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d{1,4})?$/;

/**
 * A decimal number, strictly: digits, one decimal mark, an optional exponent. No thousands
 * separators, hexadecimal or percent: each of those has been read wrongly by some program.
 * NaN where the text is anything else, or too large for a double.
 */
export function parseNumber(text: string, decimalComma: boolean): number {
  if (!(decimalComma ? NUMBER_WITH_COMMA : NUMBER).test(text)) return Number.NaN;
  const value = Number(decimalComma ? text.replace(",", ".") : text);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What to say of a text that is not a number: names the likeliest slip. */
export function wantNumber(text: string, decimalComma: boolean): string {
  if (/^[-+]?\d[\d.]*\s*[%％]$/.test(text) || /^\d[\d,]*\s*[%％]$/.test(text))
    return "a number without % (45 % is 0.45 as a share)";
  if (/^[+-]?0[xob]/i.test(text)) return "a decimal number";
  if (/^[\u2212\u2013]/.test(text)) return "a number with the minus of the keyboard (-)";
  if (/[\uff10-\uff19\u0f20-\u0f29]/.test(text)) return "a number in the digits 0 to 9";
  if (/^[+-]?\d{1,3}(?:[ '\u00a0\u202f]\d{3})+/.test(text)) return "a number without thousands separators";
  if (/^(?:na|nan|null|none|-|--|\.)$/i.test(text))
    return "a number (leave the cell empty where it is missing; n/a where it does not apply)";
  if (!decimalComma && /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return "a number without thousands separators";
  if (!decimalComma && text.includes(",") && NUMBER_WITH_COMMA.test(text))
    return "a number with a decimal point (or read the file with --decimal-comma)";
  if (decimalComma && NUMBER.test(text)) return "a number with a decimal comma, as --decimal-comma says";
  if (NUMBER.test(text)) return "a number that a double can hold";
  return "a number";
}
