import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { speaksOfLanguage } from "./catalogue.ts";
import { directionOf } from "./direction.ts";
import { refused } from "./finding.ts";
import { asLatin } from "./fold.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

const SUPPLY = ["service", "procedure", "experience"];
/** ISO 639 codes and English names of languages that a list of options could be made of. */
const LANGUAGES = new Set(
  `aa ab af ak am ar as av ay az ba be bg bm bn bo br bs ca ce co cs cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr
   fy ga gd gl gn gu gv ha he hi hr ht hu hy ia ie ig ii ik is it iu ja jv ka kg ki kk kl km kn ko kr ks ku kv kw ky la lb
   lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my nb nd ne ng nl nn no nr nv ny oc oj om or os pa pl ps pt qu rm rn ro
   ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
   vo wa wo xh yi yo za zh zu eng zho chi bod tib uig mon kor jpn rus fra fre deu ger spa ara hin urd iii zha kaz kir tgk uzb tur mya vie tha por ita nld pol ukr ben tam nep dzo msa ind swa
   abkhaz afar afrikaans albanian amharic arabic armenian azerbaijani basque belarusian bengali bosnian breton bulgarian
   burmese cantonese catalan chechen chinese corsican croatian czech danish dutch dzongkha english estonian finnish french
   galician georgian german greek gujarati haitian hausa hebrew hindi hungarian icelandic igbo indonesian irish italian
   japanese kannada kashmiri kazakh khmer korean kurdish kyrgyz lao latvian lithuanian macedonian malay malayalam maltese
   mandarin maori marathi mongolian mongol nepali norwegian occitan pashto persian polish portuguese punjabi putonghua
   quechua romanian romansh russian sanskrit serbian sinhala slovak slovene slovenian somali spanish swahili swedish tajik
   tamil tatar telugu thai tibetan turkish turkmen ukrainian urdu uyghur uighur uzbek vietnamese welsh xhosa yi yiddish
   yoruba zhuang zulu hanyu zangyu weiyu mengyu`.split(/\s+/),
);

/**
 * Language enters as a language of service, so that more of it scores higher; a unit is never sorted
 * by languages. Known by its noun and by its options; other words only warn.
 */
export function languageBeyondService(standard: Standard): Finding[] {
  return [...languageNouns(standard), ...optionsOfLanguages(standard)];
}

function languageNouns(standard: Standard): Finding[] {
  return leavesOf(standard).flatMap(({ item, path }) => {
    if (item.counts === undefined || !speaksOfLanguage(item.counts)) return [];
    const upwards = directionOf(item, standard) === "+";
    if (upwards && (item.measures === undefined || SUPPLY.includes(item.measures))) return [];
    return refused({
      code: "language-not-service",
      path,
      got: `${called(item)}, which counts ${item.counts} as ${item.measures}, ${upwards ? "more is better" : "and more of it can score lower"}`,
      want: `measures: ${SUPPLY.join(", ")}, and better: higher: a language is one that people are served in`,
    });
  });
}

function optionsOfLanguages(standard: Standard): Finding[] {
  const found = [
    ...contextOf(standard).map(({ item, path }) => ({ item, path, options: item.of ?? [] })),
    ...leavesOf(standard).map(({ item, path }) => ({ item, path, options: (item.of ?? []).map(({ id }) => id) })),
  ];
  return found.flatMap(({ item, path, options }) => {
    const languages = languagesAmong(options, standard.languages);
    if (languages.length === 0) return [];
    return refused({
      code: "options-of-languages",
      path: [...path, "of"],
      got: `${called(item)}, which sorts units by ${languages.join(", ")}`,
      want: "a yes-no item of class competence for each language of service, seen by appliesWhen alone",
    });
  });
}

/**
 * The options that are languages, where they can be meant as such: by name two of them, or half; by
 * code two, where nothing else is left or one is a language of the standard (`ne` and `se` are winds too).
 */
function languagesAmong(options: readonly string[], declared: readonly string[]): string[] {
  const named = options.filter((option) =>
    asLatin(option)
      .split(" ")
      .some((word) => word.length > 3 && LANGUAGES.has(word)),
  );
  const coded = options.filter((option) => !named.includes(option) && LANGUAGES.has(codeOf(option)));
  const others = options.filter((option) => !/^(other|others|none|mixed|both|all|several|unknown)$/.test(option));
  const all = [...named, ...coded];
  if (named.length >= 2 || (named.length > 0 && named.length * 2 >= options.length)) return all;
  const codes = new Set(declared.map((language) => language.split("-")[0]));
  const isMeant = all.length === others.length || coded.some((option) => codes.has(codeOf(option)));
  return all.length >= 2 && isMeant ? all : [];
}

/** `bo`, also as `lang_bo`, `zh_hans` or `bo_area`. */
function codeOf(option: string): string {
  return (
    asLatin(option)
      .replace(/^(lang|language|speaks?|iso) /, "")
      .split(" ")[0] ?? ""
  );
}
