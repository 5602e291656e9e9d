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
    const status = statusOf(body);
    const told = status.message ?? "no message";
    // Only for an object that is missing does the answer name one.
    const isUnknownKind = code === 404 && status.details?.name === undefined;
    const advice = isUnknownKind
      ? " It knows no ImageCache objects: install the virtual node, or set installCrd."
      : adviceOf(code, status.details?.kind);
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

/** A virtual node deals with other kinds too, of which the answer itself says what is missing. */
function adviceOf(code: number, kind = "imagecaches"): string {
  if (code === 401) return " Check the credentials in kubeconfig, and that they have not expired.";
  if (code !== 403) return "";
  const what = kind === "imagecaches" ? "get, create and delete on imagecaches.eci.alibabacloud.com" : "it";
  return ` Grant ${what} to whoever the kubeconfig belongs to.`;
}

interface Status {
  message?: string;
  details?: { name?: string; kind?: string };
}

/** What stands in an answer: an object of the kind Status, or the plain text of something in between. */
function statusOf(body: unknown): Status {
  if (typeof body !== "string") return (body as Status | undefined) ?? {};
  try {
    return JSON.parse(body) as Status;
  } catch {
    return { message: body.trim() };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.replace(/\.$/, "");
}
