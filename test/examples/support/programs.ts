import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMissing } from "../../support/plugins.js";

export const root = join(__dirname, "..", "..", "..");

/** Every program of examples/ in TypeScript, each of which the tests run. Those in other languages `test/plugin/` runs. */
export const examples: readonly string[] = readdirSync(join(root, "examples")).filter((name) =>
  existsSync(join(root, "examples", name, "package.json")),
);

const examplesWith = (dependency: string) =>
  examples.filter((name) =>
    readFileSync(join(root, "examples", name, "package.json"), "utf8").includes(`"${dependency}"`),
  );

/** Those whose network comes from the alicloud plugin. */
const withNetwork = examplesWith("@pulumi/alicloud");
/** Those that need a cluster: the cluster layer runs them. */
export const withCluster = examplesWith("@pulumi/kubernetes");
const missing = isMissing("pulumi-resource-alicloud", `the examples ${withNetwork.join(", ")}`);

export const usesNetwork = (name: string) => withNetwork.includes(name);
/** The examples without a cluster that can run here, and those that cannot. */
export const runnable = examples.filter(
  (name) => !(missing && usesNetwork(name)) && !withCluster.includes(name),
);
export const skipped = examples.filter((name) => missing && usesNetwork(name));

/** What the program of private-registry asks of its stack and of the environment. */
export const registryLogin = { userName: "reader", password: "let-the-reader-in" };

export const registryEnvironment = { REGISTRY_PASSWORD: registryLogin.password };

export const registryConfig = (project: string) => ({
  [`${project}:registryUser`]: { value: registryLogin.userName },
  [`${project}:registryPassword`]: { value: registryLogin.password, secret: true },
});
