import { imagePattern } from "../../provider/resources/imageCache/images.js";
import { imageCacheArguments } from "../../provider/resources/imageCache/schema.js";
import { pullSecretPattern } from "./imageCacheObject.js";
import { imageCacheGroup, imageCacheKind, type KubernetesObject } from "./objectMeta.js";

/** A CustomResourceDefinition of apiextensions v1. */
export interface CustomResourceDefinition extends KubernetesObject {
  spec: Record<string, unknown>;
}

const plural = "imagecaches";

/**
 * The CustomResourceDefinition of ImageCache objects, as apiextensions v1. Virtual nodes bring their own; this one is for
 * clusters that have none yet, such as those of tests.
 *
 * ```typescript
 * const definition = imageCacheCrd();
 * ```
 *
 * Source: the definition of the product's guide, which is apiextensions v1beta1.
 */
export function imageCacheCrd(): CustomResourceDefinition {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${imageCacheGroup}` },
    spec: {
      group: imageCacheGroup,
      scope: "Cluster",
      names: {
        kind: imageCacheKind,
        listKind: `${imageCacheKind}List`,
        plural,
        singular: "imagecache",
        shortNames: ["ic"],
        categories: ["all"],
      },
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: printerColumns(),
          schema: {
            openAPIV3Schema: {
              description:
                "Images on a disk snapshot, from which pods on Elastic Container Instance start without pulling them.",
              type: "object",
              required: ["spec"],
              properties: { spec: specSchema(), status: statusSchema() },
            },
          },
        },
      ],
    },
  };
}

function printerColumns(): unknown[] {
  return [
    { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
    {
      name: "CacheId",
      type: "string",
      jsonPath: ".status.imageCacheId",
      description: "Id of the image cache in the cloud.",
    },
    {
      name: "Phase",
      type: "string",
      jsonPath: ".status.phase",
      description: "How far the image cache is.",
    },
    {
      name: "Progress",
      type: "string",
      jsonPath: ".status.progress",
      description: "Progress of the snapshot in percent.",
    },
  ];
}

function specSchema(): unknown {
  const [images, size, retention] = [
    imageCacheArguments.images.rule.bounds,
    imageCacheArguments.imageCacheSize.rule.bounds,
    imageCacheArguments.retentionDays.rule.bounds,
  ];
  return {
    description: "What the image cache holds. The product makes no changes to it: make a new object instead.",
    type: "object",
    required: ["images"],
    properties: {
      images: {
        description: "Images to put into the cache, each with its registry and a tag or digest.",
        type: "array",
        minItems: images?.min,
        maxItems: images?.max,
        "x-kubernetes-list-type": "set",
        items: { type: "string", pattern: imagePattern.source },
      },
      imagePullSecrets: {
        description: 'Secrets to pull with, each "namespace:secretName".',
        type: "array",
        "x-kubernetes-list-type": "set",
        items: { type: "string", pattern: pullSecretPattern.source },
      },
      imageCacheSize: {
        description:
          "Size of the cache in GiB, 20 where nothing is given. At least twice the size of all images is advised.",
        type: "integer",
        format: "int32",
        minimum: size?.min,
        maximum: size?.max,
      },
      retentionDays: {
        description: "Days until the cloud deletes the cache; never where nothing is given.",
        type: "integer",
        format: "int32",
        minimum: retention?.min,
        maximum: retention?.max,
      },
    },
  };
}

function statusSchema(): unknown {
  return {
    description: "What the virtual node says of the image cache.",
    type: "object",
    // A virtual node may tell more than its guide names.
    "x-kubernetes-preserve-unknown-fields": true,
    properties: {
      phase: {
        description: "Preparing, Creating, Ready, Failed, Updating or UpdateFailed.",
        type: "string",
      },
      progress: { description: 'Progress of the snapshot, such as "100%".', type: "string" },
      imageCacheId: { description: 'Id of the image cache in the cloud, such as "imc-…".', type: "string" },
      startTime: time("When the build began."),
      lastUpdatedTime: time("When the status last changed."),
      expireDateTime: time(
        "When the cloud deletes the cache: at the end of its retention, or a day after a failed build.",
      ),
      events: {
        description: "What happened during the build.",
        type: "array",
        items: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      },
    },
  };
}

function time(description: string): unknown {
  return { description, type: "string", format: "date-time", nullable: true };
}
