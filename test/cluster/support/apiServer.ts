import { generateKeyPairSync, randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";
import type { ControlPlane } from "./controlPlane.js";
import { freePort } from "./freePort.js";
import type { Program } from "./program.js";
import { until } from "./until.js";

/** A kube-apiserver, and what lets a client do anything with it. */
export interface ApiServer {
  program: Program;
  url: string;
  token: string;
  /** The file with the certificates that its own is checked by. */
  authority: string;
}

interface Keys {
  token: string;
  tokens: string;
  serviceAccounts: string;
}

/** Runs on what this etcd stores at `store`. */
export async function startApiServer(plane: ControlPlane, etcd: Program, store: string): Promise<ApiServer> {
  const keys = await makeKeys(plane.folder);
  const start = async () => {
    const server = startOn(await freePort(), plane, keys, store);
    await until(() => has(server, "/readyz"), [etcd, server.program]);
    return server;
  };
  try {
    return await start();
  } catch (error) {
    // Someone else has taken the port since it was found free.
    if (String(error).includes("address already in use")) return start();
    throw error;
  }
}

/** Whether it serves something at the path. */
export async function has({ url, token, authority }: ApiServer, path: string): Promise<boolean> {
  const options = {
    ca: await readFile(authority),
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(answerMs),
  };
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, options, (answer) => resolve(answer.resume().statusCode === 200)).on(
      "error",
      reject,
    );
  });
}

const answerMs = 10_000;

async function makeKeys(folder: string): Promise<Keys> {
  const keys = {
    token: randomUUID(),
    tokens: join(folder, "tokens.csv"),
    serviceAccounts: join(folder, "service-accounts.pem"),
  };
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await writeFile(keys.tokens, `${keys.token},admin,admin,"system:masters"\n`);
  await writeFile(keys.serviceAccounts, privateKey.export({ type: "sec1", format: "pem" }));
  return keys;
}

function startOn(port: number, plane: ControlPlane, keys: Keys, store: string): ApiServer {
  const certificates = join(plane.folder, "certificates");
  const program = plane.start("kube-apiserver", [
    `--etcd-servers=${store}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    `--cert-dir=${certificates}`,
    // Only an address that other machines reach may be an endpoint of the service "kubernetes".
    "--endpoint-reconciler-type=none",
    "--service-cluster-ip-range=10.0.0.0/24",
    "--authorization-mode=RBAC",
    `--token-auth-file=${keys.tokens}`,
    // Nobody makes the service accounts that it would ask of every pod.
    "--disable-admission-plugins=ServiceAccount",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${keys.serviceAccounts}`,
    `--service-account-signing-key-file=${keys.serviceAccounts}`,
  ]);
  return {
    program,
    url: `https://127.0.0.1:${port}`,
    token: keys.token,
    authority: join(certificates, "apiserver.crt"),
  };
}
