/**
 * The pages of signing in: whole documents that work without a script, but for passkeys. `draw.tsx` has one function a
 * page, `slip-sheet.tsx` the slips on paper, `words/` what they say, `script.ts` the one script.
 */
export { drawChoose, drawCode, drawLink, drawMe, drawSignIn, drawSlip } from "./draw.tsx";
export type { SignInAround } from "./form.tsx";
export type { MeInput } from "./me-input.ts";
export { signInScript } from "./script.ts";
export type { SignInInput } from "./sign-in-page.tsx";
export { type PrintedSlip, sheetEnd, sheetHead, sheetPlace } from "./slip-sheet.tsx";
export { signInStyle } from "./style.ts";
export type { SignInWord } from "./words/en.ts";
