import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./shell/shell.css";
import "./states/states.css";
import "./parts/parts.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ApiProblem } from "@touchstone/client";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/client.ts";
import { router } from "./router.tsx";
import { languageOf } from "./words/languages.ts";
import { loadWords } from "./words/load-words.ts";

const language = languageOf(location.pathname);
document.documentElement.lang = language;
await loadWords(language);
const place = document.getElementById("app");
if (!place) throw new Error("main: got a page without #app");
const shownByPages = (error: unknown): boolean => error instanceof ApiProblem;
createRoot(place, {
  onCaughtError: (error) => {
    if (!shownByPages(error)) console.error(error);
  },
}).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
