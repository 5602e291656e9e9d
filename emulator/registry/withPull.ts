import type { Action, Answer, Call } from "../call.js";
import { type PullRequest, pullOf } from "./pull.js";

/**
 * An action that pulls images, with what registries say of them. They are asked first, so that the action itself is done in
 * one go: nothing else happens in the cloud meanwhile.
 */
export function withPull(requestOf: (call: Call) => PullRequest | undefined, action: Action): Action {
  return (call) => {
    const { cloud } = call;
    if (Object.keys(cloud.settings.registryUrls).length === 0) return action(call);
    const request = requestOf(call);
    return request === undefined ? action(call) : asked(call, request, action);
  };
}

async function asked(call: Call, request: PullRequest, action: Action): Promise<Answer> {
  const { cloud } = call;
  const pull = await pullOf(request, call.account.accountId, cloud.settings);
  cloud.settle();
  return action({ ...call, now: cloud.now(), pull });
}
