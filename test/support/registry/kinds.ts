import { startRegistry } from "./realRegistry.js";
import { serverCertificate, serverKey, startTokenServer } from "./tokenServer.js";

/** The same images behind every kind of door; `fill` puts them there. */
export async function startRegistryKinds(
  fill: (plain: Awaited<ReturnType<typeof startRegistry>>) => Promise<void>,
) {
  const plain = await startRegistry();
  await fill(plain);
  const { folder } = plain;
  const tokens = await startTokenServer();
  const basic = await startRegistry({ folder, htpasswd: true });
  const secured = await startRegistry({ folder, tls: { certificate: serverCertificate, key: serverKey } });
  const withTokens = await startRegistry({ folder, token: tokens.options });
  const kinds = { plain, basic, secured, withTokens, tokens };
  const stop = async () => {
    for (const server of Object.values(kinds)) await server.stop();
  };
  return { ...kinds, stop };
}
