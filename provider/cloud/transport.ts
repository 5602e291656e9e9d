import type Credential from "@alicloud/credentials";
import OpenApiClient, { Config, OpenApiRequest, Params } from "@alicloud/openapi-client";
import { RuntimeOptions } from "@alicloud/tea-util";
import { type Answer, Gateway } from "./gateway.js";
import { apiVersion, type Product } from "./products.js";

export interface TransportOptions {
  product: Product;
  region: string;
  /** `host[:port]`, without a scheme. */
  endpoint: string;
  protocol: "HTTP" | "HTTPS";
  credential: Credential;
  readTimeoutMs: number;
  connectTimeoutMs: number;
}

/** Signs one call, sends it and hands out its answer as it is. */
export type Transport = (action: string, parameters: Record<string, unknown>) => Promise<Answer>;

/** The vendor's client of a product. It is loaded with this module: a run that calls nothing does without. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { product, endpoint, protocol, region, credential, readTimeoutMs, connectTimeoutMs } = options;
  const Client = product === "eci" ? await eciClient() : OpenApiClient;
  const sdk = new Client(new Config({ endpoint, protocol, regionId: region, credential }));
  // Any calls go through `_spi` only under this label; the gateway itself signs as the SDK does by default.
  sdk._signatureVersion = "v4";
  sdk._spi = new Gateway();
  const runtime = new RuntimeOptions({
    readTimeout: readTimeoutMs,
    // It is an idle timeout in truth: shorter than the read timeout it would cut off slow answers.
    connectTimeout: Math.max(connectTimeoutMs, readTimeoutMs),
  });
  return async (action, parameters) => {
    const params = new Params({
      action,
      version: apiVersion[product],
      protocol: "HTTPS",
      pathname: "/",
      method: "POST",
      authType: "AK",
      style: "RPC",
      reqBodyType: "formData",
      bodyType: "json",
    });
    const reply = await sdk.callApi(params, new OpenApiRequest({ body: parameters }), runtime);
    return reply.body as Answer;
  };
}

/** The client of ECI brings all types of its product, which nothing else needs. */
async function eciClient(): Promise<typeof OpenApiClient> {
  return (await import("./eciClient.js")).EciClient;
}
