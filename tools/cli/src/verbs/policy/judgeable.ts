/** Refuses values that would take for ever to judge: nested without end, or small texts that stand for huge values. */

/** No kind of Kubernetes comes near: schemas in CustomResourceDefinitions are the deepest. */
const MOST_LEVELS = 200;
/** How many times more values a document may stand for than it holds, once it stands for many. */
const MOST_REPEATED = 10;
const MANY_VALUES = 100_000;

export class NotJudgeable extends Error {
  override name = "NotJudgeable";
}

/** @throws NotJudgeable when the value is none that a file of sensible size would hold, written out. */
export function assertJudgeable(value: unknown): void {
  // A value that an alias repeats is counted as often as it would be written, and looked into once.
  const sizes = new Map<object, number>();
  let held = 0;
  const sizeOf = (inner: unknown, level: number): number => {
    if (typeof inner === "object" && inner !== null && sizes.has(inner)) return sizes.get(inner) ?? 0;
    held += 1;
    if (typeof inner !== "object" || inner === null) return 1;
    if (level > MOST_LEVELS)
      throw new NotJudgeable(`is nested too deeply to be judged (more than ${MOST_LEVELS} levels)`);
    sizes.set(inner, Number.POSITIVE_INFINITY);
    let size = 1;
    for (const one of Array.isArray(inner) ? inner : Object.values(inner)) size += sizeOf(one, level + 1);
    if (size === Number.POSITIVE_INFINITY)
      throw new NotJudgeable("has an alias that stands for a value around it");
    if (size > MANY_VALUES && size > held * MOST_REPEATED)
      throw new NotJudgeable(`stands for more than ${MANY_VALUES} values once its aliases are written out`);
    sizes.set(inner, size);
    return size;
  };
  sizeOf(value, 1);
}
