import type { Clouds } from "../provider/accounts/clouds.js";
import { explainFindings } from "../provider/core/findings.js";
import { silent } from "../provider/core/log.js";
import { Operation } from "../provider/core/operation.js";
import type { Properties } from "../provider/core/resource.js";
import { sameValue } from "../provider/core/schema/same.js";
import { Session } from "../provider/core/session.js";
import type { TakenIn } from "./existing.js";

/**
 * Why the preview after a resource was taken in would not leave it as it is; undefined where it does. The program is the one that is
 * printed: its arguments, and nothing that only the state holds.
 */
export async function whyChanged(clouds: Clouds, taken: TakenIn): Promise<string | undefined> {
  const { kind, id, inputs, outputs, args } = taken;
  const { __urn, __organization } = inputs;
  const declared: Properties = { ...args, __urn, __organization };
  const operation = (method: "check" | "diff", news: Properties) =>
    new Operation({
      ...{ method, clouds, session: new Session(), olds: outputs, news },
      logFor: () => silent,
    });
  const checked = await kind.resource.check(operation("check", declared), inputs, declared);
  if (checked.failures.length > 0) return explainFindings(checked.failures);
  const { changes, replaces } = await kind.resource.diff(
    operation("diff", checked.inputs),
    id,
    outputs,
    checked.inputs,
  );
  if (changes === false) return undefined;
  const names = Object.keys(kind.arguments).filter((name) => !sameValue(outputs[name], checked.inputs[name]));
  return `The next preview would ${replaces.length > 0 ? "replace" : "change"} it: ${[...new Set([...replaces, ...names])].join(", ")}.`;
}
