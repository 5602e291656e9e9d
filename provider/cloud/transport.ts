import type Credential from "@alicloud/credentials";
import {
  AttributeMap,
  InterceptorContext,
  InterceptorContextConfiguration,
  InterceptorContextRequest,
} from "@alicloud/gateway-spi";
import OpenApiClient, { Config, OpenApiRequest, Params } from "@alicloud/openapi-client";
import { RuntimeOptions } from "@alicloud/tea-util";
import { Gateway } from "./gateway.js";
import { type Answer, sendHttp } from "./http.js";
import { apiVersion, type Product, type RestApi } from "./products.js";
import type { Environment } from "./proxy.js";

export interface TransportOptions {
  product: Product;
  region: string;
  /** `host[:port]`, without a scheme. */
  endpoint: string;
  protocol: "HTTP" | "HTTPS";
  credential: Credential;
  /** Which other API of the product is called. */
  rest?: RestApi | undefined;
  readTimeoutMs: number;
  connectTimeoutMs: number;
  /** Names the proxies; that of this process where it is left out. */
  environment?: Environment | undefined;
}

/** Signs one call, sends it and hands out its answer as it is. */
export type Transport = (action: string, parameters: Record<string, unknown>) => Promise<Answer>;

/** The vendor's client of a product. It is loaded with this module: a run that calls nothing does without. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { product, rest, endpoint, protocol, region, credential, readTimeoutMs, connectTimeoutMs } = options;
  const Client = withProxies(product === "eci" ? await eciClient() : OpenApiClient, options.environment);
  const sdk = new Client(new Config({ endpoint, protocol, regionId: region, credential }));
  // Any calls go through `execute` only under this label; the gateway itself signs as the SDK does by default.
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
      version: rest?.version ?? apiVersion[product],
      protocol: "HTTPS",
      pathname: rest?.paths[action] ?? "/",
      method: rest === undefined ? "POST" : "GET",
      authType: "AK",
      style: rest === undefined ? "RPC" : "ROA",
      reqBodyType: "formData",
      bodyType: "json",
    });
    const reply = await sdk.callApi(params, new OpenApiRequest({ body: parameters }), runtime);
    return reply.body as Answer;
  };
}

/** The SDK's client with the one step replaced that sends: the SDK's own takes no agent, and ignores its options for proxies. */
function withProxies(Client: typeof OpenApiClient, environment: Environment | undefined) {
  return class extends Client {
    override async execute(params: Params, { body }: OpenApiRequest, runtime: RuntimeOptions) {
      const { pathname, action, version, method } = params;
      const credential = this._credential;
      const call = { pathname, action, version, method, body, credential, userAgent: this.getUserAgent() };
      const context = new InterceptorContext({
        request: new InterceptorContextRequest(call),
        configuration: new InterceptorContextConfiguration({ endpoint: this._endpoint }),
      });
      await this._spi.modifyRequest(context, new AttributeMap({}));
      const answer = await sendHttp(
        {
          method: method === "GET" ? "GET" : "POST",
          url: `${this._protocol.toLowerCase()}://${this._endpoint}${pathname}`,
          headers: context.request.headers ?? {},
          body: context.request.body,
          readTimeoutMs: runtime.readTimeout ?? 0,
          connectTimeoutMs: runtime.connectTimeout ?? 0,
        },
        environment,
      );
      return { statusCode: answer.status, headers: answer.headers, body: answer };
    }
  };
}

/** The client of ECI brings all types of its product, which nothing else needs. */
async function eciClient(): Promise<typeof OpenApiClient> {
  return (await import("./eciClient.js")).EciClient;
}
