import * as rules from "../../../core/schema/rules.js";
import { entriesField, field, neededField } from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";

const dnsOptionShape = {
  /** Name of the option. Source: `DnsConfig.Option.N.Name`. */
  name: neededField<string>(rules.text(), { wire: "Name", told: "Name" }),
  /** Its value. Source: `DnsConfig.Option.N.Value`. */
  value: field<string>(rules.text(), { wire: "Value", told: "Value" }),
};

/** An option of how names are resolved. */
export interface ContainerGroupDnsOptionInputs extends PlainInputs<typeof dnsOptionShape> {}

const lines = rules.list(rules.text(), { unit: "entries" });

export const dnsConfigShape = {
  /** Addresses of name servers. Source: `DnsConfig.NameServer.N`. */
  nameServers: field<string[]>(rules.list(rules.ipAddress, { unit: "entries" }), {
    wire: "NameServer",
    told: "NameServers",
  }),
  /** Domains that are searched. Source: `DnsConfig.Search.N`. */
  searches: field<string[]>(lines, { wire: "Search", told: "Searches" }),
  /** Options. Source: `DnsConfig.Option.N`. */
  options: entriesField<ContainerGroupDnsOptionInputs>(dnsOptionShape, ({ name }) => name, {
    unit: "options",
    wire: "Option",
    told: "Options",
  }),
};

/** How names are resolved. */
export interface ContainerGroupDnsConfigInputs extends PlainInputs<typeof dnsConfigShape> {}

export const hostAliasShape = {
  /** Address. Source: `HostAliase.N.Ip`. */
  ip: neededField<string>(rules.ipAddress, { wire: "Ip", told: "Ip" }),
  /** Names that stand for it. Source: `HostAliase.N.Hostname.N`. */
  hostnames: neededField<string[]>(rules.list(rules.text(), { min: 1, unit: "names" }), {
    wire: "Hostname",
    told: "Hostnames",
  }),
};

/** Names of an address, as in a hosts file. */
export interface ContainerGroupHostAliasInputs extends PlainInputs<typeof hostAliasShape> {}

const sysctlShape = {
  /** Name, such as `net.core.somaxconn`. Source: `Sysctl.N.Name`. */
  name: neededField<string>(rules.text(), { wire: "Name", told: "Name" }),
  /** Value, as text. Source: `Sysctl.N.Value`. */
  value: neededField<string>(rules.text(), { wire: "Value", told: "Value" }),
};

/** A setting of the kernel. */
export interface ContainerGroupSysctlInputs extends PlainInputs<typeof sysctlShape> {}

export const sysctlsShape = {
  /** Settings of the kernel. Source: `Sysctl.N`. */
  sysctls: entriesField<ContainerGroupSysctlInputs>(sysctlShape, ({ name }) => name, {
    unit: "settings",
    wire: "Sysctl",
    told: "Sysctls",
  }),
};

/** Settings of the kernel for a whole group. */
export interface ContainerGroupSysctlsInputs extends PlainInputs<typeof sysctlsShape> {}

const most = Number.MAX_SAFE_INTEGER;

export const cpuOptionsShape = {
  /** Number of physical cores. Source: `CpuOptionsCore`. */
  core: field<number>(rules.wholeNumber(1, most), { wire: "CpuOptionsCore" }),
  /** Threads of each core; 1 switches hyper-threading off. Source: `CpuOptionsThreadsPerCore`. */
  threadsPerCore: field<number>(rules.wholeNumber(1, 2), { wire: "CpuOptionsThreadsPerCore" }),
};

/** How the vCPUs are laid out. */
export interface ContainerGroupCpuOptionsInputs extends PlainInputs<typeof cpuOptionsShape> {}
