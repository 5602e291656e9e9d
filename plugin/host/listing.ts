import { ListResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import type { Properties } from "../../provider/core/resource.js";
import { hostedOf } from "./hosted.js";
import type { Process } from "./lifecycle.js";

interface Query {
  token: string;
  /** Region, profile and tags of what is wanted. */
  query: Properties;
  /** The most that is wanted; 0 for all. */
  limit: number;
}

/** What there is of a type in a region, whoever has made it. */
export async function listed({ clouds }: Process, { token, query, limit }: Query): Promise<ListResponse[]> {
  const { kind, name } = hostedOf(token);
  if (kind === undefined) throw new Error(`${name} is nothing in the cloud that could be listed.`);
  const {
    regionId,
    profile,
    tags = {},
  } = query as { regionId?: string; profile?: string; tags?: Record<string, string> };
  const shared = await clouds.in(regionId ?? clouds.defaultRegion(profile), profile);
  const cloud = new Cloud(shared, { deadline: clouds.clock.now() + lookTimeoutMs });
  const objects = await kind.list(cloud, tags);
  return objects.slice(0, limit > 0 ? limit : undefined).map((object) => {
    const result = new ListResponse.Result();
    // With its region, so that an import or a read finds it wherever it is.
    result.setId(regionId === undefined ? object.id : `${regionId}/${object.id}`);
    result.setName(nameFor(object.name ?? object.id));
    return new ListResponse().setResult(result);
  });
}

function nameFor(name: string): string {
  return name.replace(/[^\w-]+/g, "-");
}
