/** Property paths, as plans and the engine write them: spec.template, tags["team"], subnetIds[0]. */

/** The path without indices of lists, and with map keys written like properties. */
export function plainPath(path: string): string {
  return path.replaceAll(/\[\d+\]/g, "").replaceAll(/\["((?:[^"\\]|\\.)*)"\]/g, ".$1");
}

/** How a changed path lies to a path of the table. */
export type Relation = "below" | "above" | "apart";

/** "below" also where they are the same; "above" where the change is of something that holds the path. */
export function relation(changed: string, listed: string): Relation {
  const plain = plainPath(changed);
  if (plain === listed || plain.startsWith(`${listed}.`)) return "below";
  return listed.startsWith(`${plain}.`) ? "above" : "apart";
}
