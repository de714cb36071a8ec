import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { aboutOf } from "./catalogue.ts";
import { directionOf } from "./direction.ts";
import { refused, warning } from "./finding.ts";
import { INVISIBLE } from "./fold.ts";
import { called, contextOf, leavesOf } from "./walk.ts";

const PEOPLE = new Set(
  `person persons people inhabitant inhabitants resident residents citizen citizens head heads soul souls
   household households family families man men woman women child children pupil pupils student students member members
   participant participants visitor visitors user users patient patients voter voters believer believers speaker speakers
   monk monks nun nuns ppl pax pers hh`.split(/\s+/),
);
/** 人民币 is money and 人日 is work; every other 人 and 户 counts people or households */
const PEOPLE_ELSEWHERE = /人(?!民[币幣]|日|天|时|時)|[户戶]|མི་|མི$|ཁྱིམ/u;
const UNITS = new Set(
  `m cm mm km dm hm nm um ha hm ac acre acres mile miles ft foot feet in inch inches yd yard yards l ml cl dl hl kl litre litres liter liters
   gal gallon gallons hg mg kg g t kt mt ug ng lb lbs oz gram grams kilogram kilograms tonne tonnes ton tons
   metre metres meter meters kilometre kilometres kilometer kilometers millimetre millimetres centimetre centimetres hectare hectares
   w kw mw gw kwp mwp j kj mj gj tj kwh mwh gwh wh twh v kv a ma ah db dba hz khz mhz pa kpa hpa bar mbar n kn c k f lm lx lux cd
   s sec second seconds min minute minutes h hr hrs hour hours d day days week weeks month months year years yr yrs mo working
   ppm ppb ph ntu fnu fau tcu cfu mpn bq kbq mbq gy sv msv usv mol mmol umol mbit gbit kbit mbps gbps kbps kb mb gb tb bit byte bytes
   co tco kgco gco mtco ktco no nox so pm e eq deg degree degrees celsius kelvin watt watts kilowatt kilowatts joule joules
   volt volts ampere amperes hertz decibel decibels pascal pascals square cubic sq cu kilo mega giga
   euro euros dollar dollars yuan rmb renminbi pound pounds rupee rupees yen
   元 万元 亿元 人民币 美元 欧元 亩 公顷 平方米 平方公里 平方千米 立方米 立方 平方 小时 天 工作日 日 月 年 周 星期 分钟 分 秒 人日 人天 人时
   公里 千米 米 厘米 毫米 吨 千克 公斤 克 毫克 微克 斤 升 毫升 千瓦时 千瓦 瓦 兆瓦 度 摄氏度 分贝 伏 安 赫兹 帕 兆比特`.split(
    /\s+/,
  ),
);
/** ISO 4217 */
const CURRENCIES = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
   CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
   ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
   MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
   SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
   CNH RMB PPP`.split(/\s+/),
);
const SHARES = new Set(
  `% ‰ ％ percent percents percentage percentages permille pct share shares ratio ratios rate rates fraction fractions proportion
   percentile percentiles 百分比 百分点 百分率 千分比 比例 比率 占比 成`.split(/\s+/),
);
/** Words that say how much and not of what: whatever somebody thinks of, in figures. */
const NOTHING = new Set(
  `point points score scores index indices mark marks rating ratings grade grades level levels star stars unit units
   thousand thousands million millions billion hundred hundreds dozen dozens times x
   得分 评分 分数 指数 等级 星 十 百 千 万 亿 倍`.split(/\s+/),
);

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
        got: `${called(item)}, an amount that does not say of what`,
        want: "unit: what it is measured in, such as h/week, km², µg/m³ or CNY; what is counted is kind: count",
      });
    const about = item.counts === undefined ? undefined : aboutOf(item.counts);
    if (!isAmount && (about === "size" || about === "served")) return [];
    const words = numeratorOf(item.unit);
    const isKnown = (word: string): boolean => CURRENCIES.has(word) || UNITS.has(word.toLowerCase());
    const at = {
      path: [...path, "unit"],
      got: `${called(item)}, ${isAmount ? "an amount" : `a ${item.kind}`} in ${item.unit}`,
    };
    if (words.some((word) => PEOPLE.has(word.toLowerCase()) || PEOPLE_ELSEWHERE.test(word)))
      return refused({
        ...at,
        code: "amount-of-people",
        want: "a noun of the catalogue that says who was served, or an amount in money, time, length, weight or energy",
      });
    if (!isAmount) return [];
    if (item.counts === undefined && words.some((word) => SHARES.has(word.toLowerCase())))
      return refused({ ...at, code: "amount-of-share", want: "kind: share (0 to 1) and `counts`: a share of what" });
    const said = words.filter((word) => !NOTHING.has(word.toLowerCase()));
    const isMeanOfSurvey = "measures" in item && item.measures === "experience"; // told in points, by a survey
    if (item.counts === undefined && said.length === 0 && !isMeanOfSurvey)
      return refused({
        ...at,
        code: "amount-of-nothing",
        want: "a unit of measure such as h/week or CNY; or kind: rubric, whose levels everybody can read; or kind: share with `counts`",
      });
    if (said.every((word) => isKnown(word) || SHARES.has(word.toLowerCase()))) return [];
    if ("better" in item && directionOf(item, standard) !== "+")
      return refused({
        ...at,
        code: "amount-of-things",
        got: `${at.got}, and fewer can score higher`,
        want: "kind: count with `counts`, so that it is said what is fewer; or a unit of measure such as h/week, km², µg/m³ or CNY",
      });
    return warning({
      ...at,
      code: "unit-of-measure-unknown",
      want: "a unit of measure such as h/week, km², µg/m³ or CNY",
    });
  });
}

/** The words above the line: `persons per km²` counts persons, `kg per resident` does not. */
function numeratorOf(unit: string): string[] {
  const plain = unit
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replaceAll("μ", "u")
    .replace(/°(?!\s*[CFK])/giu, " degree ")
    .replace(
      /\b(?:per|pro|in)[\s-]*(?:cent(?:age)?|hundred|100|mille?|mil|thousand|1000)\b(?!\s*\p{L})|\bp\.?\s?c\.?(?:t\.?)?$|^\s*(?:1\s*\/\s*)?1[ 0]+\s*$|^\s*1\s*\/\s*1[ 0]+\s*$|[百千]分之/giu,
      " percent ",
    );
  const above = plain.split(/\/|\bper\b|每/i)[0] ?? "";
  return above.split(/[\s·*.^°0-9,()_−⁻+-]+/).filter((word) => word !== "");
}
