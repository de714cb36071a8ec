import { useEffect, useRef, useState } from "react";

/** Keys of a page, while nobody types into a field and no other key is held. */
export function useKeys(isOn: boolean, press: (key: string) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      latest.current(event.key.toLowerCase());
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);
}

const PLACE = "touchstone-keys";

/** Whether single keys do something, as it was last wanted on this device; at first they do. */
export function useKeysWanted(): [boolean, (isOn: boolean) => void] {
  const [isOn, set] = useState(() => {
    try {
      return localStorage.getItem(PLACE) !== "off";
    } catch {
      return true; // no storage here
    }
  });
  const want = (next: boolean): void => {
    set(next);
    try {
      localStorage.setItem(PLACE, next ? "on" : "off");
    } catch {
      // no storage: it holds as long as the page does
    }
  };
  return [isOn, want];
}
