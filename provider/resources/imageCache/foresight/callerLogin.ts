import { isEmulated } from "../../../accounts/registrySettings.js";
import { explained } from "../../../cloud/advice.js";
import type { Cloud } from "../../../cloud/cloud.js";
import { findCrInstance, getAuthorizationToken, getPersonalToken } from "../../../cloud/cr.js";
import { CloudError } from "../../../cloud/errors.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { type EnterpriseHost, enterpriseOf, personalRegionOf } from "../../../registry/acrHosts.js";
import type { Login } from "../../../registry/login.js";
import { onceIn } from "./onceIn.js";
import { quickLook } from "./quickLook.js";

/**
 * The login of whoever runs this for Container Registry, which the cloud itself pulls from without one. It may also push, and so it is only
 * for hosts that are that registry's own.
 */
export function callerLogin(
  operation: Operation,
  { profile }: Properties,
  host: string,
): Promise<Login | undefined> {
  const { endpoints } = operation.settings;
  const issuer = issuerOf(host);
  const isElsewhere = isEmulated(endpoints.eci) && endpoints.cr === undefined;
  if (issuer === undefined || isElsewhere) return Promise.resolve(undefined);
  const about = `login ${JSON.stringify([issuer.name, issuer.region, profile])}`;
  return onceIn(operation.session, about, () => asked(operation, profile, issuer));
}

/** Who hands out such a login. */
interface Issuer {
  /** In the words of a message. */
  name: string;
  region: string;
  ask(cloud: Cloud): Promise<Login | undefined>;
}

function issuerOf(host: string): Issuer | undefined {
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

async function asked(
  operation: Operation,
  profile: unknown,
  { name, region, ask }: Issuer,
): Promise<Login | undefined> {
  const open = () => operation.cloudAt({ regionId: region, profile }, "");
  const login = await quickLook(operation, open, async (cloud) => {
    try {
      return await ask(cloud);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      operation.log.note(`${name} is asked without a login: ${explained(error)}`);
      return undefined;
    }
  });
  if (login === undefined) return undefined;
  operation.secrets.add(login.password);
  operation.session.passwords.add(login.password);
  return { ...login, isCallers: true };
}
