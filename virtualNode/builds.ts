import { createHash } from "node:crypto";
import { Cloud, type SharedCloud } from "../provider/cloud/cloud.js";
import {
  createImageCache,
  deleteImageCache,
  describeImageCache,
  type ImageCache,
} from "../provider/cloud/eci.js";
import { isNotFound } from "../provider/cloud/errors.js";
import type { Owner } from "../provider/core/owner.js";
import { parametersOf } from "../provider/core/schema/table.js";
import {
  acquireBuildEip,
  findBuildEip,
  releaseLeftoverBuildEips,
} from "../provider/resources/imageCache/buildEip/buildEip.js";
import { type ImageCacheInputs, imageCacheArguments } from "../provider/resources/imageCache/schema.js";
import { isPassing } from "./troubles.js";

const addressMs = 60_000;

/** The caches and addresses that a virtual node makes in the cloud, for objects that it knows by their uids. */
export class Builds {
  constructor(private readonly shared: SharedCloud) {}

  /** Begins to build. The uid is the token: a second try, also by another process, finds the cache of the first one. */
  async begin(uid: string, inputs: ImageCacheInputs): Promise<string> {
    const request = parametersOf(imageCacheArguments, { ...inputs });
    if (inputs.autoCreateEip !== true) return this.create(uid, request);
    request.EipInstanceId = await this.addressOf(uid, inputs);
    try {
      return await this.create(uid, request);
    } catch (error) {
      if (!isPassing(error)) await this.giveBackAddress(uid);
      throw error;
    }
  }

  find(imageCacheId: string): Promise<ImageCache | undefined> {
    return describeImageCache(this.once().eci, imageCacheId);
  }

  async remove(imageCacheId: string, uid: string): Promise<void> {
    try {
      await deleteImageCache(this.once().eci, imageCacheId, uid);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** Releases the address that was made for an object, as soon as its build has let go of it. */
  giveBackAddress(uid: string): Promise<void> {
    return releaseLeftoverBuildEips(this.within(addressMs), ownerOf(uid));
  }

  private async create(uid: string, request: Record<string, unknown>): Promise<string> {
    return (await createImageCache(this.once().eci, request, uid)).imageCacheId;
  }

  private async addressOf(uid: string, inputs: ImageCacheInputs): Promise<string> {
    const owner = ownerOf(uid);
    const cloud = this.within(addressMs);
    // A first try may have begun the build: then its address is the one that the token goes with.
    const known = await findBuildEip(cloud, owner);
    return known ?? (await acquireBuildEip(cloud, owner, inputs));
  }

  private within(ms: number): Cloud {
    return new Cloud(this.shared, { deadline: this.shared.clock.now() + ms });
  }

  /** One try: the next look at the cluster is the second one. */
  private once(): Cloud {
    return this.within(0);
  }
}

/** Marks the addresses that the builds of an object have made. */
function ownerOf(uid: string): Owner {
  const hash = createHash("sha256").update(`virtual node ${uid}`).digest("hex");
  return { hash, tag: hash, values: [hash] };
}
