import type { CredentialsProvider } from "@alicloud/credentials";

/** Temporary keys, and until when they hold. */
export interface SessionKeys {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** As early as the SDK renews. */
const aheadMs = 15 * 60 * 1_000;
const againMs = 60_000;

/** Temporary keys that are asked for once, and again before they expire. The SDK's own sources know no proxy. */
export class Session implements CredentialsProvider {
  private keys: SessionKeys | undefined;
  private renewAt = 0;
  private renewing: Promise<SessionKeys> | undefined;

  constructor(
    private readonly name: string,
    private readonly begin: () => Promise<SessionKeys>,
    private readonly now: () => number = Date.now,
  ) {}

  getProviderName(): string {
    return this.name;
  }

  async getCredentials() {
    const { expiresAt, ...keys } = await this.current();
    return { ...keys, providerName: this.name };
  }

  private async current(): Promise<SessionKeys> {
    if (this.keys !== undefined && this.now() < this.renewAt) return this.keys;
    this.renewing ??= this.begin().finally(() => {
      this.renewing = undefined;
    });
    try {
      this.keys = await this.renewing;
      this.renewAt = Math.max(this.keys.expiresAt - aheadMs, this.now() + againMs);
    } catch (error) {
      // What still holds is good enough until then.
      if (this.keys === undefined || this.now() >= this.keys.expiresAt) throw error;
      this.renewAt = this.now() + againMs;
    }
    return this.keys;
  }
}

/** Keys as an answer holds them; undefined where it holds none. */
export function keysIn(answer: unknown): SessionKeys | undefined {
  const fields = Object.entries((answer ?? {}) as Record<string, unknown>);
  const named = new Map(fields.map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string) => {
    const value = named.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const accessKeyId = text("accesskeyid");
  const accessKeySecret = text("accesskeysecret");
  const securityToken = text("securitytoken");
  if (accessKeyId === undefined || accessKeySecret === undefined || securityToken === undefined)
    return undefined;
  const expiresAt = Date.parse(text("expiration") ?? "");
  return { accessKeyId, accessKeySecret, securityToken, expiresAt: expiresAt || Date.now() + 2 * aheadMs };
}
