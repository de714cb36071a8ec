import { Metadata } from "@tus/server";
import { idsUnder } from "../http/made-ids.ts";
import type { Principal } from "../http/principal.ts";
import { ProblemError } from "../http/problem.ts";
import type { Service } from "../service.ts";
import type { Intakes } from "./intake.ts";
import { purposeOf } from "./upload-purpose.ts";
import type { UploadStore } from "./upload-store.ts";

/** Id of the upload that an account begins under a key: the same one however often it does. */
export const uploadIdUnder = (accountId: string, key: string): string => idsUnder(["upload", accountId, key])();

/**
 * How much has arrived of an upload that was begun under this id already; null: there is none, or it was given up. One that
 * was taken in meanwhile is there, whole.
 * @throws {ProblemError} conflict, where another file is begun than the one before
 */
export async function begunBefore(
  { touchstone }: Pick<Service, "touchstone">,
  { uploads, intakes }: { readonly uploads: UploadStore; readonly intakes: Intakes },
  { principal, evidenceId, headers }: Begun,
): Promise<number | null> {
  const { accountId } = principal;
  const state = await uploads.stateOf(accountId, evidenceId);
  const length = headers.get("upload-length");
  if (state) {
    const purpose = await purposeOf(touchstone, principal, metadataIn(headers));
    const isSame =
      String(state.length ?? "") === (length ?? "") &&
      purpose.logId === state.purpose.logId &&
      purpose.visibility === state.purpose.visibility &&
      purpose.said === state.purpose.said;
    if (!isSame) throw new ProblemError("conflict", "Another file was begun under this key: take a new one.");
    return state.offset;
  }
  const intake = await intakes.of(accountId, evidenceId);
  return intake ? Number(length ?? 0) : null;
}

interface Begun {
  readonly principal: Principal;
  readonly evidenceId: string;
  readonly headers: Headers;
}

function metadataIn(headers: Headers): ReturnType<typeof Metadata.parse> {
  try {
    return Metadata.parse(headers.get("upload-metadata") ?? "");
  } catch {
    throw new ProblemError("invalid-request", "Upload-Metadata can't be read.");
  }
}
