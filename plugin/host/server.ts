import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { ListRequest, ListResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { serviceError } from "./failures.js";
import type { PluginHost } from "./host.js";

const calls = [
  ...["handshake", "attach", "getPluginInfo", "getSchema", "checkConfig", "diffConfig", "configure"],
  ...["check", "diff", "create", "read", "update", "delete", "invoke", "cancel"],
] as const;

/** Every call that the protocol has needs an answer: what is missing here is printed to whoever runs `pulumi`. */
const missing = ["parameterize", "call", "getMapping", "getMappings"] as const;

type Unary = (call: ServerUnaryCall<unknown, unknown>, callback: sendUnaryData<unknown>) => void;

/** A host behind a port of this machine. */
export interface Served {
  port: number;
  close(): Promise<void>;
}

export async function serve(host: PluginHost): Promise<Served> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const methods = host as unknown as Record<string, (request: unknown) => unknown>;
  const answered = calls.map((name): [string, Unary] => [
    name,
    (call, callback) => {
      Promise.resolve()
        .then(() => methods[name]?.call(host, call.request))
        .then(
          (response) => callback(null, response),
          (error: unknown) => callback(serviceError(error)),
        );
    },
  ]);
  const refused = missing.map((name): [string, Unary] => [
    name,
    (_, callback) => callback({ code: status.UNIMPLEMENTED, details: `${name} is not implemented` }),
  ]);
  server.addService(ResourceProviderService, {
    ...Object.fromEntries([...answered, ...refused]),
    construct: (call: unknown, callback: sendUnaryData<unknown>) => {
      host.componentConstructor().then(
        (construct) => construct(call, callback as never),
        (error: unknown) => callback(serviceError(error)),
      );
    },
    list: (call: ServerWritableStream<ListRequest, ListResponse>) => void stream(host, call),
  } as never);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    port,
    close: async () => {
      await host.close();
      server.forceShutdown();
    },
  };
}

async function stream(
  host: PluginHost,
  call: ServerWritableStream<ListRequest, ListResponse>,
): Promise<void> {
  try {
    for (const response of await host.list(call.request)) call.write(response);
    call.end();
  } catch (error) {
    call.emit("error", serviceError(error));
  }
}
