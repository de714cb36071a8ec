import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { compact } from "../page/compact.ts";
import { ChoosePage, LinkPage, SlipPage } from "./first-page.tsx";
import type { SignInAround } from "./form.tsx";
import type { MeInput } from "./me-input.ts";
import { MePage } from "./me-page.tsx";
import { CodePage, type SignInInput, SignInPage } from "./sign-in-page.tsx";

/** The pages of signing in as HTML, each a whole document without an inline script or style. */
export const drawSignIn = (around: SignInAround, input: SignInInput): string =>
  documentOf(<SignInPage around={around} input={input} />);
export const drawCode = (around: SignInAround, next: string | null): string =>
  documentOf(<CodePage around={around} next={next} />);
export const drawSlip = (around: SignInAround, code: string): string =>
  documentOf(<SlipPage around={around} code={code} />);
export const drawLink = (around: SignInAround): string => documentOf(<LinkPage around={around} />);
export const drawChoose = (around: SignInAround, name: string): string =>
  documentOf(<ChoosePage around={around} name={name} />);
export const drawMe = (around: SignInAround, input: MeInput): string =>
  documentOf(<MePage around={around} input={input} />);

const documentOf = (page: ReactElement): string => `<!doctype html>${compact(renderToStaticMarkup(page))}\n`;
