/** Kubernetes quantities: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */

const SUFFIXES: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const FORM = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]?))$/;

/** Cores, bytes or pieces; undefined for what is no quantity. */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const found = typeof value === "string" ? FORM.exec(value) : null;
  if (!found) return undefined;
  const [, digits = "", exponent, suffix = ""] = found;
  return exponent === undefined ? Number(digits) * (SUFFIXES[suffix] ?? NaN) : Number(`${digits}${exponent}`);
}

const BYTES = /memory|storage/;

/** As people write it: 1500m, 12Gi, 40 */
export function quantityText(resource: string, value: number): string {
  if (BYTES.test(resource)) {
    const [unit, size] = value >= 2 ** 30 ? ["Gi", 2 ** 30] : ["Mi", 2 ** 20];
    return `${Number((value / Number(size)).toFixed(2))}${unit}`;
  }
  return Number.isInteger(value) ? String(value) : `${Math.round(value * 1000)}m`;
}

/** Sums of decimal fractions are not exact: 0.1 + 0.2 is no more than 0.3 here. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit * (1 + 1e-9);
}
