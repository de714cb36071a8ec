import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Visibility } from "@touchstone/domain";
import { FileStore } from "@tus/file-store";

/** What an upload was begun for. */
export interface UploadPurpose {
  /** the organisation whose evidence it may become */
  readonly logId: string;
  readonly visibility: Visibility;
  /** media type that whoever sends it gives; null: none */
  readonly said: string | null;
}

/** An upload as far as it has come. */
interface UploadState {
  readonly offset: number;
  /** null: not said yet */
  readonly length: number | null;
  readonly purpose: UploadPurpose;
}

/** Files under way in a folder of each account, so that nobody can as much as name another's. */
export interface UploadStore {
  readonly tus: FileStore;
  /** null where there is none of this account */
  stateOf(accountId: string, id: string): Promise<UploadState | null>;
  read(accountId: string, id: string): Promise<Buffer>;
  remove(accountId: string, id: string): Promise<void>;
  /** how many an account has */
  count(accountId: string): Promise<number>;
  /** Removes what nobody has added to since an instant. @returns how many */
  sweep(before: Date): Promise<number>;
}

/** @param folder of this alone; made if it is not there */
export async function openUploads(folder: string, uploadMs: number): Promise<UploadStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tus = new FileStore({ directory: folder, expirationPeriodInMilliseconds: uploadMs });
  const nameOf = (accountId: string, id: string): string => `${accountId}/${id}`;
  const remove = async (name: string): Promise<void> => {
    await rm(join(folder, `${name}.json`), { force: true }); // first: without it the file is nobody's
    await rm(join(folder, name), { force: true });
  };
  const inFolder = (accountId: string): Promise<string[]> => readdir(join(folder, accountId)).catch(() => []);
  return {
    tus,
    stateOf: async (accountId, id) => {
      const upload = await tus.getUpload(nameOf(accountId, id)).catch(() => null);
      const purpose = upload && purposeIn(upload.metadata);
      return purpose && { offset: upload.offset, length: upload.size ?? null, purpose };
    },
    read: (accountId, id) => readFile(join(folder, nameOf(accountId, id))),
    remove: (accountId, id) => remove(nameOf(accountId, id)),
    count: async (accountId) => (await inFolder(accountId)).filter((name) => name.endsWith(".json")).length,
    sweep: async (before) => {
      let n = 0;
      for (const accountId of await readdir(folder))
        for (const name of await inFolder(accountId)) {
          if (name.endsWith(".json") && (await inFolder(accountId)).includes(name.slice(0, -5))) continue;
          const found = await stat(join(folder, accountId, name)).catch(() => null);
          if (found === null || found.mtime >= before) continue;
          await remove(nameOf(accountId, name.replace(/\.json$/, "")));
          n++;
        }
      return n;
    },
  };
}

/** The purpose as it is kept beside the file. */
export const metadataOf = ({ logId, visibility, said }: UploadPurpose): Record<string, string | null> => ({
  logId,
  visibility,
  filetype: said,
});

function purposeIn(metadata: Record<string, string | null> | undefined): UploadPurpose | null {
  const { logId, visibility, filetype = null } = metadata ?? {};
  return logId && visibility ? { logId, visibility: visibility as Visibility, said: filetype } : null; // as `metadataOf` wrote it
}
