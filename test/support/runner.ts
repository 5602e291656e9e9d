import type { Clouds } from "../../provider/accounts/clouds.js";
import { type Method, Operation } from "../../provider/core/operation.js";
import type { Properties, Resource } from "../../provider/core/resource.js";
import { Session } from "../../provider/core/session.js";

interface Call {
  method: Method;
  id?: string;
  olds?: Properties;
  news?: Properties;
}

/** One process of the engine, without a host: calls the behaviour of resources as a host does. */
export class Runner {
  /** What was shown to whoever runs `pulumi`. */
  readonly lines: string[] = [];

  constructor(
    readonly clouds: Clouds,
    readonly session = new Session(),
  ) {}

  operation(call: Call): Operation {
    const { clouds, session } = this;
    const operation = new Operation({
      ...call,
      clouds,
      session,
      logFor: (_, secrets) => {
        const print = (message: string) => void this.lines.push(secrets.scrub(message));
        return {
          info: print,
          progress: print,
          warning: (message) => print(`warning: ${message}`),
          note: (message) => print(`note: ${message}`),
        };
      },
    });
    session.begin(operation);
    return operation;
  }

  check(resource: Resource, olds: Properties, news: Properties) {
    return resource.check(this.operation({ method: "check", olds, news }), olds, news);
  }

  diff(resource: Resource, id: string, olds: Properties, news: Properties) {
    return resource.diff(this.operation({ method: "diff", id, olds, news }), id, olds, news);
  }

  /** A create as the engine has it: its phase ends when the session does. */
  async create(resource: Resource, inputs: Properties) {
    const operation = this.operation({ method: "create", news: inputs });
    const created = await resource.create(operation, inputs);
    await this.session.created(operation, resource.tagged, created.id);
    return created;
  }

  read(resource: Resource, id: string, state: Properties) {
    return resource.read(this.operation({ method: "read", id, olds: state }), id, state);
  }

  update(resource: Resource, id: string, olds: Properties, news: Properties) {
    return resource.update(this.operation({ method: "update", id, olds, news }), id, olds, news);
  }

  delete(resource: Resource, id: string, state: Properties) {
    return resource.delete(this.operation({ method: "delete", id, olds: state }), id, state);
  }
}
