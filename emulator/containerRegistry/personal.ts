import type { RegistryLogin } from "../options.js";

/** What the temporary token of the Personal Edition is where no option says it. */
export const madeUpLogin: RegistryLogin = { userName: "cr_temp_user", password: "token-of-personal" };

/** Whether a host is one of the Personal Edition, from the Internet or from inside the cloud. */
export function isPersonalHost(host: string): boolean {
  return /^registry(-intl)?(-vpc|-internal)?\.[a-z0-9-]+\.aliyuncs\.com$/.test(host);
}
