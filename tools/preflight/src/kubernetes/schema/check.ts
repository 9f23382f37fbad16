/** Check: every object has the shape that its published schema gives it, and its API is served. */
import { compareMinors } from "@drydock/core/catalogue";
import { SECRET_PLACEHOLDER } from "@drydock/core/plan-record";
import { failure, type Finding } from "../finding.ts";
import { isBuiltIn, knownKind, knownKinds, removedApi, schemalessKind } from "../kinds.ts";
import { didYouMean } from "../nearest.ts";
import type { KubernetesObject } from "../objects.ts";
import { pathText } from "../read.ts";
import { gatedFields, isTaken, placesOf } from "./fields.ts";
import type { SchemaIssue } from "./issue.ts";
import type { Schemas } from "./load.ts";

const LONGEST_LIST = 20;
const LONGEST_VALUE = 80;

/** @param minor Kubernetes minor of the cluster; undefined when the plan has no cluster. */
export function schemaFindings(
  objects: readonly KubernetesObject[],
  schemas: Schemas,
  minor: string | undefined,
): Finding[] {
  return objects.flatMap((object) => {
    const unserved = unservedFinding(object, minor);
    if (unserved) return [unserved];
    const schema = schemas(object);
    if (schema === undefined) return schemalessKind(object) ? [] : [noSchemaFinding(object)];
    return [
      ...schema(object.tree)
        .filter((issue) => counts(issue, object))
        .map((issue) => issueFinding(issue, object)),
      ...gatedFindings(object, minor),
    ];
  });
}

function unservedFinding(object: KubernetesObject, minor: string | undefined): Finding | undefined {
  const { apiVersion, kind, group } = object;
  const removed = removedApi(object);
  if (removed) {
    return failure("schema/NotServed", object, {
      message: `${apiVersion} ${kind} was removed in Kubernetes ${removed.removedIn}`,
      remediation: `use ${removed.use}`,
    });
  }
  const known = knownKind(object);
  if (known === undefined && isBuiltIn(group)) {
    return failure("schema/NotServed", object, {
      message: `no API server on EKS serves ${apiVersion} ${kind}${didYouMean(kind, kindsOf(apiVersion))}`,
      remediation: "use a kind and a stable API version that the cluster serves",
    });
  }
  if (known?.since === undefined || minor === undefined || compareMinors(minor, known.since) >= 0)
    return undefined;
  return failure("schema/NotServed", object, {
    message: `${apiVersion} ${kind} is served from Kubernetes ${known.since} on, and the cluster has ${minor}`,
    remediation: `upgrade the cluster to ${known.since}, or leave the object out`,
  });
}

function kindsOf(apiVersion: string): string[] {
  return [...knownKinds().values()]
    .filter((known) => known.apiVersion === apiVersion)
    .map(({ kind }) => kind);
}

function noSchemaFinding(object: KubernetesObject): Finding {
  return failure("schema/NoSchema", object, {
    message: `there is no schema to judge ${object.apiVersion} ${object.kind} by`,
    remediation:
      "write a schema from the documented API, or list the kind with the reason; docs/validity.md says how",
  });
}

/** A patch is not whole, and a masked secret is not the value that the API server will see. */
function counts(issue: SchemaIssue, object: KubernetesObject): boolean {
  if (issue.is === "unknown") return !isTaken(object, issue.path);
  if (object.patch && issue.given === undefined) return false;
  return !(typeof issue.given === "string" && issue.given.includes(SECRET_PLACEHOLDER));
}

function issueFinding(issue: SchemaIssue, object: KubernetesObject): Finding {
  const path = pathText(issue.path);
  if (issue.is === "unknown") {
    const field = String(issue.path.at(-1));
    return failure("schema/UnknownField", object, {
      path,
      message: `unknown field${didYouMean(field, issue.known)}`,
      remediation: `use one of ${shortList(issue.known)}`,
    });
  }
  const given = issue.given === undefined ? "" : ` (got ${shortValue(issue.given)})`;
  return failure("schema/WrongValue", object, {
    path,
    message: `${issue.says}${given}`,
    remediation: `correct ${path}`,
  });
}

function gatedFindings(object: KubernetesObject, minor: string | undefined): Finding[] {
  return gatedFields(object)
    .filter(({ since }) => since === null || (minor !== undefined && compareMinors(minor, since) < 0))
    .flatMap(({ path, since, gate }) =>
      placesOf(object.tree, path).map((place) =>
        failure("schema/FieldNotServed", object, {
          path: pathText(place),
          message:
            since === null
              ? `the API server drops the field: EKS leaves its feature gate ${gate} off`
              : `the API server drops the field before Kubernetes ${since} (feature gate ${gate}), and the cluster has ${minor}`,
          remediation:
            since === null
              ? "leave the field out"
              : `upgrade the cluster to ${since}, or leave the field out`,
        }),
      ),
    );
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).join(", ");
  return names.length > LONGEST_LIST ? `${shown} and ${names.length - LONGEST_LIST} more` : shown;
}

function shortValue(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
