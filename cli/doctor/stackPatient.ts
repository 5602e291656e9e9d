import { resolve } from "node:path";
import type { ConfigMap, Stack } from "@pulumi/pulumi/automation";
import type { Properties } from "../../provider/core/resource.js";
import type { Network } from "../../provider/doctor/dryRun.js";
import { type Finding, note, ok, reasonOf, wrong } from "../../provider/doctor/finding.js";
import { inTime } from "../../provider/doctor/patience.js";
import type { DeclaredImages } from "../../provider/doctor/registries.js";
import { imageCacheKind } from "../../provider/resources/imageCache/kind.js";
import { kindOfType } from "../../provider/resources/kinds.js";
import { projectRuntime } from "../stack/projectRuntime.js";
import { isProject, selectStack } from "../stack/stack.js";
import type { StoredDeployment } from "../stack/storedState.js";

/** What a stack says of where it runs and what it declares. */
export interface StackPatient {
  config: ConfigMap;
  declared: DeclaredImages[];
  network: Network;
  /** What the project says runs its program. */
  runtime: string | undefined;
  finding: Finding;
}

interface Wanted {
  cwd: string;
  stack?: string | undefined;
  endpoint?: string | undefined;
}

const about = "configuration";
/** The CLI is started several times for it. */
const stackPatienceMs = 20_000;
const withoutStack = (cwd: string) => ({
  ...{ config: {}, declared: [], network: {} },
  runtime: projectRuntime(cwd),
});

/** Looks at a stack where one is named, or its project is there; one that cannot be read is told, and the environment alone counts. */
export async function stackPatient({ cwd, stack: name, endpoint }: Wanted): Promise<StackPatient> {
  if (endpoint !== undefined)
    return {
      ...withoutStack(cwd),
      finding: note(about, `the environment, with every product at ${endpoint}`),
    };
  if (name === undefined && !isProject(cwd))
    return {
      ...withoutStack(cwd),
      finding: note(about, `the environment alone: ${resolve(cwd)} holds no Pulumi project`),
    };
  try {
    return await inTime("the Pulumi CLI, or the backend that it asks,", read(cwd, name), stackPatienceMs);
  } catch (error) {
    const told = `the environment alone, because no stack can be read: ${reasonOf(error)}`;
    return {
      ...withoutStack(cwd),
      finding: wrong(about, told, "Select one, name it with --stack, or log in: pulumi login"),
    };
  }
}

async function read(cwd: string, name: string | undefined): Promise<StackPatient> {
  const stack = await selectStack(cwd, name);
  const config = await stack.getAllConfig();
  return {
    config,
    runtime: projectRuntime(cwd),
    ...(await declaredBy(stack)),
    finding: ok(about, `the stack ${stack.name}`),
  };
}

/** Values that the state keeps encrypted stay so. */
async function declaredBy(stack: Stack): Promise<Pick<StackPatient, "declared" | "network">> {
  const { resources = [] }: StoredDeployment = (await stack.exportStack()).deployment ?? {};
  const caches = resources.filter(({ type, delete: isOld }) => kindOfType(type) === imageCacheKind && !isOld);
  const first: Properties = caches[0]?.inputs ?? {};
  return {
    declared: caches.map(({ urn, inputs = {} }) => imagesOf(urn.split("::").at(-1) ?? "", inputs)),
    network: {
      vswitchId: textsIn(first.vswitchIds)[0],
      securityGroupId: textsIn([first.securityGroupId])[0],
    },
  };
}

function imagesOf(name: string, inputs: Properties): DeclaredImages {
  const { images, imageRegistryCredentials, plainHttpRegistries, insecureRegistries, profile } = inputs;
  const credentials = Array.isArray(imageRegistryCredentials)
    ? (imageRegistryCredentials as Properties[])
    : [];
  const registries = { plainHttpRegistries, insecureRegistries, profile: textsIn([profile])[0] };
  return { by: name, images: textsIn(images), credentials, ...registries };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
