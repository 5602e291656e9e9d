import { describe, expect, it } from "vitest";
import { type Cidr, contains, overlap, parseCidr } from "../../../../emulator/network/cidr.js";

const cidr = (text: string): Cidr => parseCidr(text) ?? expect.fail(`${text} is no range`);

describe("parseCidr", () => {
  it("reads where a range starts and how large it is", () => {
    expect(parseCidr("10.1.0.0/16")).toEqual({ first: 10 * 2 ** 24 + 2 ** 16, mask: 16, size: 65_536 });
    expect(parseCidr("0.0.0.0/0")).toEqual({ first: 0, mask: 0, size: 2 ** 32 });
    expect(parseCidr("255.255.255.255/32")).toMatchObject({ size: 1 });
  });

  it.each(["", "10.0.0.0", "10.0.0.0/33", "10.0.0.256/32", "10.0.0.1/24", "10.0.0.0/16 ", "fd00::/8"])(
    "takes %j for none",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});

it("a range contains itself and its parts, not its neighbour", () => {
  const whole = cidr("10.0.0.0/16");
  expect(contains(whole, whole)).toBe(true);
  expect(contains(whole, cidr("10.0.255.0/24"))).toBe(true);
  expect(contains(whole, cidr("10.1.0.0/24"))).toBe(false);
  expect(contains(cidr("10.0.0.0/24"), whole)).toBe(false);
});

it("ranges overlap from either side, and do not where they only touch", () => {
  expect(overlap(cidr("10.0.0.0/16"), cidr("10.0.1.0/24"))).toBe(true);
  expect(overlap(cidr("10.0.1.0/24"), cidr("10.0.0.0/16"))).toBe(true);
  expect(overlap(cidr("10.0.0.0/24"), cidr("10.0.1.0/24"))).toBe(false);
});
