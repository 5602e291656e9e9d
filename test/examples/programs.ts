import { readdirSync } from "node:fs";
import { join } from "node:path";

export const root = join(__dirname, "..", "..");

/** Every folder of examples/, each of which the tests run. */
export const examples: readonly string[] = readdirSync(join(root, "examples"));

/** What the program of private-registry asks of its stack. */
export const registryLogin = { userName: "reader", password: "let-the-reader-in" };

export const registryConfig = (project: string) => ({
  [`${project}:registryUser`]: { value: registryLogin.userName },
  [`${project}:registryPassword`]: { value: registryLogin.password, secret: true },
});
