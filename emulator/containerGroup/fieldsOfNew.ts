import type { Call } from "../call.js";
import { typesWith } from "../placement/instanceTypes.js";
import { readTags } from "../tags.js";
import { defaultResourceGroup } from "../undocumented.js";
import { checkGroup, checkGroupInCreate, sumOf, wholeContainer } from "./checks.js";
import type { Container } from "./container.js";
import { type GroupInCreate, readGroupInCreate } from "./declaration.js";
import type { HeldGroup } from "./heldGroup.js";

const usual = { Cpu: 2, Memory: 4 } as const;

/** What a new group holds. */
export function fieldsOfNew({ parameters }: Call): HeldGroup {
  const declared = readGroupInCreate(parameters);
  checkGroupInCreate(declared);
  const { AcrRegistryInfo, ImageRegistryCredential, ...rest } = declared;
  const containers = (declared.Container ?? []).map((each, index) =>
    wholeContainer(each, `Container.${index + 1}`),
  );
  const fields: HeldGroup = {
    ...rest,
    ...sizeOf(declared, containers),
    ResourceGroupId: declared.ResourceGroupId ?? defaultResourceGroup,
    RestartPolicy: declared.RestartPolicy ?? "Always",
    Container: containers,
    InitContainer: (declared.InitContainer ?? []).map((each, index) =>
      wholeContainer(each, `InitContainer.${index + 1}`),
    ),
    Volume: declared.Volume ?? [],
    Tags: readTags(parameters),
    AcrRegistryInfos: AcrRegistryInfo ?? [],
    ImageRegistryCredentials: ImageRegistryCredential ?? [],
  };
  checkGroup(fields);
  return fields;
}

/** As declared, as the type of the instance has it, or what the containers want together. */
function sizeOf(declared: GroupInCreate, containers: readonly Container[]) {
  const [id] = declared.InstanceType?.split(",") ?? [];
  const [type] = id === undefined ? [] : typesWith({ id });
  return {
    Cpu: declared.Cpu ?? type?.cores ?? (sumOf(containers, "Cpu") || usual.Cpu),
    Memory: declared.Memory ?? type?.memoryGiB ?? (sumOf(containers, "Memory") || usual.Memory),
  };
}
