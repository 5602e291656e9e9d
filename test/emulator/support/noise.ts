import { createHmac, randomUUID } from "node:crypto";

/** Chances that a seed decides. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to, but without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

/** One HTTP request as a client library would send it. */
export interface Noise {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

type Pair = readonly [string, string];
type Names = readonly [string, ...string[]];

const values = [
  "",
  "a",
  "cn-beijing",
  "0",
  "-1",
  "1",
  "20",
  "999999999999999999",
  "1e999",
  "NaN",
  "true",
  "null",
  "[object Object]",
  "\u0000",
  "a\u0000b",
  "__proto__",
  "constructor",
  "toString",
  "🙂\u202e",
  "../../etc/passwd",
  "' OR 1=1 --",
  "<script>",
  "r.example.com/a:1",
  "eip-1",
  "imc-1",
  "vsw-1,vsw-2",
  "web-1",
  '["eci-1"]',
  "x".repeat(5_000),
] as const;
const names = [
  "RegionId",
  "ImageCacheId",
  "ImageCacheName",
  "Image.1",
  "Image.0",
  "Image.999999",
  "Image.99999999999",
  "Image.1.1",
  "Tag.1.Key",
  "Tag.1.Value",
  `Tag.${"1.".repeat(500)}Key`,
  "Tag",
  "TagKey.1",
  "ResourceId.1",
  "ResourceType",
  "ImageRegistryCredential.1.Password",
  "AcrRegistryInfo.1.Domain.1",
  "RetentionDays",
  "ImageCacheSize",
  "ContainerGroupId",
  "ContainerGroupIds",
  "ContainerGroupName",
  "Container.1.Name",
  "Container.1.Image",
  "Container.1.LivenessProbe.Exec.Command.1",
  "InitContainer.1.Image",
  "Volume.1.ConfigFileVolume.ConfigFileToPath.1.Content",
  "ImageSnapshotId",
  "AutoMatchImageCache",
  "RestartPolicy",
  "ActiveDeadlineSeconds",
  "UpdateType",
  "Cpu",
  "Limit",
  "NextToken",
  "PageNumber",
  "PageSize",
  "MaxResults",
  "ClientToken",
  "AllocationId",
  "Bandwidth",
  "Period",
  "InstanceChargeType",
  "PricingCycle",
  "CidrBlock",
  "VpcId",
  "ZoneId",
  "BandwidthPackageId",
  "IpInstanceId",
  "InstanceId",
  "InstanceType",
  "NatGatewayId",
  "SnatTableId",
  "SnatIp",
  "SourceCIDR",
  "DestinationResource",
  "DestinationResource.Cores",
  "MinimumMemorySize",
  "Mode",
  "__proto__",
  "constructor.prototype",
  "hasOwnProperty",
  "",
  "\u0000",
] as const;

export class NoiseMaker {
  constructor(
    private readonly chance: Chance,
    private readonly actions: readonly [Pair, ...Pair[]],
  ) {}

  private parameters(): Pair[] {
    const { chance } = this;
    const pairs = chance.times(
      8,
      (): Pair => [chance.of<string>(names as Names), chance.of<string>(values as Names)],
    );
    const first = pairs[0];
    if (first !== undefined && chance.next() < 0.2) pairs.push(first);
    if (chance.next() < 0.7) pairs.push(["RegionId", "cn-beijing"]);
    return pairs;
  }

  private action(): Pair {
    const { chance } = this;
    if (chance.next() < 0.9) return chance.of(this.actions);
    return [chance.of<string>(values as Names), chance.of<string>(values as Names)];
  }

  /** An action with a good signature and senseless parameters. */
  signed(accessKeyId: string, secret: string): Noise {
    const [version, action] = this.chance.of(this.actions);
    const pairs = [...new Map([...this.parameters(), ...protocol(version, action, accessKeyId)])];
    return request(pairs.concat([["Signature", sign(pairs, secret)]]));
  }

  /** An action that nobody has the right to ask for. */
  unsigned(): Noise {
    const { chance } = this;
    const [version, action] = this.action();
    const pairs = [
      ...this.parameters(),
      ...protocol(version, action, chance.of(["test", "nobody", "", "__proto__"])),
    ];
    const kept = pairs.filter(() => chance.next() < 0.95);
    if (chance.next() < 0.8)
      kept.push(["Signature", chance.of([sign(kept, "wrong"), sign(kept, ""), "x", ""])]);
    return chance.next() < 0.5 ? request(kept) : this.newer(version, action);
  }

  private newer(version: string, action: string): Noise {
    const { chance } = this;
    const signed = "host;x-acs-action;x-acs-version;x-acs-date;x-acs-signature-nonce";
    const headers: Record<string, string> = {
      "x-acs-action": headerText(action),
      "x-acs-version": headerText(version),
      "x-acs-date": chance.of([now(), "", "yesterday", "9999-99-99T99:99:99Z"]),
      "x-acs-signature-nonce": randomUUID(),
      "content-type": chance.of([
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data",
        "",
      ]),
      authorization: chance.of([
        `ACS3-HMAC-SHA256 Credential=test,SignedHeaders=${signed},Signature=${"0".repeat(64)}`,
        "ACS3-HMAC-SHA256 Credential=__proto__,SignedHeaders=;;,Signature=",
        "ACS3-HMAC-SHA256 Credential=test,SignedHeaders=host",
        "Basic dGVzdDp0ZXN0",
        "",
        "=".repeat(3_000),
      ]),
    };
    const kept = Object.entries(headers).filter(() => chance.next() < 0.95);
    const form = encoded(this.parameters());
    const inBody = chance.next() < 0.5;
    return {
      method: chance.of(["POST", "GET", "PUT", "OPTIONS"]),
      path: inBody ? "/" : `/?${form}`,
      headers: Object.fromEntries(kept),
      body: inBody ? form : chance.of(["", "{}", "%", "%zz=%", "\u0000"]),
    };
  }

  /** A request to the control path that changes nothing which later requests need. */
  control(): Noise {
    const { chance } = this;
    const noun = chance.of([
      "state",
      "calls",
      "clock",
      "faults",
      "faults/release",
      "image-caches",
      "container-groups",
      "eips",
      "vpcs",
      "__proto__",
    ]);
    const id = chance.of([
      "",
      "/",
      "/imc-1",
      "/__proto__",
      "/imc-1/finish",
      "/imc-1/fail",
      "/%00",
      "/a/b/c/d",
      "?a=%zz",
    ]);
    const body = chance.of([
      "",
      "{",
      "null",
      "[]",
      '"text"',
      '{"advanceMs": 1e308}',
      '{"advanceMs": -1e308}',
      '{"advanceMs": "soon"}',
      '{"fault": {"kind": "none"}}',
      '{"action": 5, "fault": {"kind": "hang"}, "times": "x"}',
      '{"__proto__": {"polluted": true}, "reason": 5}',
      "[".repeat(20_000),
    ]);
    return {
      method: chance.of(["GET", "POST", "DELETE", "PUT"]),
      path: `/_emulator/${noun}${id}`,
      headers: {},
      body,
    };
  }

  /** Bytes that are a request no more. */
  broken(): Buffer {
    const { chance } = this;
    const { method, path, headers, body } = chance.next() < 0.5 ? this.unsigned() : this.control();
    const lines = Object.entries({
      host: "127.0.0.1",
      "content-length": String(Buffer.byteLength(body)),
      ...headers,
    });
    const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
    let bytes: Buffer = Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
    for (let damage = 1 + chance.below(6); damage > 0; damage--) bytes = this.damaged(bytes);
    return bytes;
  }

  private damaged(bytes: Buffer): Buffer {
    const { chance } = this;
    const at = chance.below(bytes.length + 1);
    const inserted = chance.of([
      Buffer.from([chance.below(256)]),
      Buffer.from("\r\n"),
      Buffer.from("\u0000".repeat(20)),
      Buffer.from("%"),
      Buffer.from("transfer-encoding: chunked\r\n"),
      Buffer.from("content-length: 99999999999999999999\r\n"),
      Buffer.from("expect: 100-continue\r\n"),
      Buffer.from("expect: the worst\r\n"),
      Buffer.from("upgrade: websocket\r\nconnection: upgrade\r\n"),
      Buffer.from(`x-long: ${"y".repeat(20_000)}\r\n`),
    ]);
    const after = at + chance.of([0, 0, 1, 5, 100]);
    return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(after)]);
  }
}

function protocol(version: string, action: string, accessKeyId: string): Pair[] {
  return [
    ["Action", action],
    ["Version", version],
    ["Format", "JSON"],
    ["Timestamp", now()],
    ["SignatureNonce", randomUUID()],
    ["SignatureMethod", "HMAC-SHA1"],
    ["SignatureVersion", "1.0"],
    ["AccessKeyId", accessKeyId],
  ];
}

function request(pairs: readonly Pair[]): Noise {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", path: "/", headers, body: encoded(pairs) };
}

function encoded(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.map(percent).join("=")).join("&");
}

function sign(pairs: readonly Pair[], secret: string): string {
  const query = pairs
    .map((pair) => pair.map(percent).join("="))
    .sort()
    .join("&");
  return createHmac("sha1", `${secret}&`)
    .update(`POST&%2F&${percent(query)}`)
    .digest("base64");
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}

function now(): string {
  return new Date().toISOString().replace(/\.\d{3}Z$/, "Z");
}
