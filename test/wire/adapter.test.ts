import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { failureOf, leftBy } from "./support/client.js";
import { Host, root } from "./support/host.js";

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

/** The adapter around a resource that misbehaves: the methods that the source text gives, and harmless ones beside. */
function around(methods: string, configuration: Record<string, string> = {}) {
  const adapter = JSON.stringify(join(root, "dist", "provider", "hosts", "dynamic.js"));
  const resource = JSON.stringify(join(root, "dist", "provider", "core", "resource.js"));
  const text =
    `const {PartialFailure}=require(${resource});const resource={kind:"Thing",` +
    "check:async(c,o,n)=>({inputs:n,failures:[],warnings:[]}),diff:async()=>({changes:false,replaces:[]})," +
    `create:async()=>({id:"1",outs:{}}),read:async(c,id,s)=>({outs:s,inputs:s}),update:async(c,id,o,n)=>n,` +
    `delete:async()=>{},${methods}};exports.handler=()=>require(${adapter}).dynamicHost(resource)`;
  return host.open({ "alicloud:region": "cn-beijing", ...configuration }, text);
}

const hostile = "a:undefined,b:10n,c:()=>1,d:{e:[undefined,{f:undefined}]},g:new Date(0),h:NaN";
const clean = { b: 10, d: { e: [null, {}] }, g: "1970-01-01T00:00:00.000Z", h: null };

it("lets nothing but JSON reach the host, whatever a resource returns", async () => {
  const client = await around(
    `create:async()=>({id:"1",outs:{${hostile}}}),read:async()=>({outs:{${hostile}},inputs:{${hostile}}}),` +
      `update:async()=>({${hostile}}),check:async()=>({inputs:{${hostile}},failures:[],warnings:[]})`,
  );
  expect((await client.create({})).outs).toMatchObject(clean);
  expect((await client.read("1", {})).outs).toMatchObject(clean);
  expect((await client.read("1", {})).inputs).toMatchObject(clean);
  expect(await client.update("1", {}, {})).toMatchObject(clean);
  expect((await client.check({}, {})).inputs).toMatchObject(clean);
});

it("lets nothing but JSON reach the host in what a failure leaves behind", async () => {
  const client = await around(`create:async()=>{throw new PartialFailure("half",  "1", {${hostile}})}`);
  const left = await leftBy(client.create({}));
  expect(left).toMatchObject({
    id: "1",
    properties: { ...clean, __provider: client.text },
    reasons: ["Thing (unnamed) (1): half"],
  });
});

it.each(["check", "diff", "create", "read", "update", "delete"] as const)(
  "answers when %s throws an error that the host could not pass on",
  async (method) => {
    const client = await around(
      `${method}:async()=>{throw Object.assign(new Error("told"),{metadata:{a:1},code:404,details:"other",id:"x"})}`,
    );
    const calls = {
      check: () => client.check({}, {}),
      diff: () => client.diff("1", {}, {}),
      create: () => client.create({}),
      read: () => client.read("1", { a: 1 }),
      update: () => client.update("1", {}, {}),
      delete: () => client.delete("1", { a: 1 }),
    };
    const failure = await failureOf(calls[method]());
    expect(failure.message).toMatch(/^Thing \(unnamed\).*: told$/);
    expect(failure.code).toBe("UNKNOWN");
    expect(failure.left).toBeUndefined();
  },
);

it.each([
  ["a text", '"told"', "told"],
  ["nothing", "undefined", "undefined"],
  ["an object", "{toString:()=>'told'}", "told"],
])("answers when %s is thrown", async (_, thrown, told) => {
  const client = await around(`create:async()=>{throw ${thrown}}`);
  expect((await failureOf(client.create({}))).message).toBe(`Thing (unnamed): ${told}`);
});

it("gives each of many first calls a configured provider", async () => {
  const client = await around("create:async(o)=>({id:o.defaultRegion(),outs:{}})", {
    "alicloud:region": "eu-west-1",
  });
  const results = await Promise.all(Array.from({ length: 20 }, () => client.create({})));
  expect(new Set(results.map(({ id }) => id))).toEqual(new Set(["eu-west-1"]));
});

it("takes secrets out of what a resource logs and throws", async () => {
  const client = await around(
    'update:async(c,id,o,n)=>{c.log.info("log "+n.password+o.password);throw Error("thrown "+n.password+o.password)}',
  );
  const failure = await failureOf(client.update("1", { password: "0ld-one" }, { password: "n3w-one" }));
  expect(failure.message).toContain("thrown ******");
  // The line and the answer come by different pipes.
  await vi.waitFor(() => expect(host.printed).toContain("log ******"));
  expect(host.printed).not.toMatch(/0ld-one|n3w-one/);
});

it("says where the package is missing, and how to install it", async () => {
  const elsewhere = await Host.start({ cwd: "/" });
  try {
    const client = await elsewhere.open({});
    const failure = await failureOf(client.check({}, {}));
    expect(failure.message).toBe("pulumi-eci is missing in /: npm add pulumi-eci");
  } finally {
    await elsewhere.close();
  }
});
