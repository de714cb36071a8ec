/** Ends a command with a message instead of a result; nothing has been written. */
export class Stop extends Error {
  /** 1: a problem in the input; 2: wrong usage */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
