import { createRequire } from "node:module";

// The very module that the programs of the tests load, as the package has it.
const { registerWithPlugin } = createRequire(__filename)("../../../dist/sdk/host.js") as {
  registerWithPlugin(): void;
};
registerWithPlugin();
process.env.PULUMI_ECI_TEST_HOST = "plugin";
