import type { Action, Answer, Call } from "../call.js";
import type { HeldFields } from "../imageCache/imageCache.js";
import { pullOf } from "./pull.js";

/**
 * An action that begins a build, with what registries say of its images. They are asked first, so that the action itself is done in
 * one go: nothing else happens in the cloud meanwhile.
 */
export function withPull(fieldsOf: (call: Call) => HeldFields | undefined, action: Action): Action {
  return (call) => {
    const { cloud } = call;
    if (Object.keys(cloud.settings.registryUrls).length === 0) return action(call);
    const fields = fieldsOf(call);
    return fields === undefined ? action(call) : asked(call, fields, action);
  };
}

async function asked(call: Call, fields: HeldFields, action: Action): Promise<Answer> {
  const { cloud } = call;
  const pull = await pullOf(fields, call.account.accountId, cloud.settings);
  cloud.settle();
  return action({ ...call, now: cloud.now(), pull });
}
