import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
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
  private readonly lines: string[] = [];
  private readonly marks = new Map<string, () => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly provider: InstanceType<typeof ResourceProviderClient>,
    output: Interface,
    errors: Interface,
  ) {
    output.on("line", (line) => this.read(line));
    errors.on("line", (line) => this.lines.push(line));
  }

  private read(line: string): void {
    const reached = this.marks.get(line);
    if (reached === undefined) this.lines.push(line);
    else reached();
  }

  static async start(options: HostOptions = {}): Promise<Host> {
    const child = spawn(process.execPath, [hostScript, "127.0.0.1:1"], {
      cwd: options.cwd ?? root,
      env: { ...surroundings(), ...(options.environment ?? environment) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = createInterface({ input: child.stdout });
    const errors = createInterface({ input: child.stderr });
    const [port] = (await once(output, "line")) as [string];
    const provider = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    return new Host(child, provider, output, errors);
  }

  /** Resolves when all that it printed until now has been read: an answer may come before what was printed ahead of it. */
  async drained(): Promise<void> {
    const mark = `mark ${this.marks.size}`;
    const reached = new Promise<void>((resolve) => this.marks.set(mark, resolve));
    const marking = `console.log(${JSON.stringify(mark)});exports.handler=()=>({})`;
    await (await this.open({}, marking)).check({}, {});
    await reached;
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
