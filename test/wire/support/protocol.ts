import { createRequire } from "node:module";

/** The engine's protocol as the installed SDK speaks it, with the SDK's own copies of the libraries below it. */
const fromSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

export const grpc: typeof import("@grpc/grpc-js") = fromSdk("@grpc/grpc-js");
export const { Struct }: typeof import("google-protobuf/google/protobuf/struct_pb.js") = fromSdk(
  "google-protobuf/google/protobuf/struct_pb.js",
);
export const messages: typeof import("@pulumi/pulumi/proto/provider_pb.js") =
  fromSdk("./proto/provider_pb.js");
export const { ResourceProviderClient }: typeof import("@pulumi/pulumi/proto/provider_grpc_pb.js") = fromSdk(
  "./proto/provider_grpc_pb.js",
);
export const { Status }: typeof import("@pulumi/pulumi/proto/status_pb.js") = fromSdk("./proto/status_pb.js");
export const { EngineService }: typeof import("@pulumi/pulumi/proto/engine_grpc_pb.js") =
  fromSdk("./proto/engine_grpc_pb.js");
export const { LogSeverity }: typeof import("@pulumi/pulumi/proto/engine_pb.js") =
  fromSdk("./proto/engine_pb.js");
export const { Empty }: typeof import("google-protobuf/google/protobuf/empty_pb.js") = fromSdk(
  "google-protobuf/google/protobuf/empty_pb.js",
);
export const hostScript: string = fromSdk.resolve("./cmd/dynamic-provider");
