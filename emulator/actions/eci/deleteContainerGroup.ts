import type { Answer, Call } from "../../call.js";
import { findContainerGroup } from "../../containerGroup/findContainerGroup.js";

export function deleteContainerGroup(call: Call): Answer {
  const { cloud, now } = call;
  const group = findContainerGroup(call);
  group.deletedAt ??= now + cloud.settings.groupDeleteMs;
  return {};
}
