/** What a request claims, before anybody has checked it. */
export interface SignedRequest {
  readonly action: string;
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Reads the signature's parts; refuses a request that lacks one. */
  proof(): Proof;
}

interface Proof {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  readonly date: string;
  readonly nonce: string;
  isSignedBy(secret: string): boolean;
  /** What a client that signed otherwise is told. */
  readonly mismatch: string;
}
