import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import type { Emulator } from "../../../emulator/index.js";
import { loaderText } from "../../../sdk/loader.js";
import { Client } from "./client.js";
import { grpc, hostScript, messages, ResourceProviderClient, Struct } from "./protocol.js";

export const root = join(__dirname, "..", "..", "..");

export interface HostOptions {
  environment?: Record<string, string>;
  cwd?: string;
}

/** What the engine's credentials and waits are in these tests. */
const environment = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-beijing",
  PULUMI_ECI_WAIT_FACTOR: "0.001",
};

/** No test asks a registry off this machine by accident. */
const surroundings = () => ({
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  PULUMI_ECI_VERIFY_IMAGES: "off",
});

/** Pulumi's own dynamic-provider host: one process, spoken to as the engine does. */
export class Host {
  private texts = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly provider: InstanceType<typeof ResourceProviderClient>,
    private readonly lines: string[],
  ) {}

  static async start(options: HostOptions = {}): Promise<Host> {
    const child = spawn(process.execPath, [hostScript, "127.0.0.1:1"], {
      cwd: options.cwd ?? root,
      env: { ...surroundings(), ...(options.environment ?? environment) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines: string[] = [];
    const output = createInterface({ input: child.stdout });
    createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
    const [port] = (await once(output, "line")) as [string];
    output.on("line", (line: string) => lines.push(line));
    const address = `127.0.0.1:${port}`;
    return new Host(child, new ResourceProviderClient(address, grpc.credentials.createInsecure()), lines);
  }

  /** Everything that the host has printed: it shows to whoever runs `pulumi`. */
  get printed(): string {
    return this.lines.join("\n");
  }

  /**
   * A provider of its own in this process. The host keeps one provider for each text, so a comment makes it a new one,
   * with the configuration of this call.
   */
  async open(configuration: Record<string, string>, text = loaderText("imageCache")): Promise<Client> {
    const request = new messages.ConfigureRequest();
    request.setArgs(Struct.fromJavaScript(configuration));
    await new Promise<void>((resolve, reject) => {
      this.provider.configure(request, (error) => (error ? reject(error) : resolve()));
    });
    this.texts += 1;
    return new Client(this.provider, `${text}//${this.texts}`);
  }

  /** A provider that calls this emulator. */
  openOn(
    emulator: Pick<Emulator, "url">,
    configuration: Record<string, string> = {},
    text?: string,
  ): Promise<Client> {
    const { url } = emulator;
    const endpoints = JSON.stringify([{ eci: url, vpc: url, sts: url }]);
    return this.open({ "alicloud:endpoints": endpoints, ...configuration }, text);
  }

  async close(): Promise<void> {
    this.provider.close();
    const exited = once(this.child, "exit");
    this.child.kill();
    await exited;
  }
}

/** A host for one test alone. */
export async function startedHost(options: HostOptions = {}): Promise<Host> {
  const host = await Host.start(options);
  onTestFinished(() => host.close());
  return host;
}
