import { BlockList, isIP } from "node:net";

/**
 * Whether NO_PROXY exempts a host. It reads the list as Pulumi and the alicloud provider do, which share the run: a name holds for
 * its subdomains too, and there are address ranges and ports. The libraries at hand know only whole names and suffixes.
 */
export function isExempt(url: URL, list: string): boolean {
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => matches(entry.toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === "*") return true;
  if (entry.includes("/")) return isInRange(entry, host);
  const [, name = entry, wantedPort] = splitPort(entry);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const domain = bare(name).replace(/^\*?\./, "");
  if (domain === "") return false;
  if (isIP(domain) !== 0 || isIP(host) !== 0) return domain === host;
  const isSuffixOnly = /^\*?\./.test(name);
  return host.endsWith(`.${domain}`) || (!isSuffixOnly && host === domain);
}

/** An IPv6 address without brackets has colons, but no port. */
function splitPort(entry: string): RegExpExecArray | [] {
  return isIP(entry) === 6 ? [] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
}

function isInRange(entry: string, host: string): boolean {
  const [address = "", bits] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || isIP(host) !== family) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  try {
    const range = new BlockList();
    range.addSubnet(address, Number(bits), type);
    return range.check(host, type);
  } catch {
    return false;
  }
}

/** A host as names and addresses are compared: without brackets, capitals and the root's dot. */
export function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}
