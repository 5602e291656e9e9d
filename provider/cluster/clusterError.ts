/** A call to an API server that has failed, in words for whoever runs `pulumi`. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";

  private constructor(
    message: string,
    /** Undefined when there was no answer. */
    readonly status: number | undefined,
    /** Whether the cluster does not know ImageCache objects at all. */
    readonly isUnknownKind: boolean,
    cause: unknown,
  ) {
    super(message, { cause });
  }

  static from(error: unknown, server: string): ClusterError {
    const { code, body } = error as { code?: unknown; body?: unknown };
    if (typeof code !== "number") {
      return new ClusterError(
        `The cluster at ${server} gives no answer: ${causeOf(error)}.`,
        undefined,
        false,
        error,
      );
    }
    const told = messageOf(body);
    // An object that is missing has a Status of its own; a missing kind gets a plain "404 page not found".
    const isUnknownKind = code === 404 && !told.includes("imagecaches.eci.alibabacloud.com");
    const advice = isUnknownKind
      ? " It knows no ImageCache objects: install the virtual node, or set installCrd."
      : (adviceOf[code] ?? "");
    return new ClusterError(
      `The cluster at ${server} answers ${code}: ${told.replace(/\.$/, "")}.${advice}`,
      code,
      isUnknownKind,
      error,
    );
  }

  /** Whether the object that the call is about is not, or no longer, there. */
  get isGone(): boolean {
    return this.status === 404 && !this.isUnknownKind;
  }

  /** Whether the same call may succeed a little later. */
  get isPassing(): boolean {
    return this.status === undefined || this.status === 429 || this.status >= 500;
  }
}

const adviceOf: Readonly<Record<number, string>> = {
  401: " Check the credentials in kubeconfig, and that they have not expired.",
  403: " Grant get, create and delete on imagecaches.eci.alibabacloud.com to whoever the kubeconfig belongs to.",
};

function messageOf(body: unknown): string {
  if (typeof body !== "string") return textOf(body) ?? "no message";
  try {
    return textOf(JSON.parse(body)) ?? body.trim();
  } catch {
    return body.trim();
  }
}

function textOf(body: unknown): string | undefined {
  const message = (body as { message?: unknown } | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.replace(/\.$/, "");
}
