import { expect, it } from "vitest";
import { createContainerGroup } from "../../../emulator/actions/eci/createContainerGroup.js";
import { createImageCache } from "../../../emulator/actions/eci/createImageCache.js";
import { allocateEipAddress } from "../../../emulator/actions/vpc/allocateEipAddress.js";
import type { Action } from "../../../emulator/call.js";
import { resolveOptions } from "../../../emulator/options.js";
import { Parameters } from "../../../emulator/parameters.js";
import { Cloud } from "../../../emulator/store/cloud.js";
import { parametersOf, type Table } from "../../../provider/core/schema/table.js";
import { containerGroupArguments } from "../../../provider/resources/containerGroup/schema.js";
import { eipArguments } from "../../../provider/resources/eip/schema.js";
import { imageCacheArguments } from "../../../provider/resources/imageCache/schema.js";

/** The names that an action looks for among the parameters of a call. */
function readBy(action: Action, values: Record<string, string>): Set<string> {
  const names = new Set<string>();
  const parameters = new Proxy(new Parameters(new Map(Object.entries(values))), {
    get(target, member, receiver) {
      const value: unknown = Reflect.get(target, member, receiver);
      if (typeof value !== "function") return value;
      return (name: string, ...rest: unknown[]) => {
        names.add(name);
        return Reflect.apply(value, target, [name, ...rest]);
      };
    },
  });
  const cloud = new Cloud(resolveOptions({}));
  const [account] = cloud.settings.accounts;
  if (account === undefined) throw new Error("An emulator has an account.");
  void action({ cloud, account, parameters, now: cloud.now() });
  return names;
}

/** The names of the parameters that a table makes, of a value of each form that an argument can have. */
function wireNames(table: Table): string[] {
  const values = [["x"], "x", { x: "1" }, [{ server: "x", instanceId: "cri-1" }]];
  const names = Object.keys(table).flatMap((name) =>
    values.flatMap((value) => {
      try {
        return Object.keys(parametersOf(table, { [name]: value }));
      } catch {
        return [];
      }
    }),
  );
  return [...new Set(names)];
}

it("reads every parameter that the provider makes of an image cache", () => {
  const values = { RegionId: "cn-beijing", ImageCacheName: "web", "Image.1": "a:1", SecurityGroupId: "sg-1" };
  const read = readBy(createImageCache, { ...values, VSwitchId: "vsw-1" });
  const made = wireNames(imageCacheArguments as Table);
  expect(made.length).toBeGreaterThan(14);
  expect(made.filter((name) => !read.has(name))).toEqual([]);
});

it("reads every parameter that the provider makes of an address, but for how an order is paid", () => {
  const values = { RegionId: "cn-beijing", InstanceChargeType: "PrePaid", Period: "1" };
  const read = readBy(allocateEipAddress, values);
  const made = wireNames(eipArguments as Table);
  expect(made.length).toBeGreaterThan(14);
  expect(made.filter((name) => !read.has(name))).toEqual(["AutoPay", "ActivityId"]);
});

it("reads every parameter that the provider makes of a container group", () => {
  const values = {
    RegionId: "cn-beijing",
    ContainerGroupName: "web",
    SecurityGroupId: "sg-1",
    VSwitchId: "vsw-1",
  };
  const read = readBy(createContainerGroup, {
    ...values,
    "Container.1.Name": "web",
    "Container.1.Image": "a:1",
  });
  const tops = new Set([...read].map((name) => name.replace(/\..*/, "")));
  const made = [...wireNames(containerGroupArguments as Table), "OverheadReservationOption", "DnsConfig"];
  expect(made.length).toBeGreaterThan(50);
  expect(made.filter((name) => !tops.has(name))).toEqual([]);
});
