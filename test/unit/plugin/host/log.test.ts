import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import { beforeEach, expect, it } from "vitest";
import { Engine, type Line } from "../../../../plugin/host/engine.js";
import { ResourceLog } from "../../../../plugin/host/log.js";
import { identityOfUrn } from "../../../../provider/core/identity.js";
import { Secrets } from "../../../../provider/core/secrets.js";

const urn = "urn:pulumi:dev::shop::eci:index:Eip::pull";
let lines: Line[];
let log: ResourceLog;

class Listener extends Engine {
  override say(line: Line): void {
    lines.push(line);
  }
}

beforeEach(() => {
  lines = [];
  log = new ResourceLog(new Listener(), identityOfUrn(urn, undefined), new Secrets(() => ["hush-hush"]));
});

it("says each line beside its resource, with its severity and without secrets", () => {
  log.info("accepted with hush-hush");
  log.warning("Set alicloud:region.");
  log.note("by the way");
  const rest = { urn, isEphemeral: false };
  expect(lines).toEqual([
    { text: expect.not.stringContaining("hush-hush"), severity: LogSeverity.INFO, ...rest },
    { text: "Set eci:region.", severity: LogSeverity.WARNING, ...rest },
    { text: "note: by the way", severity: LogSeverity.INFO, ...rest },
  ]);
});

it("shows progress in the row alone, and closes it", () => {
  log.progress("Creating 40%");
  log.end("done");
  expect(lines.map(({ text, isEphemeral }) => [text, isEphemeral])).toEqual([
    ["Creating 40%", true],
    ["done", true],
  ]);
});

it("has nothing to close where there was no progress", () => {
  log.info("accepted");
  log.end("done");
  expect(lines).toHaveLength(1);
});
