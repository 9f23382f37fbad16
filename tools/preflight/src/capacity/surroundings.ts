/** What decides about pods from outside: priorities, sidecars that the mesh injects, storage that is bound to a zone. */
import { isKind, type KubernetesObject, strings } from "../kubernetes/objects.ts";
import { amounts } from "../kubernetes/quantities/pod-resources.ts";
import { at, number, record, text, type Tree } from "../kubernetes/read.ts";
import type { Platform } from "../platform/platform.ts";
import { NO_REQUESTS, type Requests, requestsOf } from "./pod-set.ts";

export interface Surroundings {
  readonly priorityOf: (spec: Tree) => number;
  /** What a pod of that namespace requests more, for the proxy beside it. */
  readonly proxyOf: (namespace: string, labels: Readonly<Record<string, string>>, spec: Tree) => Requests;
  /** Whether a claim of that storage class (undefined: the default one) is an EBS volume. */
  readonly isZonal: (storageClass: string | undefined) => boolean;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
const SYSTEM_PRIORITIES: Readonly<Record<string, number>> = {
  "system-cluster-critical": 2_000_000_000,
  "system-node-critical": 2_000_001_000,
};

/** Requests of the proxy in istiod's chart, where its values say nothing. */
const PROXY_DEFAULTS = { cpu: "100m", memory: "128Mi" };

const DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

export function surroundingsOf(platform: Platform): Surroundings {
  const { objects } = platform;
  const priorities = new Map<string | undefined, number>(Object.entries(SYSTEM_PRIORITIES));
  for (const object of objects.filter((one) => isKind(one, "scheduling.k8s.io", "PriorityClass"))) {
    const value = number(object.tree["value"]) ?? 0;
    priorities.set(object.name, value);
    if (object.tree["globalDefault"] === true) priorities.set(undefined, value);
  }
  return {
    priorityOf: (spec) => priorities.get(text(spec["priorityClassName"])) ?? priorities.get(undefined) ?? 0,
    proxyOf: proxies(platform),
    isZonal: zonalClasses(objects),
  };
}

function proxies({ objects, releases }: Platform): Surroundings["proxyOf"] {
  const istiod = releases.find(({ chart }) => chart === "istiod");
  if (!istiod) return () => NO_REQUESTS;
  const written = at(istiod.values, "global", "proxy", "resources", "requests");
  const proxy = requestsOf(amounts({ ...PROXY_DEFAULTS, ...record(written) }));
  const injected = new Set(
    objects
      .filter((one) => isKind(one, "", "Namespace") && one.labels["istio-injection"] === "enabled")
      .map(({ name }) => name),
  );
  return (namespace, labels, spec) =>
    injected.has(namespace) && labels["sidecar.istio.io/inject"] !== "false" && spec["hostNetwork"] !== true
      ? proxy
      : NO_REQUESTS;
}

/** A class that the plan does not have is taken to be of EBS, as EKS's own are. */
function zonalClasses(objects: readonly KubernetesObject[]): Surroundings["isZonal"] {
  const classes = objects.filter((one) => isKind(one, "storage.k8s.io", "StorageClass"));
  const byDefault = classes.find(
    ({ tree }) => strings(at(tree, "metadata", "annotations"))[DEFAULT_CLASS] === "true",
  );
  return (name) => {
    const found = name === undefined ? byDefault : classes.find((one) => one.name === name);
    return found === undefined || found.tree["provisioner"] === "ebs.csi.aws.com";
  };
}
