import { type ReactNode, useEffect, useRef } from "react";
import { useRoute } from "../shell/route.ts";
import { ApplicationPage } from "./application-page.tsx";
import { ApplyPage } from "./apply-page.tsx";
import { HandInPage } from "./hand-in-page.tsx";
import { HomePage } from "./home-page.tsx";
import { QuestionPage } from "./question-page.tsx";
import { UnsentPage } from "./unsent-page.tsx";

/** The page of the address; who uses a keyboard or a reader is at its head when it changes. */
export function Pages(): ReactNode {
  const route = useRoute();
  const key = JSON.stringify(route);
  const first = useRef(key);
  useEffect(() => {
    if (first.current === key) return;
    first.current = "";
    document.getElementById("main")?.focus();
  }, [key]);
  switch (route.page) {
    case "home":
      return <HomePage />;
    case "unsent":
      return <UnsentPage />;
    case "apply":
      return <ApplyPage key={key} {...route} />;
    case "application":
      return <ApplicationPage key={key} {...route} />;
    case "hand-in":
      return <HandInPage key={key} {...route} />;
    case "question":
      return <QuestionPage key={key} {...route} />;
    default:
      return route satisfies never;
  }
}
