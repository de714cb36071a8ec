/**
 * What the pages of a round are made of: shapes of answers alone, by who looks at them. What a view leaves out for who
 * asks, its reader has left out (packages/server/src/procedure/read).
 */
export { applicationRow, applicationView, candidate, decisionRow, regions } from "./application-views.ts";
export { cycleOverview, cycleView, interests } from "./cycle-views.ts";
export { enrolledGlance, enrolledUnit } from "./enrolled-views.ts";
export { formView } from "./form-views.ts";
export { inbox } from "./inbox-views.ts";
export { designationRow, designationView, noticeRow, noticeView, objectionView } from "./public-views.ts";
export { assignmentRow, reviewView } from "./review-views.ts";
