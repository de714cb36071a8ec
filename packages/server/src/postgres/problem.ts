/** An expected failure of the database or its folder, in words: what happened, what was found, what to do. */
export class DatabaseProblem extends Error {
  override readonly name = "DatabaseProblem";
  readonly code: DatabaseProblemCode;

  constructor(code: DatabaseProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What kind of failure it is; a program decides by this, a person reads the message. */
export type DatabaseProblemCode =
  | "no-binaries"
  | "folder-closed"
  | "no-account"
  | "not-a-database"
  | "other-version"
  | "in-use"
  | "did-not-start"
  | "port-taken"
  | "did-not-stop"
  | "unsafe-settings"
  | "too-old"
  | "unreachable"
  | "disk-full"
  | "no-backup"
  | "backup-damaged"
  | "backup-newer"
  | "not-empty";
