/** A proxy that does not pass a request on. */
export class ProxyFailure extends Error {
  override readonly name = "ProxyFailure";

  constructor(
    readonly reason: string,
    /** Whether the proxy has answered that it will not: then no repetition helps. */
    readonly isRefusal: boolean,
  ) {
    super(reason);
  }
}
