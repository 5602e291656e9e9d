import { expect, describe as group, test } from "vitest";
import { callByPython, type Generation, isPythonMissing } from "./support/python.js";
import { openTarget } from "./support/target.js";

const refusals = { older: "InvalidAccessKeySecret", newer: "SignatureDoesNotMatch" } as const;

group.each<Generation>(["older", "newer"])("the %s Python client", (generation) => {
  group.skipIf(isPythonMissing(generation))("where it is at hand", () => {
    test("is told who calls, with every mark in its parameters", async () => {
      const target = await openTarget();
      const parameters = { RegionId: target.region, Odd: "a !*()'~-_.+/=&?#%ü漢" };
      const answer = await callByPython(generation, target, "STS", "GetCallerIdentity", parameters);
      expect(answer).toMatchObject({ AccountId: "1000000000000001" });
    });

    test("tells a wrong secret by its code", async () => {
      const target = await openTarget();
      const wrong = { ...target, accessKeySecret: "guess" };
      const answer = await callByPython(generation, wrong, "STS", "GetCallerIdentity", { Odd: "a:b" });
      expect(answer).toMatchObject({ code: refusals[generation] });
    });

    test("tells an unknown key by its code", async () => {
      const target = await openTarget();
      const unknown = { ...target, accessKeyId: "nobody" };
      const answer = await callByPython(generation, unknown, "STS", "GetCallerIdentity", {});
      expect(answer).toMatchObject({ code: "InvalidAccessKeyId.NotFound" });
    });
  });
});
