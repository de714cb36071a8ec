import type { FieldDatabase } from "./database.ts";

/** What was read of the service, and when; null: it never was. */
export interface Read<T> {
  readonly value: T;
  readonly at: string;
}

export async function readKept<T>(db: FieldDatabase, key: string): Promise<Read<T> | null> {
  const found = await db.kept.get(key);
  return found ? { value: found.value as T, at: found.at } : null; // a key always holds the same kind of thing
}

export async function keep(db: FieldDatabase, key: string, value: unknown): Promise<void> {
  await db.kept.put({ key, value, at: new Date().toISOString() });
}

export const homeKey = "home";
export const formKey = (applicationId: string): string => `form/${applicationId}`;
export const applicationKey = (applicationId: string): string => `application/${applicationId}`;
