/** A record for tests of roles: two organisations, three programmes, and units that lie in each other. */
import type { Command, Role } from "@touchstone/domain";
import { addAccount, execute, findUnits, isThere, type Log, type Touchstone, transaction } from "@touchstone/server";
import { sampleAnswered, sampleOffice, sampleStandard } from "@touchstone/server/testing";

export interface Council {
  readonly organisation: Log;
  readonly programme: Log;
  /** another programme of the same organisation */
  readonly sister: Log;
  readonly otherOrganisation: Log;
  readonly otherProgramme: Log;
  /** operator and office of organisation and programmes */
  readonly account: string;
  /** ids by code: mill and well lie in north, hill in south, both in the county */
  readonly unit: Readonly<Record<"county" | "north" | "south" | "mill" | "well" | "hill", string>>;
}

const UNITS = [
  ["county", "county", null],
  ["north", "township", "county"],
  ["south", "township", "county"],
  ["mill", "village", "north"],
  ["well", "village", "north"],
  ["hill", "village", "south"],
] as const;

export async function sampleCouncil(touchstone: Touchstone): Promise<Council> {
  const office = await sampleOffice(touchstone, UNITS, "council");
  const programme = await sampleAnswered(touchstone, office, "neighbours", sampleStandard("neighbours"), ["mill"]);
  const sister = await sampleAnswered(touchstone, office, "schools", sampleStandard("schools"), ["mill"]);
  const others = await sampleOffice(touchstone, UNITS, "elsewhere");
  const otherProgramme = await sampleAnswered(touchstone, others, "far-away", sampleStandard("far"), ["mill"]);
  const codes = UNITS.map(([code]) => code);
  const found = await transaction(touchstone, (tx) => findUnits(tx, office.organisation, codes, "code"));
  const unit = Object.fromEntries(
    codes.map((code) => {
      const one = found.on(code, "2026-03-01", "2026-03-01");
      if (!isThere(one)) throw new Error(`sampleCouncil: no unit ${code}`);
      return [code, one.unitId];
    }),
  ) as Council["unit"]; // every code of UNITS
  const { organisation, account } = office;
  const here = { organisation, programme, sister, account, unit };
  return { ...here, otherOrganisation: others.organisation, otherProgramme };
}

/** Ids of an application and a commitment of mill: rights hang on whose they are. Rows alone: nothing has recorded them. */
export async function rowsOfMill(
  touchstone: Touchstone,
  { programme, unit }: Council,
): Promise<{ readonly application: string; readonly commitment: string }> {
  const [application, commitment] = [touchstone.newId(), touchstone.newId()];
  const values = [programme.shardKey, touchstone.newId(), unit.mill];
  await transaction(touchstone, async (tx) => {
    await tx.query(
      `INSERT INTO application (shard_key, application_id, cycle_id, unit_id, grade, state, provisional, made_by,
                                made_at, since, seq, changed_seq, changed_at)
       VALUES ($1, $4, $2, $3, 'gold', 'withdrawn', false, $2, $5, $5, 0, 0, $5)`,
      [...values, application, touchstone.now()],
    );
    await tx.query(
      `INSERT INTO commitment (shard_key, commitment_id, unit_id, text, made_on, ended_on, seq)
       VALUES ($1, $2, $3, '[]', '2026-01-01', '2026-01-01', 0)`,
      [programme.shardKey, commitment, unit.mill],
    );
    await tx.query(
      `INSERT INTO cycle (shard_key, cycle_id, titles, period, version, digest, opens, closes, stages, seq)
       SELECT $1, $2, '[]', '2026', version, digest, '2026-01-01', '2026-02-01', '[]', 0 FROM standard_version
       WHERE shard_key = $1`,
      values.slice(0, 2),
    );
  });
  return { application, commitment };
}

/** Makes an account that holds one role in a log. */
export async function holder(
  touchstone: Touchstone,
  { log, role, unitId = null, by }: { log: Log; role: Role; unitId?: string | null; by: string },
): Promise<string> {
  const name = `${log.slug}.${role}.${touchstone.newId().slice(-12)}`;
  await addAccount(touchstone, name);
  const grantId = touchstone.newId();
  const command: Command = { type: "GrantRole", grantId, account: name, role, unitId, from: "2026-01-01", until: null };
  const answer = await execute(touchstone, { log, account: by, command });
  if (!answer.ok) throw new Error(`holder: ${JSON.stringify(answer.refusal)}`);
  return name;
}
