import { expect, describe as group, test } from "vitest";
import { type Policy, type Statement, startEmulator } from "../../emulator/index.js";
import { describe } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "./support/startedEmulator.js";

const account = { accountId: "1", accessKeyId: "test", accessKeySecret: "test" };
const policyOf = (...statements: Partial<Statement>[]): Policy => ({
  Version: "1",
  Statement: statements.map((statement) => ({ Effect: "Allow", Action: "*", Resource: "*", ...statement })),
});

group("a policy", () => {
  test.each<[string, Policy]>([
    ["one action", policyOf({ Action: "eci:DescribeImageCaches" })],
    ["a list", policyOf({ Action: ["vpc:*", "eci:DescribeImageCaches"] })],
    ["a wildcard", policyOf({ Action: "eci:Describe*" })],
    ["a character", policyOf({ Action: "ec?:DescribeImageCaches" })],
    ["another case", policyOf({ Action: "ECI:describeimagecaches" })],
    ["another's denial", policyOf({}, { Effect: "Deny", Action: "eci:Delete*" })],
  ])("allows by %s", async (_, policy) => {
    const { target } = await startedEmulator({ accounts: [{ ...account, policy }] });
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
  });

  test.each<[string, Policy]>([
    ["nothing", policyOf()],
    ["another action", policyOf({ Action: "eci:DescribeImageCachesNot" })],
    ["another product", policyOf({ Action: "vpc:*" })],
    ["a pattern that is none", policyOf({ Action: "eci.DescribeImageCaches" })],
    ["a denial that goes before", policyOf({}, { Effect: "Deny", Action: "eci:*" })],
  ])("refuses by %s", async (_, policy) => {
    const { emulator, target } = await startedEmulator({ accounts: [{ ...account, policy }] });
    await expect(describe(target)).rejects.toMatchObject({ code: "Forbidden.RAM" });
    expect(emulator.calls).toMatchObject([{ status: 403, code: "Forbidden.RAM" }]);
  });

  test.each<[string, unknown]>([
    ["needs a list of statements", {}],
    ["takes no other Resource", policyOf({ Resource: "acs:eci:*" as "*" })],
    ["does not know Condition", policyOf({ Condition: {} } as Partial<Statement>)],
    ["Effect of a statement", policyOf({ Effect: "allow" as "Allow" })],
    ["Action of a statement", policyOf({ Action: 5 as unknown as string })],
  ])("that cannot be obeyed is refused at the start: %s", async (reason, policy) => {
    const accounts = [{ ...account, policy: policy as Policy }];
    await expect(startEmulator({ accounts })).rejects.toThrow(reason);
  });
});
