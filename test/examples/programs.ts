import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "../plugins.js";

export const root = join(__dirname, "..", "..");

/** Every folder of examples/, each of which the tests run. */
export const examples: readonly string[] = readdirSync(join(root, "examples"));

/** Those whose network comes from the peer's plugin. */
const withNetwork = examples.filter((name) =>
  readFileSync(join(root, "examples", name, "package.json"), "utf8").includes('"@pulumi/alicloud"'),
);
const missing = isMissing("pulumi-resource-alicloud", `the examples ${withNetwork.join(", ")}`);

export const usesNetwork = (name: string) => withNetwork.includes(name);
/** The examples that can run here, and the others. */
export const runnable = examples.filter((name) => !(missing && usesNetwork(name)));
export const skipped = examples.filter((name) => missing && usesNetwork(name));

/** What the program of private-registry asks of its stack. */
export const registryLogin = { userName: "reader", password: "let-the-reader-in" };

export const registryConfig = (project: string) => ({
  [`${project}:registryUser`]: { value: registryLogin.userName },
  [`${project}:registryPassword`]: { value: registryLogin.password, secret: true },
});
