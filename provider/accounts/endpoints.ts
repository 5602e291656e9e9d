import type { Product } from "../cloud/products.js";
import { isLoopback } from "../cloud/proxy.js";
import { publicHosts } from "./regions.js";
import type { Settings } from "./settings.js";

export interface Endpoint {
  /** `host[:port]` */
  host: string;
  protocol: "HTTP" | "HTTPS";
}

type EndpointSettings = Pick<Settings, "endpoints" | "protocol" | "allowPlainHttp">;

/** Where a product is called: what is configured (with a scheme, if one is given), else its public host in the region. */
export function endpointOf(product: Product, region: string, settings: EndpointSettings): Endpoint {
  const configured = settings.endpoints[product];
  const endpoint =
    configured === undefined
      ? { host: publicHosts[product](region), protocol: settings.protocol }
      : parse(configured, product, settings.protocol);
  if (
    endpoint.protocol === "HTTP" &&
    !settings.allowPlainHttp &&
    !isLoopback(endpoint.host.replace(/:\d+$/, ""))
  ) {
    throw new Error(
      `The endpoint ${endpoint.host} of ${product} would be called over plain HTTP, with registry passwords in the requests. ` +
        "Use HTTPS, or set pulumi-eci:allowPlainHttp (PULUMI_ECI_ALLOW_PLAIN_HTTP) to true if this network is trusted.",
    );
  }
  return endpoint;
}

function withoutLogin(text: string): string {
  return text.replace(/^((?:\w+:)?\/*)[^/]*@/, "$1***@");
}

function parse(text: string, product: Product, protocol: Endpoint["protocol"]): Endpoint {
  const match = /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?\/?$/i.exec(text);
  if (match === null || !URL.canParse(`http://${match[2]}${match[3] ?? ""}`)) {
    throw new Error(
      `alicloud:endpoints.${product} must be host[:port] or http(s)://host[:port], not "${withoutLogin(text)}".`,
    );
  }
  const [, scheme, host, port = ""] = match;
  return {
    host: `${host}${port}`,
    protocol: scheme === undefined ? protocol : scheme.toLowerCase() === "http" ? "HTTP" : "HTTPS",
  };
}
