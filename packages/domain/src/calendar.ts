/** Which days are worked: deadlines count working days of the programme. */
export interface CalendarRules {
  /** days of the week that are not worked; 1 is Monday, 7 Sunday */
  readonly weekend: readonly number[];
  /** days that differ from the week's rule */
  readonly exceptions: readonly { readonly day: string; readonly working: boolean }[];
  /** the last day up to which the exceptions are known; null: none are */
  readonly knownThrough: string | null;
}
