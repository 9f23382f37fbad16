/** What several questions read in the same way. */
import { at, equals, listAt, type Read, value } from "../proofs/inputs.ts";

const POD = ["spec", "template", "spec"] as const;

/** Every container has it. */
export function everyContainer(label: string, test: (container: unknown) => boolean): Read {
  return (inputs) => {
    const containers = listAt(inputs, ...POD, "containers");
    return containers.length > 0 && containers.every(test) ? label : undefined;
  };
}

export const isSet =
  (...keys: readonly string[]) =>
  (container: unknown): boolean =>
    at(container, ...keys) !== undefined;

/** A container without ports does nothing for others, and cannot fail them. */
const serves = (container: unknown): boolean => listAt(container, "ports").length > 0;

export const probed = everyContainer(
  "livenessProbe where it serves",
  (one) => !serves(one) || at(one, "livenessProbe") !== undefined,
);

export const accountOfItsOwn: Read = value(
  [...POD, "serviceAccountName"],
  (name) => name !== "default",
  "service account",
);

/** Non-root for the pod, or for each of its containers. */
export const nonRoot: Read = (inputs) =>
  at(inputs, ...POD, "securityContext", "runAsNonRoot") === true
    ? "runAsNonRoot true"
    : everyContainer(
        "runAsNonRoot true",
        (one) => at(one, "securityContext", "runAsNonRoot") === true,
      )(inputs);

export const readOnlyRoot = everyContainer(
  "readOnlyRootFilesystem true",
  (one) => at(one, "securityContext", "readOnlyRootFilesystem") === true,
);

export const dropsAll = everyContainer("drops ALL", (one) =>
  listAt(one, "securityContext", "capabilities", "drop").includes("ALL"),
);

export const restricted: Read = (inputs) =>
  value(
    ["metadata", "labels", "pod-security.kubernetes.io/enforce"],
    equals("restricted"),
    "enforce",
  )(inputs);

export const spreadOverZones: Read = (inputs) => {
  const spread = listAt(inputs, ...POD, "topologySpreadConstraints").some(
    (one) => at(one, "topologyKey") === "topology.kubernetes.io/zone",
  );
  return spread ? "spread over zones" : undefined;
};

/** Names of the receivers that do more than keep an alert. */
export const receivers: Read = (inputs) => {
  const names = listAt(inputs, "values", "alertmanager", "config", "receivers")
    .filter((one) => Object.keys(one as object).some((key) => key.endsWith("_configs")))
    .map((one) => String(at(one, "name")));
  return names.length === 0 ? undefined : `receivers ${names.join(", ")}`;
};

export const pagesSomebody: Read = (inputs) =>
  /\bpagerduty\b/.test(receivers(inputs) ?? "") ? "receiver pagerduty" : undefined;

export const alerts: Read = (inputs) => {
  const found = listAt(inputs, "spec", "groups")
    .flatMap((group) => listAt(group, "rules"))
    .filter((one) => typeof at(one, "alert") === "string");
  return found.length === 0 ? undefined : `${found.length} alerts`;
};

export const dashboards: Read = (inputs) => {
  const files = Object.keys((at(inputs, "data") as object | undefined) ?? {}).filter((key) =>
    key.endsWith(".json"),
  );
  return files.length === 0 ? undefined : `${files.length} dashboards`;
};

/** All pods of the namespace are meant, in both directions, and nothing is let through. */
export const closesNamespace: Read = (inputs) => {
  const spec = at(inputs, "spec");
  const both = ["Ingress", "Egress"].every((type) => listAt(spec, "policyTypes").includes(type));
  const open = listAt(spec, "ingress").length + listAt(spec, "egress").length;
  const selected = Object.keys((at(spec, "podSelector") as object | undefined) ?? { none: 1 }).length;
  return both && open === 0 && selected === 0
    ? `namespace ${String(at(inputs, "metadata", "namespace"))}`
    : undefined;
};
