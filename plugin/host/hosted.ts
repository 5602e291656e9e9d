import type { Properties, Resource } from "../../provider/core/resource.js";
import type { Computed, Table } from "../../provider/core/schema/table.js";
import { containerGroupKind } from "../../provider/resources/containerGroup/kind.js";
import {
  containerGroupArguments,
  containerGroupOutputs,
} from "../../provider/resources/containerGroup/schema.js";
import { eipKind } from "../../provider/resources/eip/kind.js";
import { eipArguments, eipOutputs } from "../../provider/resources/eip/schema.js";
import { allocating } from "../../provider/resources/eip/state.js";
import { isFinal } from "../../provider/resources/imageCache/diff.js";
import { imageCacheKind } from "../../provider/resources/imageCache/kind.js";
import { imageCacheArguments, imageCacheOutputs } from "../../provider/resources/imageCache/schema.js";
import { imageCacheObjectReadyResource } from "../../provider/resources/imageCacheObjectReady/resource.js";
import {
  imageCacheObjectReadyArguments,
  imageCacheObjectReadyOutputs,
} from "../../provider/resources/imageCacheObjectReady/schema.js";
import { imageCacheObjectRenewalResource } from "../../provider/resources/imageCacheObjectRenewal/resource.js";
import {
  imageCacheObjectRenewalArguments,
  imageCacheObjectRenewalOutputs,
} from "../../provider/resources/imageCacheObjectRenewal/schema.js";
import { imageCachesReadyResource } from "../../provider/resources/imageCachesReady/resource.js";
import {
  imageCachesReadyArguments,
  imageCachesReadyOutputs,
} from "../../provider/resources/imageCachesReady/schema.js";
import type { Kind } from "../../provider/resources/kind.js";
import { hiddenContainers } from "./hiddenContainers.js";
import type { Opened } from "./values.js";

/** One type of resource as the plugin serves it. */
export interface Hosted {
  /** Its name behind `eci:index:`. */
  name: string;
  resource: Resource;
  arguments: Table;
  outputs: Readonly<Record<string, Computed<unknown, never>>>;
  /** The output that tells how it stands: what an update moves that no argument asks for. */
  condition: string;
  /** What it has in the cloud; a gate has nothing there. */
  kind?: Kind;
  /** What its class would tell of where the program's secrets are. */
  hiddenBy?(news: Opened): Properties;
  /** Whether its status can have changed by itself since it was stored. */
  isUnsettled?(state: Properties): boolean;
}

const status = (state: Properties) => String(state.status);

const all: readonly Hosted[] = [
  {
    name: "ImageCache",
    resource: imageCacheKind.resource,
    arguments: imageCacheArguments as Table,
    outputs: imageCacheOutputs,
    condition: "status",
    kind: imageCacheKind,
    isUnsettled: (state) => !isFinal(status(state)),
  },
  {
    name: "ContainerGroup",
    resource: containerGroupKind.resource,
    arguments: containerGroupArguments as Table,
    outputs: containerGroupOutputs,
    condition: "status",
    kind: containerGroupKind,
    hiddenBy: hiddenContainers,
    isUnsettled: (state) => ["Scheduling", "Pending", "Updating"].includes(status(state)),
  },
  {
    name: "Eip",
    resource: eipKind.resource,
    arguments: eipArguments as Table,
    outputs: eipOutputs,
    condition: "status",
    kind: eipKind,
    isUnsettled: (state) => status(state) === allocating,
  },
  {
    name: "ImageCachesReady",
    resource: imageCachesReadyResource,
    arguments: imageCachesReadyArguments,
    outputs: imageCachesReadyOutputs,
    condition: "imageCacheIds",
  },
  {
    name: "ImageCacheObjectReady",
    resource: imageCacheObjectReadyResource,
    arguments: imageCacheObjectReadyArguments as Table,
    outputs: imageCacheObjectReadyOutputs,
    condition: "phase",
  },
  {
    name: "ImageCacheObjectRenewal",
    resource: imageCacheObjectRenewalResource,
    arguments: imageCacheObjectRenewalArguments as Table,
    outputs: imageCacheObjectRenewalOutputs,
    condition: "renewal",
  },
];

const prefix = "eci:index:";

export function hostedOf(type: string): Hosted {
  const found = all.find(({ name }) => type === `${prefix}${name}`);
  if (found !== undefined) return found;
  const known = all.map(({ name }) => `${prefix}${name}`).join(", ");
  throw new Error(`${type} is no resource of this plugin: it has ${known}.`);
}

/** The type in a URN, without its parents. */
export function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** Names that are stored encrypted whatever the program says. */
export function secretNames({ arguments: table }: Hosted): string[] {
  return Object.entries(table).flatMap(([name, { secret }]) => (secret ? [name] : []));
}
