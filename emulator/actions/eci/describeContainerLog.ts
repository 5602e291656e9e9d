import { invalidParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findContainerGroup } from "../../containerGroup/findContainerGroup.js";
import { endedAt } from "../../containerGroup/life.js";
import { logOf } from "../../containerGroup/log.js";
import { positive } from "../../parameters.js";

const longestBytes = 1_048_576;

export function describeContainerLog(call: Call): Answer {
  const { parameters, now } = call;
  const group = findContainerGroup(call);
  const name = parameters.required("ContainerName");
  const run = group.runs.find((each) => each.name === name);
  if (
    run === undefined &&
    ![...group.fields.Container, ...group.fields.InitContainer].some(({ Name }) => Name === name)
  )
    throw invalidParameter("ContainerName", `the group has no container ${name}`);
  const asked = {
    lastTime: parameters.flag("LastTime"),
    since: readSince(call),
    tail: parameters.integer("Tail", { min: 1, max: 2_000 }),
    limitBytes: parameters.integer("LimitBytes", { min: 1, max: longestBytes }),
    timestamps: parameters.flag("Timestamps"),
  };
  return { ContainerName: name, Content: run ? logOf(run, now, endedAt(group, now), asked) : "" };
}

function readSince({ parameters, now }: Call): number | undefined {
  const seconds = parameters.integer("SinceSeconds", positive);
  if (seconds !== undefined) return now - seconds * 1_000;
  const time = parameters.filled("StartTime");
  if (time === undefined) return undefined;
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw invalidParameter("StartTime", "it must be a time such as 2026-01-01T00:00:00Z");
  return at;
}
