import type { Answer, Call } from "../../call.js";
import { aboutInstance, success } from "../../containerRegistry/answers.js";
import { publicHost, vpcHost } from "../../containerRegistry/crInstance.js";

export function listInstanceEndpoint(call: Call): Answer {
  return aboutInstance(call, (instance) => {
    const { isPublic = true, customDomains = [] } = instance;
    const custom = customDomains.map((Domain) => ({ Domain, Type: "USER" }));
    const endpoint = (EndpointType: string, Enable: boolean, host: string, more: object[]) => ({
      EndpointType,
      Enable,
      AclEnable: false,
      AclEntries: [],
      LinkedVpcs: [],
      Domains: [{ Domain: host, Type: "SYSTEM" }, ...more],
    });
    const Endpoints = [
      endpoint("internet", isPublic, publicHost(instance), custom),
      endpoint("vpc", true, vpcHost(instance), []),
    ];
    return success({ Endpoints });
  });
}
