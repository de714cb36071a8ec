/** A text in one language, with where it comes from. */
export interface Text {
  readonly text: string;
  /** BCP 47 */
  readonly lang: string;
  readonly origin: "source" | "human" | "machine";
  /** whether somebody has read a translation over; null for a source */
  readonly review: "reviewed" | "unreviewed" | null;
}
