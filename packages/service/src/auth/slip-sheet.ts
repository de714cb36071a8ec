import QRCode from "qrcode";
import { assetsOf } from "../public/assets.ts";
import { loadPages } from "../public/pages.ts";
import { signInAssets } from "./pages/sign-in-assets.ts";
import type { NamedSlip, NoSlip } from "./unit-slips.ts";

interface Sheet {
  readonly language: string;
  readonly publicUrl: string;
}

/** A page of slips to print, piece by piece: a place is sent as soon as its last slip is there. */
export async function* slipSheet(
  slips: AsyncIterable<NamedSlip | NoSlip>,
  { language, publicUrl }: Sheet,
): AsyncGenerator<string> {
  const pages = await loadPages();
  const { stylesheet } = signInAssets(pages, await assetsOf(pages));
  yield pages.sheetHead(language, `${publicUrl}${stylesheet}`);
  const inUse: string[] = [];
  const refused: string[] = [];
  let waiting: NamedSlip[] = [];
  const printed = async (): Promise<string> => {
    const place = waiting[0]?.place ?? null;
    const cards = await Promise.all(waiting.map((slip) => cardOf(slip, { language, publicUrl })));
    waiting = [];
    return pages.sheetPlace(language, place, cards);
  };
  for await (const slip of slips) {
    if (!slip.ok) {
      (slip.why === "in-use" ? inUse : refused).push(slip.code);
      continue;
    }
    if (waiting.length === MOST_AT_ONCE || (waiting.length > 0 && waiting[0]?.place !== slip.place))
      yield await printed();
    waiting.push(slip);
  }
  if (waiting.length > 0) yield await printed();
  yield pages.sheetEnd(language, inUse, refused);
}

/** How many are kept in mind before they are sent, however many lie in one place. */
const MOST_AT_ONCE = 200;

async function cardOf({ name, account, code, slip, expiresAt }: NamedSlip, { language, publicUrl }: Sheet) {
  const address = `${publicUrl}/${language}/sign-in/slip`;
  // behind #, so that it stands in no log
  const qr = await qrImage(`${address}#${new URLSearchParams({ code, slip }).toString()}`);
  return { name, account, code, slip, address, qr, until: expiresAt.toISOString().slice(0, 10) };
}

/** A QR code as a drawing, in an address of itself: a page's policy lets no drawing have styles of its own. */
export async function qrImage(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
