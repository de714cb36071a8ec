import { formatVerifierKey } from "@touchstone/ledger";
import type { ShownLedger } from "@touchstone/pages";
import { cutOf, hasPublicBundle, type Log, latestCheckpoint, transaction } from "@touchstone/server";
import { aroundOf, type Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";

/** Downloads, checkpoints and keys, as HTML. */
export async function dataPage(desk: Desk, scene: ProgrammeScene, lang: string): Promise<string> {
  const { log, organisation, programme } = scene;
  const slug = programme.slug;
  const hasBundle = await transaction(desk.touchstone, (tx) => hasPublicBundle(tx, slug), { readOnly: true });
  return desk.pages.drawData(aroundOf(desk, scene, lang, "data", "/data"), {
    slug,
    bundleHref: hasBundle ? `/api/v1/programmes/${slug}/exports/bundle` : null,
    csvHref: `/${lang}/${slug}/register.csv`,
    ledgers: [await ledgerOf(desk, log, "programme"), await ledgerOf(desk, organisation, "organisation")],
  });
}

async function ledgerOf({ touchstone }: Desk, log: Log, of: ShownLedger["of"]): Promise<ShownLedger> {
  const { verifier } = await touchstone.keys.logKey(log);
  const { size, checkpoint } = await transaction(
    touchstone,
    async (tx) => ({ size: (await cutOf(tx, log)).size, checkpoint: await latestCheckpoint(tx, log) }),
    { readOnly: true },
  );
  return { of, size, note: checkpoint?.note ?? null, key: formatVerifierKey(verifier) };
}
