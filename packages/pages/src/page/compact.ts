/**
 * The same HTML in fewer bytes: end tags that HTML lets one leave out, quotes around plain
 * attribute values, apostrophes as they are. Only for what React wrote: there every < and " of a text is escaped, so that
 * nothing but markup can match.
 */
export function compact(html: string): string {
  return html
    .replace(/<\/(?:td|th|tr|li|dt|dd|tbody|thead)>/g, "")
    .replaceAll("&#x27;", "'")
    .replace(/( [a-zA-Z-]+)="([\w.#%-]+)"(?=[ >])/g, "$1=$2");
}
