import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import { LogRequest, type LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";

export interface Line {
  text: string;
  severity: LogSeverity;
  /** The resource that it is about; without it, the run. */
  urn?: string;
  /** It shows beside the resource until the next one does, and nowhere else. */
  isEphemeral?: boolean;
}

/** The engine that has started this process, as far as it hears it. */
export class Engine {
  private client: EngineClient | undefined;
  private sent: Promise<void> = Promise.resolve();

  connect(address: string): void {
    this.client?.close();
    this.client = new EngineClient(address, credentials.createInsecure());
  }

  /** Lines arrive in the order in which they are said. */
  say({ text, severity, urn = "", isEphemeral = false }: Line): void {
    const line = new LogRequest();
    line.setSeverity(severity);
    line.setMessage(text);
    line.setUrn(urn);
    line.setEphemeral(isEphemeral);
    const { client } = this;
    this.sent = this.sent.then(
      () => new Promise((resolve) => (client === undefined ? resolve() : client.log(line, () => resolve()))),
    );
  }

  /** All that was said has been heard. */
  heard(): Promise<void> {
    return this.sent;
  }

  close(): void {
    this.client?.close();
    this.client = undefined;
  }
}
