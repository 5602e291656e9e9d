import type { Answer, Call } from "../../call.js";
import { readLabel } from "../../label.js";
import { findVSwitch } from "../../network/vswitch.js";

export function modifyVSwitchAttribute(call: Call): Answer {
  const { parameters } = call;
  const { fields } = findVSwitch(call);
  const name = readLabel(parameters, "VSwitchName", 128);
  const description = readLabel(parameters, "Description", 256);
  fields.VSwitchName = name ?? fields.VSwitchName;
  fields.Description = description ?? fields.Description;
  return {};
}
