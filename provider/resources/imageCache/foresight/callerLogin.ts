import { isEmulated } from "../../../accounts/registrySettings.js";
import { explained } from "../../../cloud/advice.js";
import { findCrInstance, getAuthorizationToken } from "../../../cloud/cr.js";
import { CloudError } from "../../../cloud/errors.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { type EnterpriseHost, enterpriseOf } from "../../../registry/acrHosts.js";
import type { Login } from "../../../registry/login.js";
import { onceIn } from "./onceIn.js";
import { quickLook } from "./quickLook.js";

/**
 * The login of whoever runs this for an Enterprise instance of Container Registry, which the cloud itself pulls from without one. It may
 * also push, and so it is only for hosts that are the instance's own.
 */
export function callerLogin(
  operation: Operation,
  { profile }: Properties,
  host: string,
): Promise<Login | undefined> {
  const { endpoints } = operation.settings;
  const instance = enterpriseOf(host);
  const isElsewhere = isEmulated(endpoints.eci) && endpoints.cr === undefined;
  if (instance === undefined || isElsewhere) return Promise.resolve(undefined);
  const about = `login ${JSON.stringify([instance, profile])}`;
  return onceIn(operation.session, about, () => asked(operation, profile, instance));
}

async function asked(
  operation: Operation,
  profile: unknown,
  { name, region }: EnterpriseHost,
): Promise<Login | undefined> {
  const open = () => operation.cloudAt({ regionId: region, profile }, "");
  const login = await quickLook(operation, open, async ({ cr }) => {
    try {
      const instanceId = await findCrInstance(cr, name);
      return instanceId === undefined ? undefined : await getAuthorizationToken(cr, instanceId);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      operation.log.note(
        `the instance ${name} of Container Registry is asked without a login: ${explained(error)}`,
      );
      return undefined;
    }
  });
  if (login === undefined) return undefined;
  operation.secrets.add(login.password);
  operation.session.passwords.add(login.password);
  return { ...login, isCallers: true };
}
