const factors: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A quantity of Kubernetes as a number; undefined where it is none. */
export function quantityOf(text: string | undefined): number | undefined {
  const [, digits, unit = ""] = /^(\d+(?:\.\d*)?)([a-zA-Z]*)$/.exec(text ?? "") ?? [];
  const factor = factors[unit];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

export function gibibytesOf(text: string | undefined): number | undefined {
  const bytes = quantityOf(text);
  return bytes === undefined ? undefined : bytes / 2 ** 30;
}
