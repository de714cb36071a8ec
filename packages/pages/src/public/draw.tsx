import type { ReactElement } from "react";
import { type DataInput, DataPage } from "./data.tsx";
import { DesignationPage } from "./designation.tsx";
import type { DesignationInput, DesignationsInput, VerifyInput } from "./designation-input.ts";
import { DesignationsPage } from "./designations.tsx";
import type { Around } from "./frame.tsx";
import { markup } from "./markup.ts";
import { NoticePage } from "./notice.tsx";
import type { NoticeInput, NoticesInput, ObjectionInput } from "./notice-input.ts";
import { ObjectionPage } from "./notice-objection.tsx";
import { NoticesPage } from "./notices.tsx";
import { type ProblemInput, ProblemPage } from "./problem.tsx";
import { type ListedProgramme, ProgrammesPage } from "./programmes.tsx";
import { RegisterPage } from "./register.tsx";
import type { RegisterInput } from "./register-input.ts";
import { StandardPage } from "./standard.tsx";
import type { StandardInput } from "./standard-input.ts";
import { UnitPage } from "./unit.tsx";
import type { UnitInput } from "./unit-input.ts";
import { VerifyPage } from "./verify.tsx";

/** The public pages as HTML, each a whole document without a script or an inline style. */
export const drawProgrammes = (around: Around, programmes: readonly ListedProgramme[]): string =>
  documentOf(<ProgrammesPage around={around} programmes={programmes} />);
export const drawRegister = (around: Around, input: RegisterInput): string =>
  documentOf(<RegisterPage around={around} input={input} />);
export const drawUnit = (around: Around, input: UnitInput): string =>
  documentOf(<UnitPage around={around} input={input} />);
export const drawStandard = (around: Around, input: StandardInput): string =>
  documentOf(<StandardPage around={around} input={input} />);
export const drawData = (around: Around, input: DataInput): string =>
  documentOf(<DataPage around={around} input={input} />);
export const drawProblem = (around: Around, input: ProblemInput): string =>
  documentOf(<ProblemPage around={around} input={input} />);
export const drawNotices = (around: Around, input: NoticesInput): string =>
  documentOf(<NoticesPage around={around} input={input} />);
export const drawNotice = (around: Around, input: NoticeInput): string =>
  documentOf(<NoticePage around={around} input={input} />);
export const drawObjection = (around: Around, input: ObjectionInput): string =>
  documentOf(<ObjectionPage around={around} input={input} />);
export const drawDesignations = (around: Around, input: DesignationsInput): string =>
  documentOf(<DesignationsPage around={around} input={input} />);
export const drawDesignation = (around: Around, input: DesignationInput): string =>
  documentOf(<DesignationPage around={around} input={input} />);
export const drawVerify = (around: Around, input: VerifyInput): string =>
  documentOf(<VerifyPage around={around} input={input} />);

const documentOf = (page: ReactElement): string => `<!doctype html>${markup(page)}\n`;
