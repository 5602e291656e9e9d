import type { Operation } from "../../core/operation.js";
import { mayMove } from "../../core/region.js";
import type { DiffResult, Properties, Resource } from "../../core/resource.js";
import { check } from "./check.js";
import { create } from "./create.js";
import { remove } from "./delete.js";
import { decide, type Observation } from "./diff.js";
import { read } from "./read.js";
import { stateOf } from "./state.js";
import { update } from "./update.js";

async function diff(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  const decided = decide(olds, news, await observe(operation, olds, news));
  if (decided.replaces.length > 0 && stateOf(olds).paymentType === "Subscription") {
    operation.log.warning(
      `a new address would not end the Subscription of ${id}: the API cannot release it, and it is paid for until it expires.`,
    );
  }
  return decided;
}

async function observe(operation: Operation, olds: Properties, news: Properties): Promise<Observation> {
  return mayMove(olds, news) ? {} : { accountId: await operation.account() };
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
