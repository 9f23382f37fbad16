/** Check: everything that an object names is there, in the plan or in the documented lists of what creates it. */
import { failure, type Finding, warning } from "../finding.ts";
import { didYouMean } from "../nearest.ts";
import { called } from "../objects.ts";
import { pathText } from "../read.ts";
import type { World } from "../world.ts";
import { type Existence, existence, namesOf } from "./created.ts";
import { objectReferences } from "./of-objects.ts";
import { podReferences } from "./of-pods.ts";
import type { Reference } from "./reference.ts";

export function referenceFindings(world: World): Finding[] {
  const exists = existence(world);
  return [
    ...podReferences(world.objects),
    ...objectReferences(world.objects),
    ...namespaceReferences(world),
  ].flatMap((reference) => referenceFinding(reference, exists(reference), world));
}

function namespaceReferences({ objects, namespaces }: World): Reference[] {
  return objects.flatMap((from) =>
    from.namespace === undefined || namespaces.has(from.namespace)
      ? []
      : [{ from, path: ["metadata", "namespace"], group: "", kind: "Namespace", name: from.namespace }],
  );
}

function referenceFinding(reference: Reference, found: Existence, world: World): Finding[] {
  const { from, path, key } = reference;
  const said = called(reference);
  if (found.is === "there") return keyFinding(reference, found.keys);
  if (found.is === "unknown") {
    const by = found.by.join(", ");
    return [
      warning("references/NotKnown", from, {
        path: pathText(path),
        message: `not known whether there is a ${said}: ${by} may create it`,
        remediation: `look at what ${by} creates; add it to the data of the check where it is certain`,
      }),
    ];
  }
  return [
    failure("references/Missing", from, {
      path: pathText(path),
      message: `there is no ${said}${didYouMean(reference.name, namesOf(world, reference))}${key === undefined ? "" : `, so no key ${key} of it`}`,
      remediation: `create it in the plan, or correct ${pathText(path)}`,
    }),
  ];
}

function keyFinding(reference: Reference, keys: ReadonlySet<string> | undefined): Finding[] {
  const { from, path, key } = reference;
  if (key === undefined || keys === undefined || keys.has(key)) return [];
  const known = [...keys].sort();
  return [
    failure("references/MissingKey", from, {
      path: pathText(path),
      message: `${called(reference)} has no key ${key}${didYouMean(key, known)}`,
      remediation: known.length > 0 ? `use one of ${known.join(", ")}` : `put ${key} into it`,
    }),
  ];
}
