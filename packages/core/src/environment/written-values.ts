/** Every value that a file writes out, with its line. */
import type { EnvironmentText } from "../plan-record/environment-file.ts";
import type { YamlDocument } from "./yaml/document.ts";
import { formatPath, pathsOf, valueAt } from "./yaml/path.ts";

/** Values that are no maps and no lists, in the order of the file. */
export function writtenValues({ value, written }: YamlDocument): EnvironmentText["values"] {
  return pathsOf(value).flatMap((steps) => {
    const found = valueAt(value, steps);
    const path = formatPath(steps);
    const line = written.get(path)?.line;
    if (line === undefined || !isScalar(found)) return [];
    return [{ path, line, value: String(found) }];
  });
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
