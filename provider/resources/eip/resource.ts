import { cloudFor } from "../../core/cloudOf.js";
import { lookTimeoutMs } from "../../core/hidden.js";
import type { Context, DiffResult, Properties, Resource } from "../../core/resource.js";
import { isUnknown } from "../../core/schema/unknown.js";
import { check } from "./check.js";
import { create } from "./create.js";
import { remove } from "./delete.js";
import { decide, type Observation } from "./diff.js";
import { read } from "./read.js";
import { stateOf } from "./state.js";
import { update } from "./update.js";

async function diff(context: Context, id: string, olds: Properties, news: Properties): Promise<DiffResult> {
  const decided = decide(olds, news, await observe(context, olds, news));
  if (decided.replaces.length > 0 && stateOf(olds).paymentType === "Subscription") {
    context.log(
      `warning: a new address would not end the Subscription of ${id}: the API cannot release it, and it is paid for until it expires.`,
    );
  }
  return decided;
}

async function observe(context: Context, olds: Properties, news: Properties): Promise<Observation> {
  const { regionId } = stateOf(olds);
  if (isUnknown(news.regionId) || isUnknown(news.profile) || news.regionId !== regionId) return {};
  const cloud = await cloudFor(context, news);
  return { accountId: await cloud.accountId(cloud.clock.now() + lookTimeoutMs) };
}

export const eipResource: Resource = {
  kind: "Eip",
  tagged: "eip",
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
};
