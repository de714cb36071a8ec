/**
 * Where a page goes on to after signing in: only to one of our own, so that no link of somebody else's ends elsewhere.
 * null: what was given is no such path.
 */
export function ownPath(given: string | undefined, publicUrl: string): string | null {
  if (given === undefined || given.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return null;
  if (given.includes("\\") || !URL.canParse(given, publicUrl)) return null;
  const url = new URL(given, publicUrl);
  return url.origin === new URL(publicUrl).origin && !url.pathname.startsWith("//")
    ? `${url.pathname}${url.search}`
    : null;
}
