/** Proves that quantities mean what Kubernetes takes them for, and that slips of the unit are noticed. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { compareQuantities, parseQuantity, quantityProblem, type ResourceKind } from "./quantities.ts";

const BILLION = 10n ** 9n;

describe("parseQuantity", () => {
  const cases: [string, bigint][] = [
    ["1", BILLION],
    ["0.5", BILLION / 2n],
    [".5", BILLION / 2n],
    ["1.", BILLION],
    ["500m", BILLION / 2n],
    ["100u", 100_000n],
    ["1n", 1n],
    ["0.1n", 1n],
    ["2k", 2000n * BILLION],
    ["1.5Gi", 1536n * 1024n * 1024n * BILLION],
    ["1e3", 1000n * BILLION],
    ["1E3", 1000n * BILLION],
    ["12E", 12n * 10n ** 18n * BILLION],
    ["5e-3", 5_000_000n],
    ["-1", -BILLION],
    ["+1", BILLION],
  ];
  for (const [text, value] of cases) it(`reads ${text}`, () => assert.equal(parseQuantity(text), value));

  for (const text of [
    "",
    "1gb",
    "1GB",
    "2GiB",
    "1 Gi",
    "Gi",
    "1,5",
    "500M i",
    "0x10",
    "1e",
    "m",
    "--1",
    ".",
  ]) {
    it(`does not read "${text}"`, () => assert.equal(parseQuantity(text), undefined));
  }

  const suffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
  it("counts 1024 of one binary unit as one of the next", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(4), (n, i) =>
        assert.equal(parseQuantity(`${n}${suffixes[i + 1]}`), parseQuantity(`${n * 1024}${suffixes[i]}`)),
      ),
    );
  });

  it("counts 1000 of one decimal unit as one of the next", () => {
    const decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(8), (n, i) =>
        assert.equal(parseQuantity(`${n}${decimal[i + 1]}`), parseQuantity(`${n * 1000}${decimal[i]}`)),
      ),
    );
  });

  it("orders as the numbers do", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
        assert.equal(compareQuantities(`${a}m`, `${b}m`), Math.sign(a - b));
        assert.equal(compareQuantities(String(a / 1000), `${b}m`), Math.sign(a - b));
      }),
    );
  });
});

describe("compareQuantities", () => {
  it("does not compare what is no quantity", () => {
    assert.throws(() => compareQuantities("1Gi", "much"), { message: '"1Gi" or "much" is not a quantity' });
  });
});

describe("quantityProblem", () => {
  const cases: [string, ResourceKind, string | undefined][] = [
    ["250m", "cpu", undefined],
    ["1024", "cpu", undefined],
    ["0.5", "cpu", undefined],
    ["64Mi", "memory", undefined],
    ["1Mi", "memory", undefined],
    ["1G", "storage", undefined],
    ["half", "cpu", '"half" is not a quantity; write one such as 500m'],
    ["2GB", "memory", '"2GB" is not a quantity; write one such as 512Mi'],
    ["0", "memory", '"0" is not more than zero'],
    ["-1Gi", "memory", '"-1Gi" is not more than zero'],
    ["512Mi", "cpu", '"512Mi" is more than 1024 CPUs; write cores (2) or thousandths (500m)'],
    ["0.5m", "cpu", '"0.5m" is finer than 1m; Kubernetes counts CPU in thousandths'],
    ["512m", "memory", '"512m" is less than 1Mi; write bytes with a unit such as 512Mi'],
    ["1023Ki", "storage", '"1023Ki" is less than 1Mi; write bytes with a unit such as 512Mi'],
  ];
  for (const [text, of, expected] of cases) {
    it(`${text} of ${of}`, () => assert.equal(quantityProblem(text, of), expected));
  }
});
