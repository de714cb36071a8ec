import { createHash } from "node:crypto";
import {
  type Files,
  type Intake,
  intakeOf,
  newFileKey,
  noteLoose,
  recordIntake,
  sealFile,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import type { Config } from "../config.ts";
import type { EvidenceFiles } from "./evidence-files.ts";
import { FileFault } from "./fault.ts";
import { type LookedThrough, lookThrough } from "./look-through.ts";
import { type Turns, turnsOf } from "./turns.ts";
import type { UploadPurpose, UploadStore } from "./upload-store.ts";

/** Name that a file is encrypted under, so that none can take another's place. `what`: `file`, or a side's length. */
export const placeOf = (evidenceId: string, what: "file" | number): string => `${evidenceId}/${what}`;

/** Takes in what was uploaded. */
export interface Intakes {
  /** What was found in a file of this account, looked through now if that has not been done; null: it isn't whole, or isn't there. */
  of(accountId: string, evidenceId: string): Promise<Intake | null>;
  /** one at a time: what puts files into the store or erases them */
  readonly turns: Turns;
}

const MOST_LOOKED_THROUGH = 2; // pictures unpack to some hundred megabytes

export function openIntakes(
  touchstone: Touchstone,
  config: Pick<Config, "evidence" | "clamd">,
  { uploads, filesOf }: { readonly uploads: UploadStore; readonly filesOf: EvidenceFiles },
): Intakes {
  const turns = turnsOf(1);
  const looking = turnsOf(MOST_LOOKED_THROUGH);
  const underWay = new Map<string, Promise<Intake | null>>();
  const known = async (accountId: string, evidenceId: string): Promise<Intake | null> => {
    const found = await transaction(touchstone, (tx) => intakeOf(tx, touchstone.keys, evidenceId), { readOnly: true });
    return found?.accountId === accountId ? found : null;
  };
  const takeIn = async (accountId: string, evidenceId: string): Promise<Intake | null> => {
    const before = await known(accountId, evidenceId);
    if (before) {
      await uploads.remove(accountId, evidenceId); // who recorded it may have been killed before that
      return before;
    }
    const state = await uploads.stateOf(accountId, evidenceId);
    if (state === null || state.offset !== state.length) return null;
    const { logId, said } = state.purpose;
    const bytes = await uploads.read(accountId, evidenceId);
    const found = await lookThrough(bytes, said, config).catch((error: unknown) => {
      if (error instanceof FileFault) return error;
      throw error;
    });
    const about = { evidenceId, accountId, logId };
    return turns.take(async () => {
      const intake = await recordTaken(touchstone, filesOf(logId), { ...about, ...state.purpose }, found);
      await uploads.remove(accountId, evidenceId);
      return intake;
    });
  };
  return {
    turns,
    of: async (accountId, evidenceId) => {
      const name = `${accountId}/${evidenceId}`;
      const same = underWay.get(name);
      if (same) return same;
      const taking = looking.take(() => takeIn(accountId, evidenceId)).finally(() => underWay.delete(name));
      underWay.set(name, taking);
      return taking;
    },
  };
}

/** Keeps what came out of a file, and records what was found in it. Nobody else may put files there or erase them meanwhile. */
export async function recordTaken(
  touchstone: Touchstone,
  files: Files,
  {
    evidenceId,
    accountId,
    logId,
    visibility,
  }: Pick<Intake, "evidenceId" | "accountId" | "logId"> & Pick<UploadPurpose, "visibility">,
  found: LookedThrough | FileFault,
): Promise<Intake> {
  const about = { evidenceId, accountId, logId };
  const intake: Intake =
    found instanceof FileFault
      ? { ...about, fault: found.message, file: null, secret: null }
      : { ...about, fault: null, ...(await kept(touchstone, files, about, visibility, found)) };
  await transaction(touchstone, (tx) => recordIntake(tx, touchstone.keys, intake, touchstone.now()));
  return intake;
}

/** Puts the files into the store, encrypted unless they are public; that they are loose until they are recorded is said before. */
async function kept(
  touchstone: Touchstone,
  files: Files,
  { evidenceId, logId }: Pick<Intake, "evidenceId" | "logId">,
  visibility: UploadPurpose["visibility"],
  { kind, bytes, thumbnails }: LookedThrough,
): Promise<Pick<Intake, "file" | "secret">> {
  const key = visibility === "public" ? null : newFileKey();
  const sealed = (what: "file" | number, plain: Buffer): Buffer =>
    key ? sealFile(key, placeOf(evidenceId, what), plain) : plain;
  const whole = sealed("file", bytes);
  const smaller = thumbnails.map(({ side, bytes: picture }) => ({ side, bytes: sealed(side, picture) }));
  const all = [whole, ...smaller.map((one) => one.bytes)];
  await transaction(touchstone, (tx) => noteLoose(tx, logId, all.map(digestOf), touchstone.now()));
  for (const one of all) await files.put(one);
  return {
    file: {
      digest: digestOf(whole),
      mediaType: kind,
      bytes: bytes.length,
      visibility,
      thumbnails: smaller.map((one) => ({ side: one.side, digest: digestOf(one.bytes) })),
    },
    secret: key && { key: key.toString("hex"), plainDigest: digestOf(bytes) },
  };
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
