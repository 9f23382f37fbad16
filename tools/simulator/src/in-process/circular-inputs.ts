/** Refuses inputs that contain themselves before the SDK sees them: its serializer would follow them until memory ends. */
import * as pulumi from "@pulumi/pulumi";

/** Checks every resource of the program that is running, as it is constructed. */
export function refuseCircularInputs(): void {
  pulumi.runtime.registerStackTransformation(({ type, name, props }) => {
    const path = circularPath(props);
    if (path === undefined) return undefined;
    throw new Error(
      `failed to register new resource ${name} [${type}]: ${path} is an object that contains itself; ` +
        "give it a copy without the reference to itself",
    );
  });
}

/** Where an object is met again below itself: tags.self, rules[0].parent. Sharing one object twice is no fault. */
export function circularPath(value: unknown): string | undefined {
  const open = new Set<object>();
  const finished = new Set<object>();
  const visit = (inner: unknown, path: string): string | undefined => {
    if (!isContainer(inner) || finished.has(inner)) return undefined;
    if (open.has(inner)) return path;
    open.add(inner);
    for (const [key, next] of Object.entries(inner)) {
      const found = visit(next, Array.isArray(inner) ? `${path}[${key}]` : path ? `${path}.${key}` : key);
      if (found !== undefined) return found;
    }
    open.delete(inner);
    finished.add(inner);
    return undefined;
  };
  return visit(value, "");
}

/** Resources point at their parents and back, and serialize as references; outputs and promises have no value yet. */
function isContainer(value: unknown): value is object {
  return (
    value !== null &&
    typeof value === "object" &&
    !pulumi.Output.isInstance(value) &&
    !pulumi.Resource.isInstance(value) &&
    !(value instanceof Promise)
  );
}
