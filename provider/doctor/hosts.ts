import { endpointOf } from "../accounts/endpoints.js";
import type { Environment, Settings } from "../accounts/settings.js";
import { type Answer, sendHttp } from "../cloud/http.js";
import type { Product } from "../cloud/products.js";
import { proxyFor, shown } from "../cloud/proxy.js";
import { clockFinding } from "./clock.js";
import { type Finding, ok, reasonOf, wrong } from "./finding.js";
import { inTime, patienceMs } from "./patience.js";

const products = ["eci", "vpc", "sts"] as const;

/** What the hosts of the API say to a stranger, and which products answer. */
export interface Hosts {
  findings: Finding[];
  answering: ReadonlySet<Product>;
}

/** Asks each host of the API once, without credentials: any answer is one. */
export async function askHosts(region: string, settings: Settings, environment: Environment): Promise<Hosts> {
  const asked = await Promise.all(products.map((product) => ask(product, region, settings, environment)));
  const clock = asked.find(({ clock }) => clock !== undefined)?.clock;
  return {
    findings: [...asked.map(({ finding }) => finding), ...(clock === undefined ? [] : [clock])],
    answering: new Set(asked.flatMap(({ product, answers }) => (answers ? [product] : []))),
  };
}

interface Asked {
  product: Product;
  answers: boolean;
  finding: Finding;
  clock?: Finding | undefined;
}

async function ask(
  product: (typeof products)[number],
  region: string,
  settings: Settings,
  environment: Environment,
): Promise<Asked> {
  const about = `${product} endpoint`;
  try {
    const { host, protocol } = endpointOf(product, region, settings);
    const url = new URL(`${protocol.toLowerCase()}://${host}/`);
    const proxy = proxyFor(url, environment);
    const through = proxy === undefined ? "directly" : `through ${shown(proxy)}`;
    const from = Date.now();
    const answer = await reached(url, environment).catch((error: unknown) => reasonOf(error));
    if (typeof answer === "string")
      return {
        ...{ product, answers: false },
        finding: wrong(about, `${answer}, asked ${through}`, adviceFor(product, settings)),
      };
    const clock = clockFinding(host, answer.headers.date, { from: from - 1_000, to: Date.now() });
    return { product, answers: true, finding: ok(about, `${url.origin} answers, ${through}`), clock };
  } catch (error) {
    return { product, answers: false, finding: wrong(about, reasonOf(error), "Correct it.") };
  }
}

function reached(url: URL, environment: Environment): Promise<Answer> {
  const patience = { readTimeoutMs: patienceMs, connectTimeoutMs: patienceMs };
  return inTime(url.host, sendHttp({ method: "GET", url: url.href, ...patience }, environment));
}

function adviceFor(product: Product, { endpoints }: Settings): string {
  return endpoints[product] === undefined
    ? "Check the region and the network, and HTTPS_PROXY where the network wants a proxy."
    : `Check alicloud:endpoints or the variable that names it (docs/configuration.md), and that something listens there.`;
}
