import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { aboutOf } from "./catalogue.ts";
import { refused, warning } from "./finding.ts";
import { INVISIBLE } from "./fold.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

const PEOPLE = new Set(
  `person persons people inhabitant inhabitants resident residents citizen citizens head heads soul souls
   household households family families man men woman women child children pupil pupils student students member members
   participant participants visitor visitors user users patient patients voter voters believer believers speaker speakers
   monk monks nun nuns`.split(/\s+/),
);
/** 人民币 is money and 人日 is work; every other 人 and 户 counts people or households */
const PEOPLE_ELSEWHERE = /人(?!民[币幣]|日|天|时|時)|[户戶]|མི་|མི$|ཁྱིམ/u;
const UNITS = new Set(
  `m cm mm km ha l ml hl g mg kg t kt mt ug ng w kw mw gw j kj mj gj kwh mwh gwh wh v a db hz pa hpa
   c k f s sec min minute minutes h hr hour hours d day days week weeks month months year years y working
   ppm ppb ph ntu lux mbit mbps gb point points score index degree degrees thousand million times
   元 万元 人民币 亩 小时 天 日 月 年 周 分钟 分 公里 米 吨 千克 公斤 度`.split(/\s+/),
);
const SHARES = new Set(["%", "‰", "percent", "permille", "pct", "share", "ratio", "fraction", "百分比", "百分点"]);

/**
 * An amount says what it is measured in, and nothing else is measured in people. Measured in people it is a count of people by another
 * name, measured in percent a share of something unsaid, in nothing it can be a count of anything.
 */
export function amountsInDisguise(standard: Standard): Finding[] {
  return [...leavesOf(standard), ...contextOf(standard)].flatMap(({ item, path }) => {
    const isAmount = item.kind === "amount";
    if (!isAmount && item.unit === undefined) return [];
    if (item.unit === undefined)
      return refused({
        code: "amount-without-unit",
        path,
        got: `${called(item)} is an amount, and does not say of what`,
        want: "unit: what it is measured in, such as h/week, km², µg/m³ or CNY; what is counted is kind: count",
      });
    const about = item.counts === undefined ? undefined : aboutOf(item.counts);
    if (!isAmount && (about === "size" || about === "served")) return [];
    const words = numeratorOf(item.unit);
    const at = {
      path: [...path, "unit"],
      got: `${called(item)} is ${isAmount ? "an amount" : `a ${item.kind}`} in ${item.unit}`,
    };
    if (words.some((word) => PEOPLE.has(word.toLowerCase()) || PEOPLE_ELSEWHERE.test(word)))
      return refused({
        ...at,
        code: "amount-of-people",
        want: "a noun of the catalogue that says who was served, or an amount in money, time, length, weight or energy",
      });
    if (!isAmount) return [];
    if (words.some((word) => SHARES.has(word.toLowerCase())) && item.counts === undefined)
      return refused({ ...at, code: "amount-of-share", want: "kind: share (0 to 1) and `counts`: a share of what" });
    if (words.every((word) => /^[A-Z]{3}$/.test(word) || UNITS.has(word.toLowerCase()) || SHARES.has(word))) return [];
    return warning({
      ...at,
      code: "unit-of-measure-unknown",
      want: "a unit of measure such as h/week, km², µg/m³ or CNY",
    });
  });
}

/** The words above the line: `persons per km²` counts persons, `kg per resident` does not. */
function numeratorOf(unit: string): string[] {
  const plain = unit.normalize("NFKC").replace(INVISIBLE, "").replaceAll("μ", "u");
  const above = plain.split(/\/|\bper\b|每/i)[0] ?? "";
  return above.split(/[\s·*.^°0-9,()_-]+/).filter((word) => word !== "");
}
