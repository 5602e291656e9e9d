import type { Answer, Call } from "../../call.js";
import { readDescription, readName } from "../../label.js";
import { findVSwitch } from "../../network/vswitch.js";

export function modifyVSwitchAttribute(call: Call): Answer {
  const { parameters } = call;
  const { fields } = findVSwitch(call);
  const name = readName(parameters, "VSwitchName");
  const description = readDescription(parameters);
  fields.VSwitchName = name ?? fields.VSwitchName;
  fields.Description = description ?? fields.Description;
  return {};
}
