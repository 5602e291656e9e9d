import Eci from "@alicloud/eci20180808";
import Ecs from "@alicloud/ecs20140526";
import { Config, OpenApiRequest, Params } from "@alicloud/openapi-client";
import { $OpenApiUtil } from "@alicloud/openapi-core";
import RpcClient from "@alicloud/pop-core";
import { RuntimeOptions } from "@alicloud/tea-util";
import Vpc from "@alicloud/vpc20160428";
import type { Target } from "./target.js";

export const versions = {
  ECI: "2018-08-08",
  VPC: "2016-04-28",
  ECS: "2014-05-26",
  CR: "2018-12-01",
  STS: "2015-04-01",
} as const;
export type Product = keyof typeof versions;

/** The answer of a generic call, in the API's own names. */
export type Answer = Record<string, unknown>;

export function eciClient(target: Target): Eci {
  return new (unwrap(Eci))(new Config(configOf(target)));
}

export function ecsClient(target: Target): Ecs {
  return new (unwrap(Ecs))(new $OpenApiUtil.Config(configOf(target)));
}

export function vpcClient(target: Target): Vpc {
  return new (unwrap(Vpc))(new $OpenApiUtil.Config(configOf(target)));
}

/** The older generation, with V1 signatures. */
export function popClient(target: Target, product: Product): RpcClient {
  const { endpoint, accessKeyId, accessKeySecret, securityToken } = target;
  return new (unwrap(RpcClient))({
    endpoint: `http://${endpoint}`,
    apiVersion: versions[product],
    accessKeyId,
    accessKeySecret,
    ...(securityToken !== undefined && { securityToken }),
  });
}

/** Any action through the vendor's generic call, parameters in a form body. */
export async function call(
  target: Target,
  product: Product,
  action: string,
  parameters: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const params = new Params({
    action,
    version: versions[product],
    protocol: "HTTP",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  const request = new OpenApiRequest({ body: { RegionId: target.region, ...parameters }, headers });
  const reply = await eciClient(target).callApi(params, request, new RuntimeOptions({}));
  return reply.body as Answer;
}

function configOf({ endpoint, accessKeyId, accessKeySecret, securityToken, region }: Target) {
  return {
    endpoint,
    protocol: "HTTP",
    accessKeyId,
    accessKeySecret,
    regionId: region,
    ...(securityToken !== undefined && { securityToken }),
  };
}

/** The class itself, whether the module loader has unwrapped the CommonJS default or not. */
function unwrap<T extends object>(imported: T): T {
  return "default" in imported ? (imported.default as T) : imported;
}
