import { type Field, needed, patchShapeOf, type Stated, shapeOf, text } from "../field.js";
import { acrRegistryInfos, imageRegistryCredentials } from "../registry/access.js";
import { tags } from "../tagShape.js";
import { readTags, type Tag } from "../tags.js";
import { heldContainers } from "./container.js";
import { common, creationOnly } from "./declaration.js";
import { volumesInCreate } from "./volume.js";

const tagList: Field<Tag[]> = { read: (parameters) => readTags(parameters), shape: tags };

const { AcrRegistryInfo: _, ImageRegistryCredential: __, ...rest } = common;

const heldGroup = {
  ...rest,
  ...creationOnly,
  ContainerGroupName: needed(text),
  ResourceGroupId: needed(common.ResourceGroupId),
  Cpu: needed(common.Cpu),
  Memory: needed(common.Memory),
  RestartPolicy: needed(common.RestartPolicy),
  Container: needed(heldContainers),
  InitContainer: needed(heldContainers),
  Volume: needed(volumesInCreate),
  Tags: needed(tagList),
  AcrRegistryInfos: needed(acrRegistryInfos),
  ImageRegistryCredentials: needed(imageRegistryCredentials),
};

/** What the cloud holds for a group, write-only fields included. */
export type HeldGroup = Stated<typeof heldGroup>;

export const heldGroupShape = shapeOf(heldGroup);

/** Any of its fields. */
export const heldGroupPatchShape = patchShapeOf(heldGroup);
