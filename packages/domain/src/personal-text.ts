/**
 * A source or a note is public, and can never be taken back: what looks like a person's e-mail address or telephone number
 * is not let in. A net, not a wall: names can't be told from other words. Figures that look alike pass: years, amounts,
 * dates, file numbers, digests.
 */

/** What in a text looks personal, in a word for a message; null where nothing does. */
export function personalIn(text: string): string | null {
  // one letter before the sign is enough to look at: texts of strangers pass here, and have to be quick to read
  if (/[^\s@<>(),;:"'，；：（）]\s?[@＠]\s?[\p{L}\p{N}-]+(?:[.．。][\p{L}\p{N}-]+)+/u.test(text))
    return "an e-mail address";
  const written = text.normalize("NFKC");
  if (CALLED.test(written)) return "a telephone number";
  for (const [number] of written.matchAll(NUMBER)) if (isTelephone(number)) return "a telephone number";
  if (IDENTITY.test(written)) return "an identity number";
  return null;
}

/** a number that is said to be one */
const CALLED =
  /(?:\b(?:tel|phone|telephone|mobile|cell|call|whatsapp|fax)\b|电话|手机|座机|微信|联系方式|ཁ་པར|འཁྱེར་བདེའི་ཁ་པར)[^\d\n]{0,12}\+?\(?\d(?:[ ().\-/]?\d){5,14}(?!\d)/iu;
/** groups of digits such as telephone numbers are made of, by themselves */
const NUMBER = /(?<![\d\p{L}.,:/_-])\+?\(?\d(?:[ ()-]{0,2}\d){6,16}(?![\d\p{L}]|[.,:/_-]\d)/gu;
/** eighteen digits with a date of birth inside, the last of them perhaps an X */
const IDENTITY =
  /(?<![\d\p{L}])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\d\p{L}])/u;

function isTelephone(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (number.startsWith("+")) return digits.length >= 8 && digits.length <= 15;
  if (/^1[3-9]\d{9}$/.test(digits)) return true; // a mobile number in China
  // written as numbers of landlines are: an area code with 0, in groups
  return /^\(?0\d{1,4}\)?[ -]{1,2}\d/.test(number) && digits.length >= 9 && digits.length <= 12;
}
