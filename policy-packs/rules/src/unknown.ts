/** Values that a preview does not know yet: reading one ends the judgement, so that it is never taken for a pass. */
import { joined } from "./inputs.ts";

/** What the engine writes in place of a value of each kind; the same texts are in its previews and states. */
const SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** How a finding says that a value cannot be judged yet. */
export const NOT_KNOWN = "is not known until update";

export class UnknownValue extends Error {
  override name = "UnknownValue";
  readonly path: string;
  /** What was given to `guarded` with the value. */
  readonly owner: unknown;
  constructor(path: string, owner: unknown) {
    super(`${path} ${NOT_KNOWN}`);
    this.path = path;
    this.owner = owner;
  }
}

/** The same value; where anything in it is unknown, one that throws UnknownValue when that is read. */
export function guarded<T>(value: T, owner?: unknown): T {
  return holdsUnknown(value) ? watched(value, "", owner) : value;
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return SENTINELS.has(value);
  return Object.values(value).some(holdsUnknown);
}

function watched<T>(value: T, path: string, owner: unknown): T {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const inner: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || !Object.hasOwn(target, key)) return inner;
      const at = joined(path, Array.isArray(target) && /^\d+$/.test(key) ? Number(key) : key);
      if (SENTINELS.has(inner)) throw new UnknownValue(at, owner);
      return watched(inner, at, owner);
    },
  });
}
