import "./fonts.css";
import "../tokens.css";
import "../base.css";
import "./field.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { languageOf } from "../words/languages.ts";
import { App } from "./shell/app.tsx";
import { installWorker } from "./shell/worker.ts";
import { loadWords } from "./words/load-words.ts";

const language = languageOf(location.pathname);
document.documentElement.lang = language;
const place = document.getElementById("app");
if (!place) throw new Error("main: got a page without #app");
void loadWords(language).then(() => {
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <App />
    </I18nProvider>,
  );
  installWorker(language);
});
