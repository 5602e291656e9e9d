import { describe, expect, it } from "vitest";
import { checkAnnotationValues, isZeroText } from "../../../../sdk/kubernetes/annotationValues.js";

const prefix = "k8s.aliyun.com/";
const reasonsOf = (name: string, text: unknown) =>
  checkAnnotationValues({ [`${prefix}${name}`]: text }).map(({ reason }) => reason);

describe("checkAnnotationValues", () => {
  it.each([
    ["imc-size", "30Gi", 'must be a whole number from 20 to 32768 (GiB), not "30Gi".'],
    ["imc-retention-days", "7d", 'must be a whole number from 1 to 65536 (days), not "7d".'],
    ["eip-bandwidth", "10Mbps", 'must be a whole number from 1 to 500 (Mbit/s), not "10Mbps".'],
    ["imc-enable-reuse", "True", 'must be "true" or "false", not "True".'],
    ["imc-enable-flash", "1", 'must be "true" or "false", not "1".'],
    ["auto-create-eip", "yes", 'must be "true" or "false", not "yes".'],
    ["imc-os-type", "Windows", 'must be "linux" or "windows", not "Windows".'],
  ])("tells of %s: %j", (name, text, reason) => {
    expect(reasonsOf(name, text)).toEqual([`${reason} Nobody documents what becomes of it.`]);
  });

  it.each([
    ["imc-size", "030"],
    ["imc-enable-reuse", "false"],
    ["imc-os-type", "linux"],
    ["vswitch-ids", "vsw-1, vsw-2"],
    ["imc-unknown", "anything"],
  ])("says nothing of %s: %j", (name, text) => {
    expect(reasonsOf(name, text)).toEqual([]);
  });

  it("takes what stands for nothing as not given", () => {
    expect(reasonsOf("imc-size", "0")).toEqual(['("0"): taken as not given.']);
    expect(checkAnnotationValues(undefined)).toEqual([]);
  });
});

describe("isZeroText", () => {
  it.each([
    ["vswitch-ids", "", true],
    ["eip-bandwidth", "0", true],
    ["eip-isp", "0", false],
    ["imc-size", "20", false],
    ["team", "", false],
  ])("of %s: %j is %j", (name, text, expected) => {
    expect(isZeroText(`${prefix}${name}`, text)).toBe(expected);
  });
});
