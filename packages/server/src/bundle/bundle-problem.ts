/** Why there is no bundle: expected, in words for whoever asked for it. Nothing has been written. */
export class BundleProblem extends Error {
  override readonly name = "BundleProblem";
}

/** There is nothing of what was asked for: no such programme, or no such assessment. Its words are for anybody. */
export class NothingToBundle extends BundleProblem {}
