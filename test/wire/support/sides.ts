import type { Emulator } from "../../../emulator/index.js";
import { inOwnWords } from "../../../plugin/host/configuration.js";
import { PluginHost } from "../../../plugin/host/host.js";
import { type Served, serve } from "../../../plugin/host/server.js";
import {
  type Client,
  checkedIn,
  type Difference,
  differenceIn,
  type Properties,
  pack,
  unary,
  unpack,
} from "./client.js";
import { ListeningEngine } from "./engine.js";
import type { Host } from "./host.js";
import { grpc, messages, ResourceProviderClient } from "./protocol.js";

/** A resource as a host has it after a call. */
export interface Stored {
  id: string;
  inputs: Properties;
  state: Properties;
}

interface Checked {
  inputs: Properties;
  failures: { property: string; reason: string }[];
}

/** One host, as the engine speaks to it about one resource. */
export interface Side {
  check(olds: Stored | undefined, args: Properties): Promise<Checked>;
  diff(olds: Stored, inputs: Properties): Promise<Difference>;
  create(inputs: Properties): Promise<Stored>;
  /** Undefined where the object is gone. */
  read(olds: Stored): Promise<Stored | undefined>;
  update(olds: Stored, inputs: Properties): Promise<Stored>;
  delete(olds: Stored): Promise<void>;
  /** What people have read since this was asked last. */
  takeLines(): Promise<string[]>;
}

/** The resource that both hosts have. A process says each of its warnings once: no two tests share a name. */
export interface Subject {
  className: string;
  name: string;
}

/** Pulumi's dynamic-provider host, with one resource of a class. */
export class DynamicSide implements Side {
  private shown: number;

  private constructor(
    private readonly host: Host,
    private readonly client: Client,
    private readonly subject: Subject,
  ) {
    this.shown = linesOf(host).length;
  }

  static async open(host: Host, emulator: Emulator, subject: Subject, text: string): Promise<DynamicSide> {
    return new DynamicSide(host, await host.openOn(emulator, {}, text), subject);
  }

  async check(olds: Stored | undefined, args: Properties): Promise<Checked> {
    const { className, name } = this.subject;
    const __urn = `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:${className}::${name}`;
    return this.client.check(olds?.inputs ?? {}, { ...args, __urn, __organization: "acme" });
  }

  diff = ({ id, state }: Stored, inputs: Properties) => this.client.diff(id, state, inputs);

  async create(inputs: Properties): Promise<Stored> {
    const { id, outs } = await this.client.create(inputs);
    return { id, inputs, state: outs };
  }

  async read({ id, state }: Stored): Promise<Stored | undefined> {
    const read = await this.client.read(id, state);
    return read.id === "" ? undefined : { id: read.id, inputs: read.inputs, state: read.outs };
  }

  update = async ({ id, state }: Stored, inputs: Properties) => ({
    id,
    inputs,
    state: await this.client.update(id, state, inputs),
  });

  delete = ({ id, state }: Stored) => this.client.delete(id, state);

  async takeLines(): Promise<string[]> {
    await this.host.drained();
    const lines = linesOf(this.host).slice(this.shown);
    this.shown += lines.length;
    const own = `${this.subject.className} ${this.subject.name}: `;
    return lines.filter((line) => line.startsWith(own)).map((line) => inOwnWords(line.slice(own.length)));
  }
}

function linesOf({ printed }: Host): string[] {
  return printed === "" ? [] : printed.split("\n");
}

const environment = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-beijing",
  PULUMI_ECI_WAIT_FACTOR: "0.001",
  PULUMI_ECI_VERIFY_IMAGES: "off",
};

/** What closes a row of progress, which the other host does not have. */
const closings = ["done", "failed"];

/** The plugin, with one resource of a type. */
export class PluginSide implements Side {
  private readonly urn: string;

  private constructor(
    private readonly served: Served,
    private readonly engine: ListeningEngine,
    private readonly provider: InstanceType<typeof ResourceProviderClient>,
    { className, name }: Subject,
  ) {
    this.urn = `urn:pulumi:dev::shop::eci:index:${className}::${name}`;
  }

  static async open({ url }: Emulator, subject: Subject): Promise<PluginSide> {
    const { engine, address } = await ListeningEngine.start();
    const host = new PluginHost({ version: "0.0.0", schema: async () => "{}" }, environment);
    host.connect(address);
    const served = await serve(host);
    const provider = new ResourceProviderClient(
      `127.0.0.1:${served.port}`,
      grpc.credentials.createInsecure(),
    );
    const request = new messages.ConfigureRequest();
    request.setArgs(pack({ endpoints: { eci: url, vpc: url, sts: url } }));
    await unary((done) => provider.configure(request, done));
    return new PluginSide(served, engine, provider, subject);
  }

  async check(olds: Stored | undefined, args: Properties): Promise<Checked> {
    const request = this.about(new messages.CheckRequest());
    request.setOlds(pack(olds?.inputs ?? {}));
    request.setNews(pack(args));
    const response = await unary<InstanceType<typeof messages.CheckResponse>>((done) =>
      this.provider.check(request, done),
    );
    return checkedIn(response);
  }

  async diff(olds: Stored, inputs: Properties): Promise<Difference> {
    const request = this.about(new messages.DiffRequest());
    request.setId(olds.id);
    request.setOlds(pack(olds.state));
    request.setOldInputs(pack(olds.inputs));
    request.setNews(pack(inputs));
    const response = await unary<InstanceType<typeof messages.DiffResponse>>((done) =>
      this.provider.diff(request, done),
    );
    return differenceIn(response);
  }

  async create(inputs: Properties): Promise<Stored> {
    const request = this.about(new messages.CreateRequest());
    request.setProperties(pack(inputs));
    const response = await unary<InstanceType<typeof messages.CreateResponse>>((done) =>
      this.provider.create(request, done),
    );
    return { id: response.getId(), inputs, state: unpack(response.getProperties()) };
  }

  async read(olds: Stored): Promise<Stored | undefined> {
    const request = this.about(new messages.ReadRequest());
    request.setId(olds.id);
    request.setProperties(pack(olds.state));
    request.setInputs(pack(olds.inputs));
    const response = await unary<InstanceType<typeof messages.ReadResponse>>((done) =>
      this.provider.read(request, done),
    );
    if (response.getId() === "") return undefined;
    return {
      id: response.getId(),
      inputs: unpack(response.getInputs()),
      state: unpack(response.getProperties()),
    };
  }

  async update(olds: Stored, inputs: Properties): Promise<Stored> {
    const request = this.about(new messages.UpdateRequest());
    request.setId(olds.id);
    request.setOlds(pack(olds.state));
    request.setOldInputs(pack(olds.inputs));
    request.setNews(pack(inputs));
    const response = await unary<InstanceType<typeof messages.UpdateResponse>>((done) =>
      this.provider.update(request, done),
    );
    return { id: olds.id, inputs, state: unpack(response.getProperties()) };
  }

  async delete(olds: Stored): Promise<void> {
    const request = this.about(new messages.DeleteRequest());
    request.setId(olds.id);
    request.setProperties(pack(olds.state));
    await unary((done) => this.provider.delete(request, done));
  }

  async takeLines(): Promise<string[]> {
    return this.engine
      .takeLines()
      .filter(({ urn, text }) => urn === this.urn && !closings.includes(text))
      .map(({ text }) => text);
  }

  async close(): Promise<void> {
    this.provider.close();
    await this.served.close();
    this.engine.close();
  }

  private about<Request extends { setUrn(urn: string): unknown }>(request: Request): Request {
    request.setUrn(this.urn);
    return request;
  }
}
