import { LINK_TYPE } from "../../proof-link/link.ts";
import type { Question } from "../api/shapes.ts";

type Kind = NonNullable<Question["proofAsked"]>["of"][number];

/** The kinds of proof that a file is, as the service counts them: a film and a recording are shown by a link. */
function kindsOf(mediaType: string): readonly Kind[] {
  if (mediaType === LINK_TYPE) return ["link", "video", "audio"];
  if (mediaType.startsWith("image/")) return ["photo", "document"];
  return mediaType === "text/csv" ? ["table", "document"] : ["document"];
}

/** Whether a proof is of a kind that is asked for. @param of empty: any kind is */
export const fits = ({ mediaType }: { readonly mediaType: string }, of: readonly Kind[]): boolean =>
  of.length === 0 || kindsOf(mediaType).some((kind) => of.includes(kind));

/** Whether a link is of a kind that is asked for by name. */
export const asksLink = (of: readonly Kind[]): boolean => of.length > 0 && fits({ mediaType: LINK_TYPE }, of);
