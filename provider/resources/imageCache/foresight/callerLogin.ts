import { explained } from "../../../cloud/advice.js";
import { CloudError } from "../../../cloud/errors.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import type { Login } from "../../../registry/login.js";
import { type Issuer, issuerOf } from "./issuer.js";
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
  const issuer = issuerOf(host, operation.settings);
  if (issuer === undefined) return Promise.resolve(undefined);
  const about = `login ${JSON.stringify([issuer.name, issuer.region, profile])}`;
  return onceIn(operation.session, about, () => asked(operation, profile, issuer));
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
