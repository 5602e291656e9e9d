import * as pulumi from "@pulumi/pulumi";
import { Clouds } from "../provider/accounts/clouds.js";
import { readSettings } from "../provider/accounts/settings.js";
import { Operation } from "../provider/core/operation.js";
import type { Properties } from "../provider/core/resource.js";
import { Session } from "../provider/core/session.js";
import { isMocked } from "./mocked.js";
import { currentRun } from "./run.js";

interface Opened {
  clouds: Clouds;
  session: Session;
}

/** One for each run of a program: what was asked once is known. */
const opened = new WeakMap<object, Opened>();

/** A look at the cloud, or at registries, from the program itself, with the stack's configuration. */
export function lookFromProgram(name: string, args: Properties): Operation {
  const { clouds, session } = processOf(currentRun());
  return new Operation({
    ...{ method: "check", clouds, session, news: args },
    logFor: (_, secrets) => {
      const tell = (log: (text: string) => void) => (text: string) => log(`${name}: ${secrets.scrub(text)}`);
      return {
        info: tell((text) => void pulumi.log.info(text)),
        progress: tell((text) => void pulumi.log.info(text)),
        warning: tell((text) => void pulumi.log.warn(text)),
        note: tell((text) => void pulumi.log.info(`note: ${text}`)),
      };
    },
  });
}

function processOf(run: object): Opened {
  const known = opened.get(run);
  if (known !== undefined) return known;
  const settings = readSettings((key) => pulumi.runtime.getConfig(key), process.env);
  const clouds = new Clouds(settings, process.env, (text) => void pulumi.log.info(text));
  const one = { clouds, session: new Session() };
  opened.set(run, one);
  return one;
}

/** What a function answers: in a test with `pulumi.runtime.setMocks`, what the mock's `call` does. */
export function answered<T>(name: string, args: object, ask: () => Promise<T>): Promise<T> {
  return isMocked() ? pulumi.runtime.invoke(`pulumi-eci:index:${name}`, args as pulumi.Inputs) : ask();
}
