import type { Stack } from "@pulumi/pulumi/automation";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { silent } from "../../provider/core/log.js";
import { Operation } from "../../provider/core/operation.js";
import type { Properties } from "../../provider/core/resource.js";
import { Session } from "../../provider/core/session.js";
import { isJob } from "../../provider/resources/containerGroup/life.js";
import type { Kind } from "../../provider/resources/kind.js";
import { kindOfType } from "../../provider/resources/kinds.js";
import { type DigestStatus, digestStatus } from "../../provider/status/digests.js";
import type { Scope, StackObject } from "../../provider/status/scope.js";
import { cloudsOfProviders } from "../stack/explicitProviders.js";
import { type StoredDeployment, type StoredResource, withoutSecretMarks } from "../stack/storedState.js";

/** Where a resource is: as its provider reaches the cloud, its region, and the profile that it names. */
export interface Place {
  clouds: Clouds;
  regionId: string;
  profile?: string | undefined;
}

/** What a stack says of what it has in the cloud. */
export interface StackView {
  name: string;
  objects: Scope;
  places: Place[];
  /** Whether the images of a cache of the stack have moved. */
  digestsOf(id: string): Promise<DigestStatus | undefined>;
}

interface Known {
  object: StackObject;
  place: Place;
  state: Properties;
}

export async function stackView(stack: Stack, clouds: Clouds, endpoint?: string): Promise<StackView> {
  const { deployment } = await stack.exportStack();
  const { resources = [] }: StoredDeployment = deployment ?? {};
  const explicit = cloudsOfProviders(resources, endpoint);
  const found = resources.flatMap((one) => knownOf(one, explicit.get(one.provider ?? "") ?? clouds));
  const known = new Map(found.map((one) => [one.object.id, one]));
  const session = new Session();
  return {
    name: stack.name,
    objects: new Map([...known].map(([id, { object }]) => [id, object])),
    places: distinct(found.map(({ place }) => place)),
    digestsOf: async (id) => {
      const { state, place } = known.get(id) ?? {};
      if (state === undefined || place === undefined) return undefined;
      const operation = new Operation({
        ...{ method: "check", clouds: place.clouds, session, news: state },
        logFor: () => silent,
      });
      return digestStatus(operation, state);
    },
  };
}

function distinct(places: readonly Place[]): Place[] {
  const isSame = (one: Place, other: Place) =>
    one.clouds === other.clouds && one.regionId === other.regionId && one.profile === other.profile;
  return places.filter((place, index) => places.findIndex((other) => isSame(place, other)) === index);
}

/** A resource of this package that has something in the cloud. One that is to be deleted still has. */
function knownOf({ type, id, urn, outputs, custom }: StoredResource, clouds: Clouds): Known[] {
  const kind = kindOfType(type);
  const state = withoutSecretMarks(outputs ?? {}) as Properties;
  const { regionId, profile, buildSeconds } = state;
  if (kind === undefined || !custom || id === undefined || typeof regionId !== "string") return [];
  const object: StackObject = {
    ...{ kind: kind.name, id, regionId },
    resource: identityOfUrn(urn, undefined).name,
    mayBeGone: mayBeGone(kind, state),
    ...(typeof buildSeconds === "number" && { buildSeconds }),
  };
  const place = { clouds, regionId, profile: typeof profile === "string" ? profile : undefined };
  return [{ object, place, state }];
}

function mayBeGone(kind: Kind, state: Properties): boolean {
  return kind.name === "containerGroup" && isJob(state);
}
