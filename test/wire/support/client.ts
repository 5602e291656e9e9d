import type { Metadata, ServiceError } from "@grpc/grpc-js";
import { grpc, messages, type ResourceProviderClient, Status, Struct } from "./protocol.js";

export type Properties = Record<string, unknown>;

/** A call that the host has refused, as the engine sees it. */
export class HostFailure extends Error {
  constructor(
    message: string,
    /** The gRPC code. */
    readonly code: string,
    /** What a create or update has left behind. */
    readonly left: { id: string; properties: Properties; reasons: string[] } | undefined,
  ) {
    super(message);
  }
}

type Changes = "none" | "some" | "unknown";

export interface Difference {
  changes: Changes;
  replaces: string[];
  deleteBeforeReplace: boolean;
}

type Provider = InstanceType<typeof ResourceProviderClient>;
type Callback<Response> = (error: ServiceError | null, response: Response) => void;

/** The engine's side of one provider: plain properties in and out. */
export class Client {
  constructor(
    private readonly provider: Provider,
    /** The text that the state keeps. */
    readonly text: string,
  ) {}

  async check(olds: Properties, news: Properties) {
    const request = new messages.CheckRequest();
    request.setOlds(pack(olds));
    request.setNews(pack(this.withText(news)));
    const response = await unary<InstanceType<typeof messages.CheckResponse>>((done) =>
      this.provider.check(request, done),
    );
    return checkedIn(response);
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<Difference> {
    const request = new messages.DiffRequest();
    request.setId(id);
    request.setOlds(pack(olds));
    request.setNews(pack(this.withText(news)));
    const response = await unary<InstanceType<typeof messages.DiffResponse>>((done) =>
      this.provider.diff(request, done),
    );
    return differenceIn(response);
  }

  async create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
    const request = new messages.CreateRequest();
    request.setProperties(pack(this.withText(inputs)));
    const response = await unary<InstanceType<typeof messages.CreateResponse>>((done) =>
      this.provider.create(request, done),
    );
    return { id: response.getId(), outs: unpack(response.getProperties()) };
  }

  async read(id: string, state: Properties): Promise<{ id: string; outs: Properties; inputs: Properties }> {
    const request = new messages.ReadRequest();
    request.setId(id);
    request.setProperties(pack(this.withText(state)));
    const response = await unary<InstanceType<typeof messages.ReadResponse>>((done) =>
      this.provider.read(request, done),
    );
    return {
      id: response.getId(),
      outs: unpack(response.getProperties()),
      inputs: unpack(response.getInputs()),
    };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = new messages.UpdateRequest();
    request.setId(id);
    request.setOlds(pack(olds));
    request.setNews(pack(this.withText(news)));
    const response = await unary<InstanceType<typeof messages.UpdateResponse>>((done) =>
      this.provider.update(request, done),
    );
    return unpack(response.getProperties());
  }

  async delete(id: string, state: Properties): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setId(id);
    request.setProperties(pack(this.withText(state)));
    await unary((done) => this.provider.delete(request, done));
  }

  private withText(properties: Properties): Properties {
    return { ...properties, __provider: this.text };
  }
}

/** The failure of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<HostFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof HostFailure) return error;
    throw error;
  }
  throw new Error("The call did not fail.");
}

/** What a create or update that failed has left behind. */
export async function leftBy(call: Promise<unknown>) {
  const failure = await failureOf(call);
  if (failure.left === undefined) throw new Error(`Nothing was left behind: ${failure.message}`);
  return failure.left;
}

export function checkedIn(response: InstanceType<typeof messages.CheckResponse>) {
  const failures = response
    .getFailuresList()
    .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
  return { inputs: unpack(response.getInputs()), failures };
}

export function differenceIn(response: InstanceType<typeof messages.DiffResponse>): Difference {
  return {
    changes: (["unknown", "none", "some"] as const)[response.getChanges()] ?? "unknown",
    replaces: response.getReplacesList(),
    deleteBeforeReplace: response.getDeletebeforereplace(),
  };
}

export function unary<Response>(start: (done: Callback<Response>) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    start((error, response) => (error === null ? resolve(response) : reject(failure(error))));
  });
}

function failure(error: ServiceError): HostFailure {
  return new HostFailure(
    error.details,
    grpc.status[error.code] ?? String(error.code),
    leftIn(error.metadata),
  );
}

function leftIn(metadata: Metadata): HostFailure["left"] {
  const [packed] = metadata.get("grpc-status-details-bin");
  if (packed === undefined || typeof packed === "string") return undefined;
  const [detail] = Status.deserializeBinary(packed).getDetailsList();
  if (detail === undefined) return undefined;
  const init = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return { id: init.getId(), properties: unpack(init.getProperties()), reasons: init.getReasonsList() };
}

export function pack(properties: Properties) {
  // Values of a program are JSON by the time that the engine sends them.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));
}

export function unpack(packed: InstanceType<typeof Struct> | undefined): Properties {
  return (packed?.toJavaScript() ?? {}) as Properties;
}
