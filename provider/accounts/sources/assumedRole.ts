import Credential from "@alicloud/credentials";
import { explained } from "../../cloud/advice.js";
import { Client } from "../../cloud/client.js";
import type { AssumeRole } from "../settings.js";
import { keysIn, Session, type SessionKeys } from "./session.js";
import { defaultSessionName, type Source, type Surroundings, timeouts } from "./source.js";
import { type StsChoice, stsEndpoint } from "./stsEndpoint.js";

/** A role on top of other credentials. The call is an ordinary one of ours: signed in the header, repeated, through the proxy. */
export function assumedRole(
  base: Source,
  role: AssumeRole,
  surroundings: Surroundings,
  choice: StsChoice = {},
): Source {
  const { region, environment, clock, log } = surroundings;
  const { host, protocol } = stsEndpoint(surroundings, choice);
  const sts = new Client({
    product: "sts",
    region: choice.region ?? region,
    endpoint: host,
    protocol,
    credential: new Credential(null, base.provider),
    signer: base.from,
    ...timeouts,
    maxRetryTimeoutMs: 0,
    environment,
    clock,
    log,
  });
  const begin = async (): Promise<SessionKeys> => {
    // Its own failure says what is wrong with it.
    await base.provider.getCredentials();
    const limit = { deadline: clock.now() + timeouts.readTimeoutMs };
    const answer = await sts.call("AssumeRole", parametersOf(role), limit).catch((error: unknown) => {
      throw new Error(`${refused(role, base)}: ${explained(error).replace(/^AssumeRole failed: /, "")}`);
    });
    const keys = keysIn(answer.Credentials);
    if (keys === undefined) throw new Error(`${refused(role, base)}: STS answered without credentials.`);
    return keys;
  };
  const name = `ram_role_arn/${base.provider.getProviderName()}`;
  return { provider: new Session(name, begin), from: `the role ${role.roleArn}, assumed with ${base.from}` };
}

function refused({ roleArn }: AssumeRole, { from }: Source): string {
  return `The role ${roleArn} cannot be assumed with ${from}`;
}

function parametersOf(role: AssumeRole): Record<string, string | number> {
  return {
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName ?? defaultSessionName,
    ...(role.policy !== undefined && { Policy: role.policy }),
    ...(role.externalId !== undefined && { ExternalId: role.externalId }),
    DurationSeconds: role.sessionExpiration ?? 3600,
  };
}
