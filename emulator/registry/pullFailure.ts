/** A pull that fails, in the words of containerd. */
export class PullFailure extends Error {
  override readonly name = "PullFailure";

  constructor(
    message: string,
    /** Nothing answers: it would be tried for as long as the build may pull. */
    readonly hangs = false,
  ) {
    super(message);
  }
}
