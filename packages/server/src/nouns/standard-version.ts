import {
  type CommandOf,
  decideAddOverlay,
  decideAdoptStandard,
  decideDraftStandard,
  decideMakeStandardEffective,
  decidePutStandardOnNotice,
  decideTurnStandardKey,
  decideWithdrawStandard,
  type InUse,
  inForce,
  type Offered,
  type OfferedOverlay,
  type StandardLife,
  standardStream,
} from "@touchstone/domain";
import { check, checkOverlay, digestOf, digestOfOverlay, type Standard } from "@touchstone/standard";
import { programmeOf } from "../projections/programme-read.ts";
import { objectionsOf, overlaysOf, versionsOf } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

type Drafting = StandardLife & { readonly offered: Offered; readonly current: Standard | null };
type Adding = Parameters<typeof decideAddOverlay>[0];

const stream = ({ version }: { readonly version: string }): string => standardStream(version);
const loadLife = (tx: Tx, _: Touchstone, log: Log, { version }: { readonly version: string }) =>
  lifeOf(tx, log, version);

export const standardVersionHandlers = {
  DraftStandard: handler<CommandOf<"DraftStandard">, Drafting>({
    load: loadDraft,
    decide: (_, state) => decideDraftStandard(state),
  }),
  AdoptStandard: handler<CommandOf<"AdoptStandard">, Drafting>({ load: loadDraft, decide: decideAdoptStandard }),
  AddOverlay: handler<CommandOf<"AddOverlay">, Adding>({
    load: loadOverlay,
    decide: (_, state) => decideAddOverlay(state),
  }),
  TurnStandardKey: handler<CommandOf<"TurnStandardKey">, StandardLife>({
    stream,
    load: loadLife,
    decide: decideTurnStandardKey,
  }),
  PutStandardOnNotice: handler<CommandOf<"PutStandardOnNotice">, StandardLife>({
    stream,
    load: loadLife,
    decide: decidePutStandardOnNotice,
  }),
  MakeStandardEffective: handler<CommandOf<"MakeStandardEffective">, InUse>({
    stream,
    load: async (tx, touchstone, log, command, scene) => ({
      ...(await loadLife(tx, touchstone, log, command)),
      rounds: await roundsUnderWay(tx, log, scene?.today ?? ""),
    }),
    decide: decideMakeStandardEffective,
  }),
  WithdrawStandard: handler<CommandOf<"WithdrawStandard">, StandardLife>({
    stream,
    load: loadLife,
    decide: decideWithdrawStandard,
  }),
};

/** Rounds in which somebody can still apply, or waits for their score. */
async function roundsUnderWay(tx: Tx, { shardKey }: Log, today: string): Promise<string[]> {
  const { rows } = await tx.query<{ cycle_id: string }>(
    `SELECT c.cycle_id FROM cycle c
     WHERE c.shard_key = $1 AND (c.closes > $2 OR EXISTS (
       SELECT 1 FROM application a WHERE a.shard_key = c.shard_key AND a.cycle_id = c.cycle_id AND a.state = ANY($3)))
     ORDER BY c.seq`,
    [shardKey, today, ["answering", "handedIn", "mending", "review", "settling"]],
  );
  return rows.map(({ cycle_id }) => cycle_id);
}

/** What deciders of a standard's life look at; `objections` to the version named, none where it is null. */
export async function lifeOf(tx: Tx, log: Log, version: string | null): Promise<StandardLife> {
  const [{ calendar, noticeDays }, versions, objections] = await Promise.all([
    programmeOf(tx, log),
    versionsOf(tx, log),
    version === null ? [] : objectionsOf(tx, log, version),
  ]);
  return { calendar, noticeDays, versions: new Map(versions.map((each) => [each.version, each])), objections };
}

/** The standard handed in, kept as a file where it passes, beside the one in force. */
async function loadDraft(
  tx: Tx,
  { files }: Touchstone,
  log: Log,
  { yaml }: { readonly yaml: string },
): Promise<Drafting> {
  const checked = check(yaml);
  if (checked.ok) await files.put(Buffer.from(yaml));
  const digest = checked.ok ? digestOf(checked.value, sha256Text) : null;
  const life = await lifeOf(tx, log, null);
  const before = inForce(life);
  const current = before === null ? null : await readStandard(files, before.file);
  return { ...life, current, offered: { yaml, checked, digest, file: sha256Text(yaml) } };
}

async function loadOverlay(
  tx: Tx,
  { files }: Touchstone,
  log: Log,
  { yaml }: CommandOf<"AddOverlay">,
): Promise<Adding> {
  const checked = checkOverlay(yaml);
  const digest = checked.ok ? digestOfOverlay(checked.value, sha256Text) : null;
  const offered: OfferedOverlay = { yaml, checked, digest, file: sha256Text(yaml) };
  const { versions } = await lifeOf(tx, log, null);
  const version = checked.ok ? versions.get(checked.value.version) : undefined;
  if (!version) return { offered, versions, standard: null, present: [] };
  await files.put(Buffer.from(yaml));
  const present = (await overlaysOf(tx, log, version.version)).map((overlay) => overlay.digest);
  return { offered, versions, present, standard: await readStandard(files, version.file) };
}
