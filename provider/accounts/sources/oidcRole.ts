import { randomUUID } from "node:crypto";
import { readText } from "../profileFile.js";
import type { AssumeRoleWithOidc } from "../settings.js";
import { ask } from "./ask.js";
import { keysIn, Session, type SessionKeys } from "./session.js";
import { defaultSessionName, messageOf, type Source, type Surroundings } from "./source.js";
import { type StsChoice, stsEndpoint } from "./stsEndpoint.js";

/** A role that an OIDC token opens. The call is not signed; the token travels in its body, and is read anew for each session. */
export function oidcRole(
  role: AssumeRoleWithOidc,
  surroundings: Surroundings,
  choice: StsChoice = {},
): Source {
  const { host, protocol } = stsEndpoint(surroundings, choice);
  const { roleArn, oidcTokenFile } = role;
  const token = oidcTokenFile === undefined ? "the OIDC token" : `the OIDC token of ${oidcTokenFile}`;
  const refused = `The role ${roleArn} cannot be assumed with ${token} and the provider ${role.oidcProviderArn}`;
  // A file that cannot be read is told before anything is called.
  tokenOf(role);
  const begin = async (): Promise<SessionKeys> => {
    const form = bodyOf(role, tokenOf(role));
    const url = `${protocol.toLowerCase()}://${host}/?${query()}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = { method: "POST", url, headers, body: form.toString() } as const;
    const answer = await ask(request, surroundings.environment, [form.get("OIDCToken") ?? ""]).catch(
      (error: unknown) => {
        throw new Error(`${refused}: ${messageOf(error)}.`);
      },
    );
    const keys = keysIn(answer.Credentials);
    if (keys === undefined) throw new Error(`${refused}: STS answered without credentials.`);
    return keys;
  };
  return {
    provider: new Session("oidc_role_arn", begin),
    from: `the role ${roleArn}, assumed with ${token}`,
  };
}

function tokenOf({ oidcToken = "", oidcTokenFile }: AssumeRoleWithOidc): string {
  if (oidcTokenFile === undefined) return oidcToken;
  const token = readText(oidcTokenFile, "OIDC token file").trim();
  if (token === "") throw new Error(`The OIDC token file ${oidcTokenFile} is empty.`);
  return token;
}

function query(): URLSearchParams {
  return new URLSearchParams({
    Action: "AssumeRoleWithOIDC",
    Version: "2015-04-01",
    Format: "JSON",
    Timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    SignatureNonce: randomUUID(),
  });
}

function bodyOf(role: AssumeRoleWithOidc, token: string): URLSearchParams {
  return new URLSearchParams({
    RoleArn: role.roleArn,
    OIDCProviderArn: role.oidcProviderArn,
    OIDCToken: token,
    RoleSessionName: role.roleSessionName ?? defaultSessionName,
    DurationSeconds: String(role.sessionExpiration ?? 3600),
    ...(role.policy !== undefined && { Policy: role.policy }),
  });
}
