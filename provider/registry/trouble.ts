/**
 * Why a look-up tells nothing of an image. None of these is the image's fault.
 * - `late`: the time for look-ups was up before it was asked.
 */
export type TroubleCause =
  | "silent"
  | "unreachable"
  | "certificate"
  | "limited"
  | "server"
  | "senseless"
  | "proxy"
  | "late";

/** A registry that gives no usable answer. Its message names neither a login nor a query. */
export class RegistryTrouble extends Error {
  override readonly name = "RegistryTrouble";

  constructor(
    readonly kind: TroubleCause,
    message: string,
  ) {
    super(message);
  }
}

/** A registry, or the token server that it names, that does not let in who asks. */
export class RegistryRefusal extends Error {
  override readonly name = "RegistryRefusal";

  constructor(
    message: string,
    /** The host of the token server that the registry names, where it names one. */
    readonly tokenHost?: string,
  ) {
    super(message);
  }
}
