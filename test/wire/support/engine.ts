import { Empty, EngineService, grpc, LogSeverity } from "./protocol.js";

type LogRequest = InstanceType<typeof import("@pulumi/pulumi/proto/engine_pb.js").LogRequest>;

/** What providers log to: the part of the engine that hears them. */
export class ListeningEngine {
  private readonly heard: { urn: string; text: string }[] = [];
  private readonly server = new grpc.Server();

  static async start(): Promise<{ engine: ListeningEngine; address: string }> {
    const engine = new ListeningEngine();
    engine.server.addService(EngineService, {
      log: ({ request }: { request: LogRequest }, done: (error: null, answer: unknown) => void) => {
        const warning = request.getSeverity() === LogSeverity.WARNING ? "warning: " : "";
        engine.heard.push({ urn: request.getUrn(), text: `${warning}${request.getMessage()}` });
        done(null, new Empty());
      },
    } as never);
    const port = await new Promise<number>((resolve, reject) => {
      engine.server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    return { engine, address: `127.0.0.1:${port}` };
  }

  /** What was said since this was asked last. */
  takeLines(): { urn: string; text: string }[] {
    return this.heard.splice(0);
  }

  close(): void {
    this.server.forceShutdown();
  }
}
