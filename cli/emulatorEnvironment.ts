import { environmentNames, keyVariables } from "../provider/accounts/names.js";
import { endpointVariables } from "./endpointVariables.js";

/** What a program has to know of an emulator. */
export interface EmulatorAccess {
  endpoint: string;
  region: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string | undefined;
}

/** The variables that lead programs and commands to an emulator; those without a value have to go, because they would lead away from it. */
export function emulatorEnvironment(access: EmulatorAccess): Readonly<Record<string, string | undefined>> {
  return {
    ...away(),
    ALICLOUD_REGION: access.region,
    ...keys(access),
    ...endpointVariables(access.endpoint),
  };
}

/** A role would be assumed with the keys, and an account be compared with the emulator's. */
function away(): Record<string, undefined> {
  const names = [
    ...environmentNames["alicloud:assumeRole.roleArn"],
    ...environmentNames["alicloud:accountId"],
    ...environmentNames["alicloud:accountType"],
  ];
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** In the two places that come first, so that the vendor's own clients find them too. */
function keys({
  accessKeyId,
  accessKeySecret,
  securityToken,
}: EmulatorAccess): Record<string, string | undefined> {
  return Object.assign(
    {},
    ...keyVariables.slice(0, 2).map((names) => ({
      [names.accessKey]: accessKeyId,
      [names.secretKey]: accessKeySecret,
      ...Object.fromEntries(names.securityTokens.map((name) => [name, securityToken])),
    })),
  );
}

/** Commands of a shell, each with its end: `eval $(…)` without quotes makes one line of them. */
export function shellText(variables: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(variables)
    .map(([name, value]) => (value === undefined ? `unset ${name};` : `export ${name}=${quoted(value)};`))
    .join("\n");
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
