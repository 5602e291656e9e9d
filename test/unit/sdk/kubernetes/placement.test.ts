import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { annotatePods, type Placement, sparkApplication } from "../../../../sdk/kubernetes/index.js";
import { added, template, transformed } from "./transformed.js";

const type = "kubernetes:apps/v1:Deployment";
const toleration = { key: "virtual-kubelet.io/provider", operator: "Exists" };
const label = { "alibabacloud.com/eci": "true" };

describe("placement", () => {
  it("is nothing by default", async () => {
    expect(await transformed(type, template())).toEqual(template({ annotations: added }));
  });

  it("is a label of the pod", async () => {
    const own = { labels: { app: "web" } };
    expect(await transformed(type, template(own), { placement: "label" })).toEqual(
      template({ annotations: added, labels: { app: "web", ...label } }),
    );
    expect(await transformed("kubernetes:core/v1:Pod", { spec: {} }, { placement: "label" })).toEqual({
      metadata: { annotations: added, labels: label },
      spec: {},
    });
  });

  it("is a node and its taint", async () => {
    const other = { key: "gpu", operator: "Exists" };
    expect(
      await transformed(type, template({}, { tolerations: [other], nodeSelector: { zone: "a" } }), {
        placement: "virtual-kubelet",
      }),
    ).toEqual(
      template(
        { annotations: added },
        { tolerations: [other, toleration], nodeSelector: { zone: "a", type: "virtual-kubelet" } },
      ),
    );
  });

  it("is what the program says", async () => {
    const placement: Placement = {
      labels: { a: "b" },
      nodeSelector: { c: "d" },
      tolerations: [{ key: "e" }],
    };
    expect(await transformed(type, template(), { placement })).toEqual(
      template(
        { annotations: added, labels: { a: "b" } },
        { nodeSelector: { c: "d" }, tolerations: [{ key: "e" }] },
      ),
    );
  });

  it("is what the workload says, where that is something else", async () => {
    const spec = {
      nodeSelector: { type: "gpu" },
      tolerations: [{ key: "virtual-kubelet.io/provider", operator: "Equal", value: "alibabacloud" }],
    };
    const metadata = { labels: { "alibabacloud.com/eci": "false" } };
    expect(await transformed(type, template(metadata, spec), { placement: "virtual-kubelet" })).toEqual(
      template({ ...metadata, annotations: added }, spec),
    );
    expect(await transformed(type, template(metadata, spec), { placement: "label" })).toEqual(
      template({ ...metadata, annotations: added }, spec),
    );
    const here = await transformed(type, template({}, { nodeName: "virtual-kubelet" }), {
      placement: "virtual-kubelet",
    });
    expect(here).toEqual(
      template({ annotations: added }, { nodeName: "virtual-kubelet", tolerations: [toleration] }),
    );
  });

  it("is decided with the filter, and when a value is known", async () => {
    const options = { placement: "virtual-kubelet" as const, namespaces: ["web"] };
    const spec = { nodeSelector: pulumi.output({ zone: "a" }) };
    const own = { ...template({}, spec), metadata: { namespace: pulumi.output("web") } };
    expect(await transformed(type, own, options)).toMatchObject({
      spec: { template: { spec: { nodeSelector: { zone: "a", type: "virtual-kubelet" } } } },
    });
    const other = { ...template({}, spec), metadata: { namespace: pulumi.output("other") } };
    expect(JSON.stringify(await transformed(type, other, options))).not.toContain("virtual-kubelet");
  });

  it("reaches the pods of operators where they say such things", async () => {
    const spark = { spec: { driver: {}, executor: {} } };
    const placed = {
      annotations: added,
      nodeSelector: { type: "virtual-kubelet" },
      tolerations: [toleration],
    };
    expect(
      await transformed("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", spark, {
        workloads: [sparkApplication],
        placement: "virtual-kubelet",
      }),
    ).toEqual({ spec: { driver: placed, executor: placed } });
  });

  it("has two names", () => {
    expect(() => annotatePods(added, { placement: "node" as Placement })).toThrow(
      'annotatePods: placement must be "label", "virtual-kubelet" or an object of labels, nodeSelector and tolerations, not "node".',
    );
  });
});
