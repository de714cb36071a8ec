/** Media type of a proof that is a link (docs/evidence.md). */
export declare const LINK_TYPE = "application/vnd.touchstone.link+json";
/** What a link says: where it leads, what that is called, what it shows, and the language of both. */
export interface Link {
    readonly url: string;
    readonly title: string;
    readonly shows: string;
    readonly lang: string;
}
/** A link as somebody types it. */
export type TypedLink = Omit<Link, "lang">;
/** What is wrong with a link that was typed, and where. */
export interface LinkFault {
    readonly at: keyof TypedLink;
    readonly is: "empty" | "https" | "login" | "host" | "hidden" | "long";
}
/** How many characters each may have. */
export declare const MOST_CHARACTERS: {
    readonly url: 2000;
    readonly title: 200;
    readonly shows: 1000;
};
/**
 * The link as it is handed in, its address written as browsers write it; or the first thing that is wrong. The service looks
 * at it again: this is to tell at once, without a line, whoever types it.
 */
export declare function linkOf(typed: TypedLink, lang: string): Link | LinkFault;
/** The bytes that are handed in. */
export declare function linkBytes({ lang, shows, title, url }: Link): ArrayBuffer;
/** A link that was handed in; null where it is none, or none that may be followed. */
export declare function readLink(text: string): Link | null;
/** Whose site a link leads to. */
export declare const siteOf: ({ url }: Link) => string;
