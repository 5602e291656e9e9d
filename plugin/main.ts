import { version } from "../package.json";
import { endWithEngine, onClose } from "../provider/hosts/engineProcess.js";
import { PluginHost } from "./host/host.js";
import { serve } from "./host/server.js";

/** The engine's address stands among flags, and behind the program's folder where a language host starts this. */
const engineAddress = process.argv.slice(2).find((argument) => /^[\w.[\]:]+:\d+$/.test(argument));

// Node would tell whoever runs `pulumi` how a library below this parses URLs.
process.noDeprecation = true;

async function schema(): Promise<string> {
  const { default: unversioned } = await import("./schema.json");
  return JSON.stringify({ ...unversioned, version });
}

async function main(): Promise<void> {
  const host = new PluginHost({ version, schema });
  if (engineAddress !== undefined) host.connect(engineAddress);
  endWithEngine(engineAddress);
  const { port, close } = await serve(host);
  onClose(close);
  // The engine reads the port from the first line: nothing may stand before it.
  process.stdout.write(`${port}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
