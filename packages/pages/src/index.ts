/**
 * Pages that anyone can read: pure, hook-free TSX that the command line, the server and the web
 * render alike. What a page shows comes in as data, the day and the fonts too; nothing is fetched
 * and nothing is looked up. `report/` draws the report of a scored table, `words/` has what pages
 * say in each language, `charts/` and `marks/` the drawings, `page/` the document around them.
 * Start with `report/report.tsx`.
 */
export { IntervalBar, placeOn } from "./charts/bars.tsx";
export { type CutFont, cutFonts } from "./fonts/cut-fonts.ts";
export { bytesOfFace, WEB_FACES, type WebFace } from "./fonts/web-faces.ts";
export { GradeMark, GradeMarks, streaksOf } from "./marks/grade-mark.tsx";
export { lettersOf } from "./page/letters.ts";
export { type Face, pageOf, type Sha256Base64 } from "./page/page.ts";
export * from "./public/index.ts";
export { type Drawn, drawReport } from "./report/report.tsx";
export type { Explained, Provenance, ReportInput } from "./report/report-input.ts";
export * from "./sign-in/index.ts";
export { shownDay, shownMinute } from "./text/days.ts";
export { NONE, shownAmount, shownCount, shownGap, shownPercent, shownScore, shownShare } from "./text/figures.ts";
