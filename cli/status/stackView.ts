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
import { distinctPlaces, type Place, placesIn } from "../stack/places.js";
import { type StoredDeployment, type StoredResource, withoutSecretMarks } from "../stack/storedState.js";

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
  const stored: StoredDeployment = deployment ?? {};
  const placeOf = placesIn(stored, clouds, endpoint);
  const found = (stored.resources ?? []).flatMap((one) => knownOf(one, placeOf(one)));
  const known = new Map(found.map((one) => [one.object.id, one]));
  const session = new Session();
  return {
    name: stack.name,
    objects: new Map([...known].map(([id, { object }]) => [id, object])),
    places: distinctPlaces(found.map(({ place }) => place)),
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

/** A resource of this package that has something in the cloud. One that is to be deleted still has. */
function knownOf({ type, id, urn, outputs, custom }: StoredResource, place: Place | undefined): Known[] {
  const kind = kindOfType(type);
  const state = withoutSecretMarks(outputs ?? {}) as Properties;
  if (kind === undefined || place === undefined || !custom || id === undefined) return [];
  const { buildSeconds } = state;
  const object: StackObject = {
    ...{ kind: kind.name, id, regionId: place.regionId },
    resource: identityOfUrn(urn, undefined).name,
    mayBeGone: mayBeGone(kind, state),
    ...(typeof buildSeconds === "number" && { buildSeconds }),
  };
  return [{ object, place, state }];
}

function mayBeGone(kind: Kind, state: Properties): boolean {
  return kind.name === "containerGroup" && isJob(state);
}
