import { once } from "node:events";
import { request } from "node:http";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Cluster } from "../../cluster/support/cluster.js";

/** An ImageCache object as the store of the cluster holds it: with the uid that states know, which no API gives it again. */
export interface StoredObject {
  key: string;
  object: unknown;
}

const prefix = "/registry/eci.alibabacloud.com/imagecaches/";
/** The next text after all that start with the prefix. */
const end = prefix.replace(/\/$/, "0");
const range = { key: encode(prefix), range_end: encode(end) };

export async function storedObjects(cluster: Cluster): Promise<StoredObject[]> {
  const { kvs = [] } = await ask<{ kvs?: { key: string; value: string }[] }>(cluster, "range", range);
  return kvs.map(({ key, value }) => ({ key: decode(key), object: JSON.parse(decode(value)) }));
}

/** Makes these all that the cluster holds. */
export async function storeObjects(cluster: Cluster, objects: readonly StoredObject[]): Promise<void> {
  await ask(cluster, "deleterange", range);
  for (const { key, object } of objects) {
    await ask(cluster, "put", { key: encode(key), value: encode(JSON.stringify(object)) });
  }
}

async function ask<Answer>({ kubeconfig }: Cluster, action: string, body: object): Promise<Answer> {
  const socketPath = join(dirname(kubeconfig), "etcd.sock");
  const asked = request({ socketPath, path: `/v3/kv/${action}`, method: "POST" }).end(JSON.stringify(body));
  const [response] = await once(asked, "response");
  return JSON.parse(await text(response)) as Answer;
}

function encode(value: string): string {
  return Buffer.from(value).toString("base64");
}

function decode(value: string): string {
  return Buffer.from(value, "base64").toString();
}
