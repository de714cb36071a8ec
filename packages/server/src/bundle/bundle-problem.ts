/** Why there is no bundle: expected, in words for whoever asked for it. Nothing has been written. */
export class BundleProblem extends Error {
  override readonly name = "BundleProblem";
}
