import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { CheckFailure, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import type { Hosted } from "./hosted.js";

/** The argument that names an object in the cloud. */
const nameArguments: Readonly<Record<string, string>> = {
  ImageCache: "imageCacheName",
  ContainerGroup: "containerGroupName",
  Eip: "addressName",
};

interface Named {
  olds: Properties;
  failures: CheckFailure[];
}

/** What the stack's `pulumi:autonaming` says of the name of an object that has none: the core takes it for one that was generated before. */
export function autonamed(
  request: CheckRequest,
  { name }: Hosted,
  olds: Properties,
  news: Properties,
): Named {
  const wanted = request.getAutonaming();
  const argument = nameArguments[name];
  // An address that is paid in advance takes no name.
  if (wanted === undefined || argument === undefined || news.paymentType === "Subscription")
    return { olds, failures: [] };
  if ([news[argument], olds[argument], olds.__generatedName].some((given) => !isNotSet(given)))
    return { olds, failures: [] };
  if (wanted.getMode() === CheckRequest.AutonamingOptions.Mode.DISABLE) {
    const reason = "is missing: the stack's pulumi:autonaming turns generated names off, so give one.";
    return { olds, failures: [{ property: argument, reason }] };
  }
  const __generatedName = wanted.getProposedName();
  return { olds: __generatedName === "" ? olds : { ...olds, __generatedName }, failures: [] };
}
