import { randomUUID } from "node:crypto";
import { causeOfCode } from "../cloud/causes/causeOf.js";
import type { Cloud } from "../cloud/cloud.js";
import { CloudError } from "../cloud/errors.js";
import { type Finding, note, ok, wrong } from "./finding.js";
import { inTime } from "./patience.js";
import { bearable, refusedCall } from "./reads.js";

/** Where a group would be made. */
export interface Network {
  vswitchId?: string | undefined;
  securityGroupId?: string | undefined;
}

const about = "dry run";

/** Has the cloud check the creation of a small container group, which is what a build is; nothing is made. CreateImageCache knows no dry run. */
export async function dryRunFinding(cloud: Cloud, { vswitchId, securityGroupId }: Network): Promise<Finding> {
  const parameters = {
    RegionId: cloud.region,
    ClientToken: randomUUID(),
    DryRun: true,
    ContainerGroupName: "pulumi-eci-doctor",
    Container: [{ Name: "doctor", Image: "registry.cn-hangzhou.aliyuncs.com/eci_open/busybox:1.30" }],
    ...{ Cpu: 0.25, Memory: 0.5, RestartPolicy: "Never" },
    ...(vswitchId !== undefined && { VSwitchId: vswitchId }),
    ...(securityGroupId !== undefined && { SecurityGroupId: securityGroupId }),
  };
  try {
    await inTime("eci", cloud.eci.call("CreateContainerGroup", parameters));
    return wrong(
      about,
      "the API has answered as if a group had been made, although only a dry run was asked for",
      "Look for a container group named pulumi-eci-doctor, and delete it.",
    );
  } catch (error) {
    return judged(error);
  }
}

function judged(error: unknown): Finding {
  if (error instanceof CloudError && error.code === "DryRunOperation")
    return ok(about, "a container group would be made");
  const finding = refusedCall(about, error);
  if (finding.permission !== undefined) return bearable(finding, "needed for ContainerGroup alone");
  const isOfNetwork = error instanceof CloudError && /VSwitch|SecurityGroup|Zone/i.test(error.code);
  return isOfNetwork && causeOfCode(error.code) === undefined
    ? note(about, finding.told, "Name a network with --vswitch and --security-group.")
    : finding;
}
