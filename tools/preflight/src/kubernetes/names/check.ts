/** Check: names, labels and annotations have the syntax that the API server asks for, and namespaces are chosen. */
import { failure, type Finding } from "../finding.ts";
import { isNamespaced } from "../kinds.ts";
import { isKind, type KubernetesObject } from "../objects.ts";
import { containersOf, podTemplate, type PodTemplate } from "../pods.ts";
import { at, entries, pathText, record, records } from "../read.ts";
import {
  breaks,
  breaksKey,
  breaksLabelValue,
  DATA_KEY_RULE,
  LABEL_RULE,
  nameRule,
  type NameRule,
  PORT_NAME_RULE,
} from "./rules.ts";

/** Kinds that keep others out of default, and may so be in it. */
const CLOSES_A_NAMESPACE = new Set(["LimitRange", "NetworkPolicy", "ResourceQuota", "ServiceAccount"]);

type Path = readonly (string | number)[];

interface Slip {
  readonly path: Path;
  readonly given: string;
  readonly breaks: string;
}

export function nameFindings(objects: readonly KubernetesObject[]): Finding[] {
  return objects.flatMap((object) => [
    ...slips(object).map((slip) =>
      failure("names/Syntax", object, {
        path: pathText(slip.path),
        message: `${JSON.stringify(slip.given)} ${slip.breaks}`,
        remediation: `correct ${pathText(slip.path)}`,
      }),
    ),
    ...namespaceFindings(object),
  ]);
}

function slips(object: KubernetesObject): Slip[] {
  const template = podTemplate(object);
  return [
    ...nameSlip(at(object.tree, "metadata", "name"), ["metadata", "name"], nameRule(object)),
    ...nameSlip(object.namespace, ["metadata", "namespace"], LABEL_RULE),
    ...metadataSlips(object.tree["metadata"], ["metadata"]),
    ...(template && template.path.length > 0
      ? metadataSlips(at(object.tree, ...template.path, "metadata"), [...template.path, "metadata"])
      : []),
    ...(template ? podSlips(template) : []),
    ...(isKind(object, "", "ConfigMap", "Secret") ? dataSlips(object) : []),
    ...(isKind(object, "", "Service")
      ? portSlips(at(object.tree, "spec", "ports"), ["spec", "ports"], LABEL_RULE)
      : []),
  ];
}

function nameSlip(value: unknown, path: Path, rule: NameRule): Slip[] {
  if (typeof value !== "string") return [];
  const broken = breaks(value, rule);
  return broken === undefined ? [] : [{ path, given: value, breaks: broken }];
}

function metadataSlips(metadata: unknown, path: Path): Slip[] {
  const labels = entries(record(metadata)["labels"]);
  const annotations = entries(record(metadata)["annotations"]);
  return [
    ...labels.flatMap(([key]) => slip([...path, "labels"], key, breaksKey(key))),
    ...labels.flatMap(([key, value]) =>
      slip([...path, "labels", key], String(value), breaksLabelValue(String(value))),
    ),
    ...annotations.flatMap(([key]) => slip([...path, "annotations"], key, breaksKey(key.toLowerCase()))),
  ];
}

function slip(path: Path, given: string, broken: string | undefined): Slip[] {
  return broken === undefined ? [] : [{ path, given, breaks: broken }];
}

function podSlips(template: PodTemplate): Slip[] {
  return [
    ...containersOf(template).flatMap(({ path, tree }) => [
      ...nameSlip(tree["name"], [...path, "name"], LABEL_RULE),
      ...portSlips(tree["ports"], [...path, "ports"], PORT_NAME_RULE),
    ]),
    ...records(template.spec["volumes"]).flatMap(([volume, i]) =>
      nameSlip(volume["name"], [...template.path, "spec", "volumes", i, "name"], LABEL_RULE),
    ),
  ];
}

function portSlips(ports: unknown, path: Path, rule: NameRule): Slip[] {
  return records(ports).flatMap(([port, i]) => nameSlip(port["name"], [...path, i, "name"], rule));
}

function dataSlips({ tree }: KubernetesObject): Slip[] {
  return ["data", "binaryData", "stringData"].flatMap((field) =>
    entries(tree[field]).flatMap(([key]) => nameSlip(key, [field], DATA_KEY_RULE)),
  );
}

function namespaceFindings(object: KubernetesObject): Finding[] {
  const namespaced = isNamespaced(object);
  const said = (message: string, remediation: string): Finding[] => [
    failure("names/Namespace", object, { path: "metadata.namespace", message, remediation }),
  ];
  const written = at(object.tree, "metadata", "namespace");
  if (namespaced === true && written === undefined) {
    return said("is missing, so the object would land in default", "set metadata.namespace");
  }
  if (namespaced === true && written === "default" && !object.patch && !CLOSES_A_NAMESPACE.has(object.kind)) {
    return said("is default, which nothing of the platform lives in", "set a namespace of its own");
  }
  if (namespaced === false && object.namespace !== undefined) {
    return said(
      `is ${object.namespace}, and ${object.kind} belongs to no namespace`,
      "leave metadata.namespace out",
    );
  }
  return [];
}
