/** One API request, in the order of arrival. */
export interface RecordedCall {
  /** ECI, VPC or STS; the version sent when no product has it. */
  product: string;
  action: string;
  accountId?: string;
  region?: string;
  /** As sent; passwords and security tokens read `***`. */
  parameters: Readonly<Record<string, string>>;
  /** HTTP status of the answer; 0 while there is none. */
  status: number;
  /** Error code of a refusal. */
  code?: string;
  requestId: string;
}

export function maskParameters(parameters: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => [name, /Password$|^SecurityToken$/i.test(name) ? "***" : value]),
  );
}
