/** Three figures for one thing: at the least, as usual, at the most. */
import type { CostRange } from "@drydock/core/plan-record";

export type Range = Readonly<CostRange>;

export const NOTHING: Range = { minimum: 0, typical: 0, maximum: 0 };

/** The same at every size. */
export function fixed(value: number): Range {
  return { minimum: value, typical: value, maximum: value };
}

export function plus(a: Range, b: Range): Range {
  return combine(a, b, (x, y) => x + y);
}

export function times(a: Range, b: Range | number): Range {
  return combine(a, typeof b === "number" ? fixed(b) : b, (x, y) => x * y);
}

export function minus(a: Range, b: Range): Range {
  return combine(a, b, (x, y) => x - y);
}

/** Share of `part` in `whole`; zero where there is no whole. */
export function shareOf(part: Range, whole: Range): Range {
  return combine(part, whole, (x, y) => (y === 0 ? 0 : x / y));
}

/** To the cent. Sums of cents are rounded again, so that the order of adding does not show. */
export function cents({ minimum, typical, maximum }: Range): Range {
  return { minimum: cent(minimum), typical: cent(typical), maximum: cent(maximum) };
}

export function cent(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A share to a tenth of a percent. */
export function perMille({ minimum, typical, maximum }: Range): Range {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { minimum: round(minimum), typical: round(typical), maximum: round(maximum) };
}

export function sum(ranges: readonly Range[]): Range {
  return cents(ranges.reduce<Range>(plus, NOTHING));
}

function combine(a: Range, b: Range, of: (x: number, y: number) => number): Range {
  return {
    minimum: of(a.minimum, b.minimum),
    typical: of(a.typical, b.typical),
    maximum: of(a.maximum, b.maximum),
  };
}
