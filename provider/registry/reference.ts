import { parseFamiliarName, parseQualifiedName } from "@swimlane/docker-reference";

/** A reference to an image as the reference implementation reads it, with what Docker's short forms leave out. */
export interface ImageReference {
  /** `host[:port]`; that of Docker's own registry is `docker.io`. */
  host: string;
  repository: string;
  tag: string | undefined;
  digest: string | undefined;
}

/** Throws for what no registry can hold. A digest wins over a tag beside it; neither means `latest`. */
export function parseReference(text: string): ImageReference {
  const { host, rest } = strangeHost(text);
  const parsed = parseFamiliarName(host === undefined ? text : `host.invalid/${rest}`, parseQualifiedName);
  const { domain = "", repository = "", tag, digest } = parsed;
  return {
    host: host ?? domain,
    repository,
    tag: tag ?? (digest === undefined ? "latest" : undefined),
    digest,
  };
}

/** The library refuses hosts that are an IPv6 address, or a bare name with a capital letter, which the reference implementation takes. */
function strangeHost(text: string): { host?: string; rest?: string } {
  const [, host, rest] =
    /^(\[[0-9a-fA-F:.]+\](?::\d+)?|(?=[^/.:@]*[A-Z])[A-Za-z0-9-]+)\/(.+)$/s.exec(text) ?? [];
  return host === undefined || rest === undefined ? {} : { host, rest };
}

/** What the registry's API calls it by. */
export function wantedOf({ tag, digest }: ImageReference): string {
  return digest ?? tag ?? "latest";
}
