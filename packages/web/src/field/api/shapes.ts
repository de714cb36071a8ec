import type { components } from "@touchstone/client";

type Schemas = components["schemas"];

/** What the service says, by the names that its description has for it. */
export type ApplicationRow = Schemas["ApplicationRow"];
export type ApplicationView = Schemas["ApplicationView"];
export type CycleView = Schemas["CycleView"];
export type FormView = Schemas["FormView"];
export type Preview = Schemas["Preview"];
export type Question = Schemas["Question"];
export type Remark = Schemas["Remark"];
export type StageDeadline = Schemas["StageDeadline"];
export type TextMap = Schemas["TextMap"];
export type UnitLabel = Schemas["UnitLabel"];
export type Text = Schemas["LanguageText"];
