import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import type { Text } from "../text.ts";
import { refused } from "./finding.ts";
import { asLatin, asRun } from "./fold.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

/** Names of peoples and of who is not one of them, as ids spell them; those that are languages too are refused as languages. */
const PEOPLES = new Set(
  `han hans hanzu hanren zang zangs zangzu zangren zangmin hui huis huizu huimin uygur uyghurs uighurs weiwuer weizu weiwuerzu
   menggu mengguzu mengzu mongols mongolians zhuangzu manzu manchu manchus miao miaozu hmong yizu buyi bouyei dong dongzu yao tujia hani
   hasake kazakhs dai daizu lisu lahu naxi qiang qiangzu tuzu salar sala xibe xibo bonan baoan dongxiang yugu yugur
   monba menba lhoba luoba sherpa tibetans khampa khampas amdowa rgya bodpa hwihwi
   ethnic minority minorities roma sinti jews jewish arab arabs kurds berbers sami inuit aborigines
   hispanic latino latina caucasian foreigners migrants immigrants refugees newcomers outsiders natives locals`.split(
    /\s+/,
  ),
);
/** 汉族 and all others end alike, and so do བོད་རིགས and རྒྱ་རིགས; some are called by one character */
const IN_WORDS = /^\p{Script=Han}{1,6}族(?:人|群众|群眾|居民)?$|^[汉漢藏回维維蒙满滿](?:人|民)?$|རིགས(?:པ)?$/u;
const REST = /^(?:others?|none|mixed|both|all|several|unknown|rest|其他|其它|གཞན)$/u;

/** Nobody is sorted by people: neither units by context nor answers by a choice. Two such options, or one beside the rest. */
export function optionsOfPeoples(standard: Standard): Finding[] {
  const found = [
    ...contextOf(standard).map(({ item, path }) => ({ item, path, options: (item.of ?? []).map((id) => [id]) })),
    ...leavesOf(standard).map(({ item, path }) => ({ item, path, options: (item.of ?? []).map(textsOfOption) })),
  ];
  return found.flatMap(({ item, path, options }) => {
    const peoples = options.flatMap((texts) => texts.find(namesPeople) ?? []);
    const rest = options.filter((texts) => texts.some((text) => REST.test(asRun(text))));
    if (peoples.length < 2 && (peoples.length === 0 || peoples.length + rest.length < options.length)) return [];
    return refused({
      code: "options-of-peoples",
      path: [...path, "of"],
      got: `${called(item)}, which sorts by ${peoples.join(", ")}`,
      want: "what institutions do for everyone: who people are sorts no unit and no answer",
    });
  });
}

function textsOfOption({ id, title = "" }: { readonly id: string; readonly title?: Text | undefined }): string[] {
  return [id, ...(typeof title === "string" ? [title] : Object.values(title))];
}

/** Whether an option is named after a people: `han`, `zang_area`, `mostly_hui`, 藏族, བོད་རིགས. */
function namesPeople(text: string): boolean {
  const words = asLatin(text).split(" ");
  return (
    (words.length <= 2 && words.some((word) => PEOPLES.has(word))) ||
    PEOPLES.has(words.join("")) ||
    IN_WORDS.test(asRun(text))
  );
}
