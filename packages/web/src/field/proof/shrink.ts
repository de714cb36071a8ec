/** What a photo may weigh once it is shrunk. */
const MOST_BYTES = 300_000;
const SIDES = [1600, 1280, 1024, 800] as const;
const QUALITIES = [0.82, 0.7, 0.55] as const;

/** A file that can be handed in. */
export interface Shrunk {
  readonly mediaType: string;
  readonly bytes: ArrayBuffer;
}

/** Kinds that are taken as they are, beside photos. */
const DOCUMENTS = new Set(["application/pdf", "text/plain", "text/csv"]);
const MOST_DOCUMENT_BYTES = 10_000_000;

/** Why a file can't be handed in. */
export type NotTaken = "kind" | "too-large" | "unreadable";

/**
 * Makes a photo small enough for a weak line, the right way up, without what its camera wrote beside it; a document stays
 * as it is.
 */
export async function shrink(file: File): Promise<Shrunk | NotTaken> {
  if (DOCUMENTS.has(file.type))
    return file.size > MOST_DOCUMENT_BYTES ? "too-large" : { mediaType: file.type, bytes: await file.arrayBuffer() };
  if (!file.type.startsWith("image/") || file.type === "image/svg+xml") return "kind";
  const picture = await decoded(file);
  if (picture === null) return "unreadable";
  let smallest: Blob | null = null;
  for (const side of SIDES)
    for (const quality of QUALITIES) {
      const blob = await drawn(picture, side, quality);
      if (blob === null) return "unreadable";
      if (smallest === null || blob.size < smallest.size) smallest = blob;
      if (blob.size <= MOST_BYTES) return { mediaType: "image/jpeg", bytes: await blob.arrayBuffer() };
    }
  return smallest === null || smallest.size > 2 * MOST_BYTES
    ? "too-large"
    : { mediaType: "image/jpeg", bytes: await smallest.arrayBuffer() };
}

/** The picture the right way up; browsers turn what an `img` shows as the camera says. */
async function decoded(file: File): Promise<HTMLImageElement | null> {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  try {
    await new Promise<void>((shown, failed) => {
      picture.onload = () => shown();
      picture.onerror = () => failed(new Error("no picture"));
      picture.src = address;
    });
    return picture;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawn(picture: HTMLImageElement, side: number, quality: number): Promise<Blob | null> {
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.min(1, side / Math.max(naturalWidth, naturalHeight, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const pen = canvas.getContext("2d");
  if (pen === null) return Promise.resolve(null);
  pen.fillStyle = "#fff"; // what is clear in a drawing is not black in a JPEG
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((made) => canvas.toBlob(made, "image/jpeg", quality));
}
