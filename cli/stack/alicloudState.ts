import type { Properties } from "../../provider/core/resource.js";
import { containerGroupKind } from "../../provider/resources/containerGroup/kind.js";
import { eipKind } from "../../provider/resources/eip/kind.js";
import { ofSubscriptions } from "../../provider/resources/eip/paymentType.js";
import { imageCacheKind } from "../../provider/resources/imageCache/kind.js";
import type { Kind } from "../../provider/resources/kind.js";
import { isSecret } from "./storedState.js";

/** How the types of @pulumi/alicloud that can be taken over are called in a state. */
export const alicloudTypes: Readonly<Record<string, Kind>> = {
  "alicloud:eci/imageCache:ImageCache": imageCacheKind,
  "alicloud:eci/openApiImageCache:OpenApiImageCache": imageCacheKind,
  "alicloud:eci/containerGroup:ContainerGroup": containerGroupKind,
  "alicloud:ecs/eipAddress:EipAddress": eipKind,
  "alicloud:ecs/eip:Eip": eipKind,
};

/** What the alicloud provider declares and this package has no argument for. */
const dropped: Readonly<Record<Kind["name"], readonly string[]>> = {
  imageCache: ["__defaults"],
  containerGroup: ["__defaults"],
  eip: ["__defaults", "logProject", "logStore", "highDefinitionMonitorLogStatus", "allocationId"],
};

/** The alicloud provider's declared arguments in this package's names and forms; what is not named goes by the same one. */
export function argsOfAlicloud(kind: Kind, inputs: Properties): Properties {
  const args: Properties = {};
  const facts = Object.entries(kind.arguments);
  for (const [key, value] of Object.entries(withoutMarks(inputs) as Properties)) {
    if (dropped[kind.name].includes(key) || value === null) continue;
    const [name = key, { alicloud, zero } = {}] =
      facts.find(([own, { alicloud }]) => alicloud?.name === key || own === key) ?? [];
    if (value !== zero) args[name] = alicloud?.fromTheirs?.(value) ?? value;
  }
  // It takes them with every address, and sends them with a subscription only.
  if (kind.name === "eip" && args.paymentType !== "Subscription") {
    for (const name of ofSubscriptions) delete args[name];
  }
  return args;
}

/** Takes the bridge's own marks and the engine's secret wrappers off, at any depth. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (value === null || typeof value !== "object") return value;
  if (isSecret(value)) {
    const plain = value.plaintext ?? value.value;
    return withoutMarks(
      typeof plain === "string" && value.plaintext !== undefined ? JSON.parse(plain) : plain,
    );
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__defaults")
      .map(([key, entry]) => [key, withoutMarks(entry)]),
  );
}
