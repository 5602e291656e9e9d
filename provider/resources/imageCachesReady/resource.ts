import { timeoutMs } from "../../core/hidden.js";
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
  diff: async (_context, _id, olds, news) => decide(olds, news),
  create: async (context, inputs) => {
    await waitUntilReady(context, imageCachesOf(inputs), timeoutMs(inputs, "create"));
    return { id: `ready-${shortHash([inputs.__organization, inputs.__urn], 16)}`, outs: stateAfter(inputs) };
  },
  read,
  update: async (context, _id, _olds, news) => {
    await waitUntilReady(context, imageCachesOf(news), timeoutMs(news, "update"));
    return stateAfter(news);
  },
  delete: async () => {},
};
