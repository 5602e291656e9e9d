import { shortHash } from "../../core/ownership.js";
import type { Resource } from "../../core/resource.js";
import { check } from "./check.js";
import { decide } from "./diff.js";
import { imageCachesOf } from "./inputs.js";
import { read } from "./read.js";
import { stateAfter } from "./state.js";
import { waitUntilReady } from "./wait.js";

/** Nothing in the cloud: it is there once all its caches have been Ready. */
export const imageCachesReadyResource: Resource = {
  kind: "ImageCachesReady",
  check,
  diff: async (_operation, _id, olds, news) => decide(olds, news),
  create: async (operation, inputs) => {
    await waitUntilReady(operation, imageCachesOf(inputs));
    return {
      id: `ready-${shortHash([operation.identity.organization, operation.identity.urn], 16)}`,
      outs: stateAfter(inputs),
    };
  },
  read,
  update: async (operation, _id, _olds, news) => {
    await waitUntilReady(operation, imageCachesOf(news));
    return stateAfter(news);
  },
  delete: async () => {},
};
