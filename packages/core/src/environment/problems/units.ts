/** Values written with a unit where the key's name already says it: sizeGiB: 100GB, retentionDays: 365d. */

/** Size of each unit that people write, in the unit that the key's name ends in. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Disk sizes are commonly written as GB where GiB is meant, so both count the same here.
  GiB: { g: 1, gb: 1, gi: 1, gib: 1, t: 1024, tb: 1024, ti: 1024, tib: 1024 },
  MiBps: {
    "mb/s": 1,
    "mib/s": 1,
    mbps: 1,
    mibps: 1,
    m: 1,
    mb: 1,
    mi: 1,
    mib: 1,
    "gb/s": 1024,
    "gib/s": 1024,
    gi: 1024,
  },
  Days: { d: 1, day: 1, days: 1, w: 7, week: 7, weeks: 7, y: 365, year: 365, years: 365 },
  Minutes: { m: 1, min: 1, mins: 1, minute: 1, minutes: 1, h: 60, hour: 60, hours: 60 },
  Seconds: { s: 1, sec: 1, second: 1, seconds: 1, m: 60, min: 60, minute: 60, minutes: 60 },
  Percentage: { "%": 1, percent: 1 },
  Usd: { $: 1, usd: 1 },
};

const WITH_UNIT = /^(\$?)\s*(\d[\d,_]*(?:\.\d+)?)\s*([a-z%][a-z%/]*)?$/i;

export interface MisplacedUnit {
  /** The unit that the key counts in. */
  readonly unit: string;
  /** The number to write, when the value's unit can be converted. */
  readonly number: number | undefined;
}

/** undefined when the key's name has no unit, or the value is not a number with one. */
export function misplacedUnit(key: string, value: string): MisplacedUnit | undefined {
  const unit = Object.keys(UNITS).find((name) => key === name.toLowerCase() || key.endsWith(name));
  const match = WITH_UNIT.exec(value.trim());
  if (unit === undefined || !match) return undefined;
  const [, dollar, digits = "", written] = match;
  const suffix = (written ?? dollar ?? "").toLowerCase();
  if (suffix === "") return undefined;
  const factor = UNITS[unit]?.[suffix];
  const number = Number(digits.replaceAll(/[,_]/g, "")) * (factor ?? Number.NaN);
  return { unit, number: Number.isFinite(number) ? number : undefined };
}
