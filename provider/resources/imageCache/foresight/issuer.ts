import { isEmulated } from "../../../accounts/registrySettings.js";
import type { Settings } from "../../../accounts/settings.js";
import type { Cloud } from "../../../cloud/cloud.js";
import { findCrInstance, getAuthorizationToken, getPersonalToken } from "../../../cloud/cr.js";
import { type EnterpriseHost, enterpriseOf, personalRegionOf } from "../../../registry/acrHosts.js";
import type { Login } from "../../../registry/login.js";

/** Who hands out the login of whoever asks. */
export interface Issuer {
  /** In the words of a message. */
  name: string;
  region: string;
  ask(cloud: Cloud): Promise<Login | undefined>;
}

/** Who does for the registry of a host; undefined for the registries of others, and where the cloud is an emulator without one. */
export function issuerOf(host: string, { endpoints }: Pick<Settings, "endpoints">): Issuer | undefined {
  if (isEmulated(endpoints.eci) && endpoints.cr === undefined) return undefined;
  const instance = enterpriseOf(host);
  if (instance !== undefined) return enterprise(instance);
  const region = personalRegionOf(host);
  if (region === undefined) return undefined;
  const name = `the Personal Edition of Container Registry in ${region}`;
  return { name, region, ask: ({ personalCr }) => getPersonalToken(personalCr) };
}

function enterprise({ name, region }: EnterpriseHost): Issuer {
  return {
    name: `the instance ${name} of Container Registry`,
    region,
    ask: async ({ cr }) => {
      const instanceId = await findCrInstance(cr, name);
      return instanceId === undefined ? undefined : await getAuthorizationToken(cr, instanceId);
    },
  };
}
