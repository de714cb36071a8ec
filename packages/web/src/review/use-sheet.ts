import { useEffect, useRef } from "react";

/**
 * Where the rating lies in front of the evidence, as a sheet: the keyboard goes into it as it opens, and Escape closes it.
 * Where it stands beside the evidence it does nothing.
 * @param onClose gives the page back; the keyboard goes to what opens the sheet
 */
export function useSheet(isOpen: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const sheet = document.querySelector<HTMLElement>(".workbench .pane.rating");
    if (!isOpen || sheet === null || getComputedStyle(sheet).position !== "absolute") return undefined;
    sheet.focus();
    const listen = ({ key }: KeyboardEvent): void => {
      if (key !== "Escape" || document.querySelector("dialog[open]") !== null) return;
      close.current();
      document.querySelector<HTMLElement>(".workbench .foot .step")?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOpen]);
}
