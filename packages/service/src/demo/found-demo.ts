import type { NewUnit, Text } from "@touchstone/domain";
import type { Touchstone } from "@touchstone/server";
import { ACCOUNTS, coordinatorOf, OFFICE, OPERATOR } from "./demo-accounts.ts";
import type { DemoStandards } from "./demo-standard.ts";
import { textsOf } from "./place-names.ts";
import type { Region } from "./region.ts";
import { type StoryClock, TIME_ZONE } from "./story-clock.ts";
import { ORGANISATION, ORGANISATION_LOG, PROGRAMME, PROGRAMME_LOG, tell } from "./storyteller.ts";

/** What every part of the story knows. */
export interface Scene {
  readonly clock: StoryClock;
  readonly standards: DemoStandards;
  readonly region: Region;
  /** by code; filled as units are registered */
  readonly unitIds: Map<string, string>;
}

/** The beginning: an organisation with its register, a programme, its standard, and who does what in it. */
export async function foundDemo(scene: Scene): Promise<void> {
  const { clock, standards } = scene;
  const before = clock.year - 2;
  const organisationId = await foundOrganisation(clock.on(`${before}-02-03`));
  await registerUnits(clock.on(`${before}-02-04`), scene);
  await foundProgramme(clock.on(`${before}-02-10`), organisationId, clock.year);
  const adopted = clock.on(`${before}-02-11`);
  await tell(adopted, PROGRAMME_LOG, OFFICE, {
    type: "AdoptStandard",
    yaml: standards.first.yaml,
    since: `${before}-01-01`,
    basis: "Decision 7 of the invented council of Alderreach, noticed in its gazette before Touchstone was in use",
  });
  await tell(adopted, PROGRAMME_LOG, OFFICE, { type: "AddOverlay", yaml: standards.first.tibetan });
  await grantRoles(clock.on(`${before}-02-16`), scene);
}

async function foundOrganisation(touchstone: Touchstone): Promise<string> {
  const { newId } = touchstone;
  const organisationId = newId();
  await tell(touchstone, ORGANISATION_LOG, OFFICE, {
    type: "FoundOrganisation",
    organisationId,
    slug: ORGANISATION,
    names: textsOf({ en: "Alderreach (an invented region)", zh: "桤影地区（虚构）", bo: "ལྕང་རིང་ས་ཁུལ། (དཔེ་མཚོན།)" }),
    timeZone: TIME_ZONE,
    grantIds: [newId(), newId()],
  });
  return organisationId;
}

/** One after the other, as an office would that has names from a machine to mark as such: files hold sources alone. */
async function registerUnits(touchstone: Touchstone, { region, unitIds }: Scene): Promise<void> {
  for (const { code, type, parent, name } of region.units) {
    const unitId = touchstone.newId();
    const above = parent === null ? undefined : unitIds.get(parent);
    const unit: NewUnit = {
      unitId,
      unitType: type,
      names: textsOf(name),
      codes: [{ scheme: "code", code }],
      parents: above === undefined ? [] : [{ hierarchy: "admin", parent: above }],
    };
    await tell(touchstone, ORGANISATION_LOG, OFFICE, { type: "RegisterUnit", unit, opened: null });
    unitIds.set(code, unitId);
  }
}

async function foundProgramme(touchstone: Touchstone, organisationId: string, year: number): Promise<void> {
  const { newId } = touchstone;
  await tell(touchstone, PROGRAMME_LOG, OFFICE, {
    type: "FoundProgramme",
    programmeId: newId(),
    organisationId,
    slug: PROGRAMME,
    names: textsOf({
      en: "Good Neighbours (an invented example)",
      zh: "好邻居（虚构示例）",
      bo: "ཁྱིམ་མཚེས་བཟང་པོ། (དཔེ་མཚོན།)",
    }),
    languages: ["en", "zh-Hans", "bo"],
    timeZone: TIME_ZONE,
    owner: textsOf({ en: "Council of Alderreach", zh: "桤影地区议事会", bo: "ལྕང་རིང་ས་ཁུལ་གྱི་གྲོས་ཚོགས" }),
    calendar: { weekend: [6, 7], exceptions: [], knownThrough: `${year + 1}-12-31` },
    noticeDays: 20,
    bodies: [...BODIES],
    responsibility: [...DUTIES],
    grantIds: [newId(), newId()],
  });
}

const title = (en: string, zh: string): Text[] => [
  { text: en, lang: "en", origin: "source", review: null },
  { text: zh, lang: "zh-Hans", origin: "machine", review: "unreviewed" },
];

const BODIES = [
  { id: "county_council", title: title("County council", "县议事会") },
  { id: "township_office", title: title("Township office", "乡镇办事处") },
  { id: "village_committee", title: title("Village committee", "村民委员会") },
];
const DUTIES = ["services", "mutual_help", "livelihoods", "culture", "fairness", "environment"].flatMap((criterion) => [
  { criterion, duty: "leads", body: "village_committee" } as const,
  { criterion, duty: "responsible", body: "township_office" } as const,
  { criterion, duty: "oversees", body: "county_council" } as const,
]);

/** Every role has an account: the founder's come with founding, those of units are opened by who coordinates them. */
async function grantRoles(touchstone: Touchstone, { clock, unitIds }: Scene): Promise<void> {
  const from = `${clock.year - 2}-02-16`;
  for (const { name, role, over } of ACCOUNTS) {
    const grantId = touchstone.newId();
    const unitId = over === null ? null : (unitIds.get(over) ?? null);
    if (name === OFFICE) continue;
    if (role !== "unit") {
      await tell(touchstone, PROGRAMME_LOG, OFFICE, {
        type: "GrantRole",
        grantId,
        account: name,
        role,
        unitId,
        from,
        until: null,
      });
      continue;
    }
    if (over === null || unitId === null) throw new TypeError(`grantRoles: got no unit for ${name}, want one`);
    const opening = { type: "OpenUnitAccount", grantId, account: name, unitId, from, until: null } as const;
    await tell(touchstone, PROGRAMME_LOG, coordinatorOf(over), opening);
  }
  const role = { type: "GrantRole", role: "operator", account: OPERATOR, unitId: null, from, until: null } as const;
  await tell(touchstone, ORGANISATION_LOG, OFFICE, { ...role, grantId: touchstone.newId() });
}
