import { expect, describe as group, test } from "vitest";
import { groupOf } from "./support/containerGroups.js";
import { create } from "./support/imageCaches.js";
import { callByPython, isPythonMissing, type PythonClient } from "./support/python.js";
import { openTarget } from "./support/target.js";

const refusals = { older: "InvalidAccessKeySecret", newer: "SignatureDoesNotMatch" } as const;

group.each(["older", "newer"] as const)("the %s Python client", (generation) => {
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

/** What each of them makes of a container group. */
group.each<PythonClient>(["older", "newer", "eci"])("the %s Python client and a container group", (kind) => {
  group.skipIf(isPythonMissing(kind))("where it is at hand", () => {
    test("names a cache, changes the group, and deletes it", async (context) => {
      const times = { schedulingMs: 0, containerStartMs: 0, imagePullMs: 0, buildMs: 0 };
      const target = await openTarget(times, context);
      const RegionId = target.region;
      const ImageSnapshotId = await create(target);
      const call = (action: string, parameters: object) =>
        callByPython(kind, target, "ECI", action, flatFor(kind, { RegionId, ...parameters }));
      const { ContainerGroupId } = await call("CreateContainerGroup", {
        ContainerGroupName: "from-python",
        ImageSnapshotId,
        ComputeCategory: ["economy"],
        Container: [{ Name: "web", Image: "nginx:1.27", EnvironmentVar: [{ Key: "A", Value: "1" }] }],
        Tag: [{ Key: "team", Value: "web" }],
      });
      const id = String(ContainerGroupId);
      expect(await groupOf(target, id)).toMatchObject({
        Status: "Running",
        ComputeCategory: ["economy"],
        Containers: [{ Image: "nginx:1.27", EnvironmentVars: [{ Key: "A", Value: "1" }] }],
        Tags: [{ Key: "team", Value: "web" }],
      });
      const named = { ContainerGroupId: id };
      await call("UpdateContainerGroup", { ...named, Container: [{ Name: "web", Image: "nginx:1.28" }] });
      const list = { ContainerGroupIds: JSON.stringify([id]) };
      expect(await call("DescribeContainerGroups", list)).toMatchObject({
        TotalCount: 1,
        ContainerGroups: [{ Containers: [{ Image: "nginx:1.28", RestartCount: 1 }] }],
      });
      expect(await call("DescribeContainerGroupStatus", list)).toMatchObject({
        Data: [{ Status: "Running" }],
      });
      await call("DeleteContainerGroup", named);
      expect(await call("DeleteContainerGroup", named)).toMatchObject({ code: "InvalidParameter.NotFound" });
    });
  });
});

/** Only the client with the classes numbers lists by itself. */
function flatFor(kind: PythonClient, value: object): object {
  return kind === "eci" ? value : Object.fromEntries(flat("", value));
}

function flat(prefix: string, value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[prefix, value]];
  return Object.entries(value).flatMap(([name, inner]) => {
    const part = Array.isArray(value) ? String(Number(name) + 1) : name;
    return flat(prefix === "" ? part : `${prefix}.${part}`, inner);
  });
}
