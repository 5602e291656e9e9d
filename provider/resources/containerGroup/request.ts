import { factsOf } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import type { Table } from "../../core/schema/table.js";
import { type ContainerGroupInputs, containerGroupArguments, type FieldName, fieldNames } from "./schema.js";

/** Arguments as an update sends them: a cleared one has the value that clears it. */
type UpdateRequest = Partial<Record<FieldName, unknown>>;

/** The arguments that UpdateContainerGroup takes. */
const updateFields = fieldNames.filter((name) => {
  const { change, wire } = factsOf(containerGroupArguments, name);
  return change === "update" && wire !== undefined;
});

/** How UpdateContainerGroup takes them. */
export const updateTable: Table = Object.fromEntries(
  fieldNames.map((name) => {
    const { updateWire, wire, ...facts } = factsOf(containerGroupArguments, name);
    const way = updateWire ?? wire;
    return [name, way === undefined ? facts : { ...facts, wire: way }];
  }),
);

/** The update call's part of what changed, each as a whole. Logins go along with containers, which may pull by them. */
export function updateRequest(inputs: ContainerGroupInputs, changed: readonly FieldName[]): UpdateRequest {
  const request: UpdateRequest = {};
  for (const name of updateFields) {
    if (!changed.includes(name)) continue;
    const value = isNotSet(inputs[name]) ? factsOf(containerGroupArguments, name).cleared : inputs[name];
    if (value !== undefined) request[name] = value;
  }
  const pulls = request.containers !== undefined || request.initContainers !== undefined;
  if (pulls && inputs.imageRegistryCredentials !== undefined)
    request.imageRegistryCredentials = inputs.imageRegistryCredentials;
  return request;
}
