import { followed, type Name, nameOf, placeNames } from "./place-names.ts";
import { type Random, randomOf } from "./random.ts";
import { COUNTIES, ENTERPRISES, REGION, type Word } from "./words.ts";

/** A unit of the invented region. */
interface DemoUnit {
  readonly code: string;
  readonly type: string;
  /** code of what it lies in; null for the region */
  readonly parent: string | null;
  readonly name: Name;
}

/** A village, with what of it never changes. */
export interface Village extends DemoUnit {
  readonly residents: number;
  readonly hasSchool: boolean;
  readonly hasClinic: boolean;
  readonly runsWater: boolean;
  readonly terrain: "valley" | "slope" | "plateau";
}

export interface Region {
  /** every unit, parents before what lies in them */
  readonly units: readonly DemoUnit[];
  readonly villages: readonly Village[];
  /** a name that no place has yet */
  readonly newName: Name;
}

const TOWNSHIPS_IN_COUNTY = 6;

/** The invented region: counties, townships and villages, with schools, enterprises, hospitals and offices beside them. */
export function demoRegion(seed = 20_260_301): Region {
  const random = randomOf(seed);
  const names = placeNames(random);
  const units: DemoUnit[] = [];
  const villages: Village[] = [];
  const add = (code: string, type: string, parent: string | null, name: Name): DemoUnit => {
    const unit = { code, type, parent, name };
    units.push(unit);
    return unit;
  };
  const region = add("alderreach", "region", null, nameOf(REGION));
  for (const word of COUNTIES) {
    const called = nameOf(word);
    const county = add(word[0].toLowerCase(), "county", region.code, followed(called, COUNTY));
    add(`${county.code}-hospital`, "hospital", county.code, followed(called, HOSPITAL));
    add(`${county.code}-office`, "office", county.code, followed(county.name, OFFICE));
    for (let n = 1; n <= TOWNSHIPS_IN_COUNTY; n++) {
      const place = names.next().value;
      const township = add(`${county.code}-${n}`, "township", county.code, followed(place, TOWNSHIP));
      add(`${township.code}-office`, "office", township.code, followed(township.name, OFFICE));
      for (const at of [0, 1]) {
        const made = ENTERPRISES[(n * 2 + at + units.length) % ENTERPRISES.length] as Word; // within its length
        add(`${township.code}-works-${at + 1}`, "enterprise", township.code, followed(place, spaced(made)));
      }
      for (let v = 1, last = random.whole(7, 11); v <= last; v++) {
        const village = villageOf(`${township.code}-${v}`, township.code, names.next().value, random);
        units.push(village);
        villages.push(village);
        if (village.hasSchool)
          add(`${village.code}-school`, "school", village.code, followed(shortName(village), SCHOOL));
      }
    }
  }
  return { units, villages, newName: followed(names.next().value, VILLAGE) };
}

function villageOf(code: string, parent: string, name: Name, random: Random): Village {
  const residents = Math.round(60 + 2400 * random() ** 2.4);
  return {
    code,
    type: "village",
    parent,
    name: followed(name, VILLAGE),
    residents,
    hasSchool: random.chance(residents > 400 ? 0.75 : 0.3),
    hasClinic: random.chance(residents > 300 ? 0.85 : 0.45),
    runsWater: random.chance(0.55),
    terrain: random.chance(0.4) ? "valley" : random.chance(0.5) ? "slope" : "plateau",
  };
}

/** A village's name without the word for village. */
const shortName = ({ name: { en, zh, bo } }: Village): Name => ({ en, zh: zh.slice(0, -1), bo });

const spaced = ([en, zh, bo]: Word): Word => [` ${en}`, zh, `་${bo}`];

const COUNTY = spaced(["County", "县", "རྫོང"]);
const TOWNSHIP = spaced(["Township", "乡", "ཤང"]);
const VILLAGE: Word = ["", "村", ""];
const SCHOOL = spaced(["School", "小学", "སློབ་གྲྭ"]);
const HOSPITAL = spaced(["Hospital", "医院", "སྨན་ཁང"]);
const OFFICE = spaced(["Office", "办事处", "གཞུང་ལས་ཁང"]);
