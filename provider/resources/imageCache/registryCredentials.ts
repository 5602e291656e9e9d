import type { Operation } from "../../core/operation.js";
import type { CheckFailure, Properties } from "../../core/resource.js";
import { isNotSet } from "../../core/schema/rules.js";
import { containsUnknown } from "../../core/schema/unknown.js";
import {
  type Credential,
  DanglingReference,
  isReference,
  type Login,
  resolveLogin,
} from "../../registry/login.js";
import type { ImageRegistryCredentialInputs } from "./registries.js";

const passwordWays = ["password", "passwordEnv", "dockerConfig"] as const;
const userNameWays = ["userName", "userNameEnv"] as const;

/**
 * What is wrong with the ways in which the credentials are given; a reference that leads nowhere is told before anything runs, where
 * `areNeeded`.
 */
export async function checkRegistryCredentials(
  operation: Operation,
  credentials: readonly Properties[],
  areNeeded: boolean,
): Promise<CheckFailure[]> {
  const found = credentials.map(async (credential, index) => {
    const wrong = checkWays(credential);
    const all = wrong.length === 0 && areNeeded ? await dangling(operation, credential) : wrong;
    return all.map(({ property, reason }) => ({
      property: `imageRegistryCredentials[${index}].${property}`,
      reason,
    }));
  });
  return (await Promise.all(found)).flat();
}

/** What is wrong with the way in which one credential is given. */
export function checkWays(credential: Properties): CheckFailure[] {
  const given = (names: readonly string[]) => names.filter((name) => !isNotSet(credential[name]));
  const [password, second] = given(passwordWays);
  const [userName, secondName] = given(userNameWays);
  if (password === undefined)
    return [{ property: "password", reason: "is missing: give password, passwordEnv or dockerConfig." }];
  if (second !== undefined)
    return [{ property: second, reason: `does not go together with ${password}: give one of them.` }];
  if (password === "dockerConfig" && userName !== undefined)
    return [
      { property: userName, reason: "does not go together with dockerConfig, which names the user too." },
    ];
  if (password !== "dockerConfig" && userName === undefined)
    return [{ property: "userName", reason: "is missing: give userName or userNameEnv." }];
  if (secondName !== undefined)
    return [{ property: secondName, reason: `does not go together with ${userName}: give one of them.` }];
  return [];
}

async function dangling(operation: Operation, credential: Credential): Promise<CheckFailure[]> {
  if (!isReference(credential) || containsUnknown(credential)) return [];
  try {
    await loginOf(operation, credential);
    return [];
  } catch (error) {
    if (!(error instanceof DanglingReference)) throw error;
    return [{ property: error.field, reason: `leads nowhere: ${error.message}` }];
  }
}

/** The request with the logins themselves, for the moment of the call only. */
export async function withLogins<T extends { imageRegistryCredentials?: unknown }>(
  operation: Operation,
  request: T,
): Promise<T> {
  const credentials = request.imageRegistryCredentials as ImageRegistryCredentialInputs[] | undefined;
  if (credentials === undefined) return request;
  const logins = await Promise.all(
    credentials.map(async (credential) => ({
      server: credential.server,
      ...(await loginOf(operation, credential)),
    })),
  );
  return { ...request, imageRegistryCredentials: logins };
}

/** From now on the password shows in no message and no state of this process. */
export async function loginOf({ secrets, session }: Operation, credential: Credential): Promise<Login> {
  const login = await resolveLogin(credential, session.helpers);
  secrets.add(login.password);
  session.passwords.add(login.password);
  return login;
}
