import type { ReactElement } from "react";
import { type DataInput, DataPage } from "./data.tsx";
import type { Around } from "./frame.tsx";
import { markup } from "./markup.ts";
import { type ProblemInput, ProblemPage } from "./problem.tsx";
import { type ListedProgramme, ProgrammesPage } from "./programmes.tsx";
import { RegisterPage } from "./register.tsx";
import type { RegisterInput } from "./register-input.ts";
import { StandardPage } from "./standard.tsx";
import type { StandardInput } from "./standard-input.ts";
import { UnitPage } from "./unit.tsx";
import type { UnitInput } from "./unit-input.ts";

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

const documentOf = (page: ReactElement): string => `<!doctype html>${markup(page)}\n`;
