/**
 * Whether a password is among the first that anyone would try: much used ones and their like, the name of the account,
 * runs and repetitions. Asked without a network; a list of all that ever leaked would hold more.
 */
export function isCommonPassword(password: string, account: string): boolean {
  const plain = plainOf(password);
  if (plain.length === 0) return false; // no letters or digits of Latin: none of the lists know it
  const isOwn = account.length > 2 && strippedOf(plain).includes(strippedOf(plainOf(account)));
  return isOwn || isRepeated(password) || isRun(plain) || STEMS.some((stem) => isMostly(plain, stem));
}

/** As it would be without the usual disguises: `P@ssw0rd!` is `password`. */
const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[@4]/g, (c) => (c === "@" ? "a" : c))
    .replaceAll("$", "s")
    .replaceAll(/[^a-z0-9]/g, "");

const strippedOf = (plain: string): string => plain.replaceAll(/^\d{1,4}|\d{1,4}$/g, "") || plain;

/** What much used passwords are made of; what is added to them is little and guessed first. */
const STEMS: readonly string[] = `
  password passw0rd passwort motdepasse qwertyuiop qwerty asdfghjkl zxcvbnm 1q2w3e4r5t 1qaz2wsx3edc
  1qaz2wsx iloveyou letmein welcome administrator admin changeme default football baseball
  princess sunshine superman trustno1 woaini wodemima mima 5201314 touchstone village
  township county secret master dragon monkey abc123 aa123456
`
  .trim()
  .split(/\s+/);

/** Whether little but this word is in it: the word, or the word twice, with at most five characters around it. */
function isMostly(plain: string, stem: string): boolean {
  if (!plain.includes(stem)) return false;
  const rest = plain.replaceAll(stem, "");
  return rest.length <= 5 || /^\d+$/.test(rest);
}

/** One to four characters over and over. */
const isRepeated = (password: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(password);

const RUNS: readonly string[] = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

/** A run of the alphabet, of digits or of keys, forwards or backwards, and at most three more characters. */
function isRun(plain: string): boolean {
  return [plain, plain.split("").reverse().join("")].some((text) =>
    RUNS.some((run) => {
      for (let most = Math.min(text.length, run.length); most >= text.length - 3 && most >= 6; most--)
        for (let from = 0; from + most <= text.length; from++)
          if (run.includes(text.slice(from, from + most))) return true;
      return false;
    }),
  );
}
