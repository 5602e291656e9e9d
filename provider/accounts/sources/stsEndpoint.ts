import { type Endpoint, endpointOf } from "../endpoints.js";
import type { Surroundings } from "./source.js";

/** Where a profile wants its roles assumed. */
export interface StsChoice {
  endpoint?: string | undefined;
  region?: string | undefined;
  isVpc?: boolean | undefined;
}

/** What the stack configures comes first, then the profile's own, then the public host of the region. */
export function stsEndpoint(
  { settings, region, environment }: Surroundings,
  choice: StsChoice = {},
): Endpoint {
  const where = choice.region ?? region;
  if (settings.endpoints.sts !== undefined) return endpointOf("sts", where, settings);
  const isVpc = choice.isVpc || environment.ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED?.toLowerCase() === "true";
  const own = choice.endpoint ?? (isVpc ? `sts-vpc.${where}.aliyuncs.com` : undefined);
  return endpointOf("sts", where, { ...settings, endpoints: own === undefined ? {} : { sts: own } });
}
