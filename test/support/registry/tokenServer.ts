import { sign } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { puller, pullerHeader } from "./realRegistry.js";

const certificates = join(__dirname, "..", "..", "wire", "support", "certificates");
export const serverKey = join(certificates, "server.key");
export const serverCertificate = join(certificates, "server.pem");
const caFile = join(certificates, "ca.pem");

const issuer = "tests";
const service = "registry of the tests";

/** Hands out the tokens of a registry. Who asks without a login may read what lies in `public/`. */
export async function startTokenServer() {
  const asked: { query: URLSearchParams; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "", "http://token").searchParams;
    const { authorization } = request.headers;
    asked.push({ query, authorization });
    if (authorization !== undefined && authorization !== pullerHeader)
      return void response.writeHead(401).end();
    const token = tokenFor(query, authorization === undefined ? "" : puller.userName);
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ access_token: token }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  return {
    asked,
    /** What a registry is told of it. */
    options: { realm, service, issuer, rootcertbundle: caFile },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function tokenFor(query: URLSearchParams, subject: string): string {
  const [, type = "", name = "", actions = ""] = /^(\w+):(.+):([\w,]+)$/.exec(query.get("scope") ?? "") ?? [];
  const isAllowed = subject !== "" || name.startsWith("public/");
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer,
    aud: service,
    sub: subject,
    iat: now,
    nbf: now - 10,
    exp: now + 300,
    access: isAllowed ? [{ type, name, actions: actions.split(",") }] : [],
  };
  const certificate = readFileSync(serverCertificate, "utf8").replace(/-----[^-]+-----|\s/g, "");
  const text = [{ typ: "JWT", alg: "ES256", x5c: [certificate] }, claims].map(encoded).join(".");
  const signature = sign("sha256", Buffer.from(text), {
    key: readFileSync(serverKey),
    dsaEncoding: "ieee-p1363",
  });
  return `${text}.${signature.toString("base64url")}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
