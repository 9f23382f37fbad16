/** Kubernetes quantities as exact numbers: 500m, 1Gi, 1e3. */

const FORM = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d{1,2})?$/;

/** Powers of ten; quantities are counted in billionths, the smallest part that Kubernetes keeps. */
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const BILLION = 9;

/**
 * The quantity in billionths; parts below are rounded up, as Kubernetes does. Undefined for what is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): bigint | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = "", suffix = ""] = match;
  const digits = BigInt(whole + fraction);
  const value = scaled(digits, suffix, fraction.length);
  return sign === "-" ? -value : value;
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`; both must be quantities. */
export function compareQuantities(a: string, b: string): number {
  const [left, right] = [parseQuantity(a), parseQuantity(b)];
  if (left === undefined || right === undefined) throw new Error(`"${a}" or "${b}" is not a quantity`);
  return left < right ? -1 : Number(left > right);
}

export type ResourceKind = "cpu" | "memory" | "storage";

/** What is wrong with a quantity of the resource, or undefined. */
export function quantityProblem(text: string, of: ResourceKind): string | undefined {
  const value = parseQuantity(text);
  if (value === undefined) {
    return `"${text}" is not a quantity; write one such as ${of === "cpu" ? "500m" : "512Mi"}`;
  }
  if (value <= 0n) return `"${text}" is not more than zero`;
  return of === "cpu" ? cpuProblem(text, value) : bytesProblem(text, value);
}

/** More CPUs than any machine has is a unit of memory in the wrong place, most often. */
function cpuProblem(text: string, value: bigint): string | undefined {
  if (value % 10n ** 6n !== 0n) return `"${text}" is finer than 1m; Kubernetes counts CPU in thousandths`;
  if (value > 1024n * 10n ** 9n)
    return `"${text}" is more than 1024 CPUs; write cores (2) or thousandths (500m)`;
  return undefined;
}

/** 512m is half a byte, and meant as 512Mi. */
function bytesProblem(text: string, value: bigint): string | undefined {
  if (value >= 1024n * 1024n * 10n ** 9n) return undefined;
  return `"${text}" is less than 1Mi; write bytes with a unit such as 512Mi`;
}

function scaled(digits: bigint, suffix: string, decimals: number): bigint {
  const binary = BINARY.indexOf(suffix);
  if (binary >= 0) return shifted(digits * 1024n ** BigInt(binary + 1), BILLION - decimals);
  const exponent = /^[eE][+-]?\d/.test(suffix) ? Number(suffix.slice(1)) : (DECIMAL[suffix] ?? 0);
  return shifted(digits, BILLION + exponent - decimals);
}

function shifted(value: bigint, exponent: number): bigint {
  if (exponent >= 0) return value * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return (value + divisor - 1n) / divisor;
}
