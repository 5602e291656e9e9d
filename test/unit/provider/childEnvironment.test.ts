import { expect, it } from "vitest";
import { childEnvironment } from "../../../provider/childEnvironment.js";

it("leaves out what is Pulumi's, and keeps the rest", () => {
  const environment = { PATH: "/bin", ALICLOUD_SECRET_KEY: "s", HTTPS_PROXY: "p", NOT_PULUMI_: "x" };
  const pulumi = {
    PULUMI_ACCESS_TOKEN: "t",
    PULUMI_CONFIG: "{}",
    PULUMI_CONFIG_PASSPHRASE: "p",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/p",
    pulumi_access_token: "t",
  };
  expect(childEnvironment({ ...environment, ...pulumi })).toEqual(environment);
});
