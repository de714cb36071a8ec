/** What is used of the package, which brings no types of its own. */
declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat?: "woff2" | "woff" | "truetype" | "sfnt";
    readonly noHinting?: boolean;
  }
  export default function subsetFont(font: Uint8Array, letters: string, options?: SubsetOptions): Promise<Uint8Array>;
}
