/**
 * The public pages: whole documents, without a script, from data that comes in. `draw.tsx` has one function a page,
 * `frame.tsx` what lies around each, `words/` what they say in each language, `style.ts` their sheet.
 */
export type { DataInput, ShownLedger } from "./data.tsx";
export type { DesignationInput, DesignationsInput, ShownDesignation, VerifyInput } from "./designation-input.ts";
export {
  drawData,
  drawDesignation,
  drawDesignations,
  drawNotice,
  drawNotices,
  drawObjection,
  drawProblem,
  drawProgrammes,
  drawRegister,
  drawStandard,
  drawUnit,
  drawVerify,
} from "./draw.tsx";
export type { Around } from "./frame.tsx";
export type { NoticeInput, NoticesInput, ObjectionFault, ObjectionForm, ShownNotice } from "./notice-input.ts";
export type { Page } from "./pager.tsx";
export type { ProblemInput } from "./problem.tsx";
export type { ListedProgramme } from "./programmes.tsx";
export type { RegionCount } from "./region-map.tsx";
export type { RegisterAsked, RegisterInput, RegisterRow } from "./register-input.ts";
export type { ShownObjection, ShownVersion, StandardInput } from "./standard-input.ts";
export { publicStyle } from "./style.ts";
export type { CriterionScore, LineageLine, NameSpan, PastResult, ScoreInterval, UnitInput } from "./unit-input.ts";
export type { Named } from "./view.tsx";
export { PAGE_LANGUAGES } from "./words/wordings.ts";
