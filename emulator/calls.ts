/** One API request, in the order of arrival. */
export interface RecordedCall {
  /** ECI, VPC or STS; the version sent when no product has it. */
  product: string;
  action: string;
  accountId?: string;
  region?: string;
  /** As sent; passwords, security tokens, hidden variables, contents of files and options of volumes read `***`. */
  parameters: Readonly<Record<string, string>>;
  /** HTTP status of the answer; 0 while there is none. */
  status: number;
  /** Error code of a refusal. */
  code?: string;
  requestId: string;
}

export function maskParameters(parameters: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => [name, isSecret(name, parameters) ? "***" : value]),
  );
}

function isSecret(name: string, parameters: ReadonlyMap<string, string>): boolean {
  if (/Password$|^SecurityToken$|\.Content$|\.FlexVolume\.Options$/i.test(name)) return true;
  const [, container] = /^(Container\.\d+)\.EnvironmentVar\.\d+\.Value$/.exec(name) ?? [];
  return container !== undefined && parameters.get(`${container}.EnvironmentVarHide`) === "true";
}
