/** The clock of a place. */
export interface Clock {
  /** IANA name of its time zone */
  readonly zone: string;
  /** an instant by it, to the minute, such as `2026-03-01T14:05` */
  readonly at: (instant: string) => string;
}
