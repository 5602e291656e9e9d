import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { didYouMean } from "../../provider/nearestName.js";
import { npmPackage } from "./npmPackage.js";
import { plugin } from "./plugin.js";
import type { Target } from "./target.js";

const targets: Readonly<Record<string, Target>> = { npm: npmPackage, plugin };
const names = Object.keys(targets);

export const targetOption = new Option(
  "--to <host>",
  "Who manages them afterwards: the npm package or the plugin",
)
  .choices(names)
  .argParser(targetNamed)
  .default(npmPackage, "npm");

function targetNamed(name: string): Target {
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target !== undefined) return target;
  throw new InvalidArgumentError(`It must be ${names.join(" or ")}${didYouMean(name, names)}.`);
}
