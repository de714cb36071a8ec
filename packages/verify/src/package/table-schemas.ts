/** How bundles of version 0 describe the columns of their tables: SHA-256 of the schema in canonical JSON, by path. */
export const TABLE_SCHEMAS: Readonly<Record<string, string>> = {};
