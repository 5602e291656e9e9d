import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import type { Identity } from "../../provider/core/identity.js";
import type { Log } from "../../provider/core/log.js";
import type { Secrets } from "../../provider/core/secrets.js";
import { inOwnWords } from "./configuration.js";
import type { Engine } from "./engine.js";

/** A log whose lines stand with their resource; how far a wait is shows in the resource's own row. */
export class ResourceLog implements Log {
  private hasProgress = false;

  constructor(
    private readonly engine: Engine,
    private readonly identity: Identity,
    private readonly secrets: Secrets,
  ) {}

  info = (message: string) => this.say(message, LogSeverity.INFO);
  warning = (message: string) => this.say(message, LogSeverity.WARNING);
  note = (message: string) => this.say(`note: ${message}`, LogSeverity.INFO);

  progress = (message: string) => {
    this.hasProgress = true;
    this.say(message, LogSeverity.INFO, true);
  };

  /** The last line of progress stays in the row of a resource that is done: it must not tell of a wait. */
  end(outcome: string): void {
    if (this.hasProgress) this.say(outcome, LogSeverity.INFO, true);
  }

  private say(message: string, severity: LogSeverity, isEphemeral = false): void {
    const text = inOwnWords(this.secrets.scrub(message));
    this.engine.say({ text, severity, urn: this.identity.urn, isEphemeral });
  }
}
