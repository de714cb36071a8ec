import { useEffect, useRef } from "react";

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
