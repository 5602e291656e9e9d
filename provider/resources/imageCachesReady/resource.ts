import { shortHash } from "../../core/ownership.js";
import type { Resource } from "../../core/resource.js";
import { check } from "./check.js";
import { decide } from "./diff.js";
import { read } from "./read.js";
import { stateAfter } from "./state.js";
import { waitUntilReady } from "./wait.js";

/** Nothing in the cloud: it is there once all its caches have been Ready. */
export const imageCachesReadyResource: Resource = {
  kind: "ImageCachesReady",
  check,
  diff: async ({ identity }, _id, olds, news) => decide(identity.urn, olds, news),
  create: async (operation, inputs) => {
    const notReady = await waitUntilReady(operation, inputs);
    return {
      id: `ready-${shortHash([operation.identity.organization, operation.identity.urn], 16)}`,
      outs: stateAfter(inputs, notReady),
    };
  },
  read,
  update: async (operation, _id, _olds, news) => {
    return stateAfter(news, await waitUntilReady(operation, news));
  },
  delete: async () => {},
};
