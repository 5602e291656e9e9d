import type { V1Container, V1Pod } from "@kubernetes/client-node";
import { defined } from "../../provider/cloud/answer.js";
import type { Parameters } from "../../provider/cloud/client.js";
import type { ImageRegistryCredentialInputs } from "../../provider/resources/imageCache/registries.js";
import { type Profile, registries } from "../request.js";
import { cacheWishOf, listOf, type Texts, textsOf } from "./podAnnotations.js";
import { gibibytesOf, quantityOf } from "./quantity.js";

/** Of the API: a pod may have more, and nothing of them is executed. */
const mostArguments = 10;

/**
 * What a pod asks of CreateContainerGroup, by its spec and annotations. Variables, volumes and probes stay here: nothing follows
 * from them where nothing is executed.
 */
export function podRequest(
  pod: V1Pod,
  profile: Profile,
  credentials: readonly ImageRegistryCredentialInputs[],
): Parameters {
  const { metadata = {}, spec } = pod;
  const text = textsOf(pod);
  return defined({
    ContainerGroupName: groupName(metadata.namespace ?? "default", metadata.name ?? ""),
    RestartPolicy: spec?.restartPolicy,
    ActiveDeadlineSeconds: spec?.activeDeadlineSeconds,
    TerminationGracePeriodSeconds: spec?.terminationGracePeriodSeconds,
    Container: spec?.containers.map(containerOf),
    InitContainer: spec?.initContainers?.map(containerOf),
    VSwitchId: (listOf(text("eci-vswitch")) ?? profile.vswitchIds)?.join(","),
    SecurityGroupId: listOf(text("eci-security-group"))?.[0] ?? profile.securityGroupId,
    ResourceGroupId: text("eci-resource-group-id") ?? profile.resourceGroupId,
    EphemeralStorage: wholeGibibytes(text("eci-extra-ephemeral-storage")),
    PlainHttpRegistry: text("plain-http-registry"),
    InsecureRegistry: text("insecure-registry"),
    ImageRegistryCredential: credentials.map(({ server, userName, password }) =>
      defined({ Server: server, UserName: userName, Password: password }),
    ),
    AcrRegistryInfo: acrRegistriesOf(text),
    ...addressOf(text),
    ...cacheOf(text),
  });
}

/** The API takes no dots, and no name that is too long. */
function groupName(namespace: string, name: string): string {
  return `${namespace}-${name}`.replaceAll(".", "-").slice(0, 128).replace(/-+$/, "");
}

function containerOf(container: V1Container) {
  const { name, image, command, args, workingDir, imagePullPolicy, resources } = container;
  const { cpu, memory } = { ...resources?.requests, ...resources?.limits };
  return defined({
    Name: name,
    Image: image,
    Command: command?.slice(0, mostArguments),
    Arg: args?.slice(0, mostArguments),
    WorkingDir: workingDir,
    ImagePullPolicy: imagePullPolicy,
    Cpu: rounded(quantityOf(cpu)),
    Memory: rounded(gibibytesOf(memory)),
  });
}

function rounded(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Number(number.toFixed(3));
}

function wholeGibibytes(text: string | undefined): number | undefined {
  const size = gibibytesOf(text);
  return size === undefined ? undefined : Math.ceil(size);
}

function addressOf(text: Texts) {
  return {
    EipInstanceId: text("eci-eip-instanceid"),
    AutoCreateEip: text("eci-with-eip") === "true" || undefined,
    EipBandwidth: text("eip-bandwidth"),
    EipISP: text("eip-isp"),
    EipCommonBandwidthPackage: text("eip-common-bandwidth-package-id"),
  };
}

/** The id beats matching. */
function cacheOf(text: Texts) {
  const { imageCacheId, isMatched } = cacheWishOf(text);
  if (imageCacheId !== undefined) return { ImageSnapshotId: imageCacheId };
  return { AutoMatchImageCache: isMatched };
}

function acrRegistriesOf(text: Texts) {
  const [instances, serviceArns, userArns] = [
    listOf(text("acr-instance-ids", "acr-instance-id")),
    listOf(text("acr-service-arns")),
    listOf(text("acr-user-arns")),
  ];
  return registries(instances ?? [], serviceArns ?? [], userArns ?? []).map((each) =>
    defined({
      InstanceId: each.instanceId,
      RegionId: each.regionId,
      ArnService: each.arnService,
      ArnUser: each.arnUser,
    }),
  );
}
