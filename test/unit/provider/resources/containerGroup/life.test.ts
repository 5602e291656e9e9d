import { expect, test } from "vitest";
import { isForgotten, progressTo, toldForMs } from "../../../../../provider/resources/containerGroup/life.js";

test.each([
  ["accepted", "Scheduling", "reached"],
  ["running", "Scheduling", "open"],
  ["running", "Pending", "open"],
  ["running", "Updating", "open"],
  ["running", "Running", "reached"],
  ["running", "Succeeded", "reached"],
  ["running", "Failed", "missed"],
  ["running", "ScheduleFailed", "missed"],
  ["succeeded", "Running", "open"],
  ["succeeded", "Succeeded", "reached"],
  ["succeeded", "Expired", "missed"],
] as const)("who waits for %s and sees %s: %s", (goal, status, progress) => {
  expect(progressTo(goal, status)).toBe(progress);
});

test.each([
  ["one for ever", { restartPolicy: "Always", status: "Running", __seenAt: 0 }, toldForMs, false],
  ["a job that was seen ended", { restartPolicy: "Never", status: "Succeeded" }, 0, true],
  [
    "a job that was forgotten before",
    { restartPolicy: "Never", status: "Running", forgotten: true },
    0,
    true,
  ],
  [
    "a job that was seen unfinished a while ago",
    { restartPolicy: "OnFailure", status: "Running", __seenAt: 0 },
    toldForMs,
    true,
  ],
  [
    "a job that was seen unfinished just now",
    { restartPolicy: "Never", status: "Running", __seenAt: 0 },
    toldForMs - 1,
    false,
  ],
])("%s, gone from the cloud", (_, state, now, isIt) => {
  expect(isForgotten(state, now, 1)).toBe(isIt);
});
