/** What a phone shows of the form once it is installed: its name in the language of its page, and where it begins. */
export function fieldManifest(lang: string): object {
  const scope = `/${lang}/field/`;
  return {
    id: scope,
    name: NAMES[lang] ?? NAMES.en,
    short_name: "Touchstone",
    lang,
    start_url: scope,
    scope,
    display: "standalone",
    background_color: "#faf8f3",
    theme_color: "#1d2227",
    icons: [
      { src: "/field-assets/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/field-assets/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/field-assets/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}

const NAMES: Readonly<Record<string, string>> = {
  en: "Touchstone: answers and proofs",
  "zh-Hans": "Touchstone：回答与证明",
  bo: "Touchstone ལན་དང་ར་སྤྲོད།",
};
