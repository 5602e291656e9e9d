/** A range of IPv4 addresses. */
export interface Cidr {
  readonly first: number;
  readonly mask: number;
  readonly size: number;
}

/** `192.168.0.0/16`, or undefined where the text is none or does not start its range. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, mask = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || mask > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - mask);
  return first % size === 0 ? { first, mask, size } : undefined;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

export function overlap(a: Cidr, b: Cidr): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}
