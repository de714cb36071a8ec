/** Why a file is not taken, in words for whoever handed it in. */
export class FileFault extends Error {
  override readonly name = "FileFault";
}
