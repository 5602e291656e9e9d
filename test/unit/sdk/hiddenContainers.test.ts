import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { hiddenContainers } from "../../../sdk/hiddenContainers.js";

const withValue = (name: pulumi.Input<string>, value: pulumi.Input<string>) => ({
  name,
  image: "a:1",
  environmentVars: [{ key: "A", value }],
});

test.each<[string, pulumi.Input<unknown>, string[]]>([
  ["a secret value", [withValue("web", pulumi.secret("s")), withValue("side", "open")], ["web"]],
  ["a name that is an Output", [withValue(pulumi.output("web"), pulumi.secret("s"))], ["web"]],
  ["a secret list of variables", [{ name: "web", environmentVars: pulumi.secret([]) }], ["web"]],
  ["a container that is a secret as a whole", [pulumi.secret(withValue("web", "s"))], ["web"]],
  [
    "a list that is a secret as a whole",
    pulumi.secret([withValue("web", "s"), withValue("side", "s")]),
    ["web", "side"],
  ],
  ["a list that is an Output", pulumi.output([withValue("web", "open")]), []],
  ["a secret elsewhere", [{ ...withValue("web", "open"), command: pulumi.secret(["a"]) }], []],
  ["nothing", undefined, []],
])("%s", async (_, list, names) => {
  expect(await hiddenContainers([list])).toEqual(names);
});
