import sharp from "sharp";
import { type Random, randomOf } from "./random.ts";

const WIDTH = 960;
const HEIGHT = 640;
const WALLS = ["#dfe6dc", "#e8dfcf", "#d9e2ea", "#e9dcd6", "#e3e3d2"];
const WOODS = ["#8a6a48", "#a0764e", "#6f5840"];
const SIGNS = ["#2f6f5e", "#b5872f", "#7d4a5b", "#3f5f8a"];
const PAPER = "#fbf8ef";
const FRAME = "#c9a13b";

/** A part of a picture: a plain rectangle. */
type Part = readonly [left: number, top: number, width: number, height: number, colour: string];

/** What a picture shows. */
export type Shown = "desk" | "place";

/**
 * A picture drawn for the example, in flat colours and with a yellow frame, so that nobody takes it for a photo of a place:
 * a desk below a notice board, or a house with a bench before it. The same for the same seed. A PNG.
 */
export async function drawnPicture(shown: Shown, seed: number): Promise<Buffer> {
  const random = randomOf(seed);
  const parts = shown === "desk" ? desk(random) : place(random);
  const frame: Part[] = [
    [0, 0, WIDTH, 14, FRAME],
    [0, HEIGHT - 14, WIDTH, 14, FRAME],
    [0, 0, 14, HEIGHT, FRAME],
    [WIDTH - 14, 0, 14, HEIGHT, FRAME],
  ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: oneOf(WALLS, random) } })
    .composite(
      [...parts, ...frame].map(([left, top, width, height, background]) => ({
        input: { create: { width, height, channels: 3 as const, background } },
        left,
        top,
      })),
    )
    .png({ palette: true })
    .toBuffer();
}

/** A board with some notices, each of a heading and lines; a desk below it, with what lies on it. */
function desk(random: Random): Part[] {
  const wood = oneOf(WOODS, random);
  const n = random.whole(2, 4);
  const notices = Array.from({ length: n }, (_, at): Part[] => {
    const left = 180 + Math.round((at * 620) / n);
    const top = 120 + random.whole(0, 20);
    const lines = Array.from({ length: random.whole(3, 6) }, (_, line): Part => {
      return [left + 14, top + 52 + line * 18, random.whole(50, 96), 6, "#8d8a80"];
    });
    return [[left, top, 130, 170, PAPER], [left + 14, top + 16, 90, 20, oneOf(SIGNS, random)], ...lines];
  });
  return [
    [14, 520, WIDTH - 28, 106, "#b9ad98"],
    [150, 90, 660, 230, "#5f6f66"],
    ...notices.flat(),
    [120, 420, 720, 30, wood],
    [140, 450, 680, 120, oneOf(WOODS, random)],
    [random.whole(200, 320), 396, 120, 24, PAPER],
    [random.whole(420, 520), 350, 26, 70, oneOf(SIGNS, random)],
    [random.whole(600, 700), 386, 90, 34, "#44505a"],
  ];
}

/** A house with a door, windows and a sign, a ramp, and benches before it. */
function place(random: Random): Part[] {
  const left = random.whole(160, 300);
  const windows = Array.from(
    { length: random.whole(2, 4) },
    (_, at): Part => [left + 40 + at * 110, 270, 64, 78, "#b7d0db"],
  );
  const benches = Array.from({ length: random.whole(1, 3) }, (_, at): Part[] => [
    [80 + at * 290, 560, 150, 14, oneOf(WOODS, random)],
    [96 + at * 290, 574, 12, 34, "#4a4036"],
    [202 + at * 290, 574, 12, 34, "#4a4036"],
  ]);
  return [
    [14, 14, WIDTH - 28, 490, "#cfe0ea"],
    [14, 500, WIDTH - 28, 126, "#a9b58b"],
    [left - 24, 190, 560, 34, oneOf(SIGNS, random)],
    [left, 224, 512, 286, oneOf(WALLS, random)],
    ...windows,
    [left + 400, 370, 74, 140, oneOf(WOODS, random)],
    [left + 360, 320, 150, 36, PAPER],
    [left + 300, 500, 180, 10, "#8f8b83"],
    ...benches.flat(),
  ];
}

/** One of some things; of none, there is none to draw. */
const oneOf = (things: readonly string[], random: Random): string => things[random.whole(0, things.length - 1)] ?? "";
