/** Which of our rules about objects ask for what a policy of another project asks for, and with which settings. */
import type { RuleSettings } from "@drydock/rules";

export interface ObjectPolicy {
  /** Ids of our rules: on a sample that fails one of them must fire, on one that passes none. */
  readonly rules: readonly string[];
  readonly settings?: Partial<RuleSettings>;
  /** In place of the above, for samples in whose file's name the key is. */
  readonly where?: Readonly<Record<string, Partial<ObjectPolicy>>>;
  /** Folder with objects that every sample is judged together with. */
  readonly inventory?: string;
  /** Samples that a parameter of the policy decides, which our rule does not have: part of the file's name. */
  readonly except?: readonly string[];
}

const labels = (...requiredLabels: readonly string[]): Partial<RuleSettings> => ({ requiredLabels });
const namespaceLabels = (...requiredNamespaceLabels: readonly string[]): Partial<RuleSettings> => ({
  requiredNamespaceLabels,
});
const classes = (...allowedStorageClasses: readonly string[]): Partial<RuleSettings> => ({
  allowedStorageClasses,
});

const GATEKEEPER: Readonly<Record<string, ObjectPolicy>> = {
  "block-nodeport-services": { rules: ["service-no-node-port"] },
  "block-wildcard-ingress": { rules: ["ingress-host-set", "ingress-no-wildcard-hosts"] },
  httpsonly: {
    rules: ["ingress-tls", "ingress-no-plain-http"],
    where: { "tls-optional__": { rules: ["ingress-no-plain-http"] } },
  },
  poddisruptionbudget: {
    rules: ["disruption-budget-satisfiable"],
    inventory: "gatekeeper/poddisruptionbudget/inventory",
  },
  replicalimits: { rules: ["max-replicas"], settings: { maxReplicas: 50 } },
  // What the value of a label may be, our rule does not ask.
  requiredlabels: {
    rules: ["required-namespace-labels"],
    settings: namespaceLabels("owner"),
    where: { "must-have-key__": { rules: ["required-labels"], settings: labels("pizza") } },
    except: ["label-value"],
  },
  storageclass: {
    rules: ["volume-claim-storage-class"],
    settings: classes("somestorageclass"),
    where: { "storageclass-allowlist__": { settings: classes("allowed-storage-class") } },
  },
};

const KUBESCAPE: Readonly<Record<string, ObjectPolicy>> = {
  "ingress-and-egress-blocked": { rules: ["pods-have-network-policy"] },
  "k8s-common-labels-usage": { rules: ["required-labels"], settings: labels("app.kubernetes.io/name") },
  "pod-security-admission-baseline-applied-1": { rules: ["namespace-pod-security"] },
  "rule-can-list-get-secrets-v1": { rules: ["rbac-no-secret-reading"] },
};

/** Not among them: a policy against an empty podSelector, which is what denying by default is written with. */
const KYVERNO: Readonly<Record<string, ObjectPolicy>> = {
  "best-practices__check-deprecated-apis": { rules: ["api-version-served"] },
  "best-practices__disallow-empty-ingress-host": { rules: ["ingress-host-set"] },
  "best-practices__require-labels": {
    rules: ["required-labels"],
    settings: labels("app.kubernetes.io/name"),
  },
  "best-practices__restrict-node-port": { rules: ["service-no-node-port"] },
  "best-practices__restrict-service-external-ips": { rules: ["service-no-external-ips"] },
  "istio__enforce-sidecar-injection-namespace": {
    rules: ["sidecar-injection-enabled"],
    settings: { serviceMesh: true },
  },
  "istio__prevent-disabling-injection-pods": { rules: ["no-sidecar-opt-out"] },
  "other__prevent-bare-pods": { rules: ["no-bare-pods"] },
  "other__restrict-binding-clusteradmin": { rules: ["rbac-no-cluster-admin"] },
  "other__restrict-wildcard-verbs": { rules: ["rbac-no-wildcard-verbs"] },
};

/** By source, and by the policy's name there. */
export const OBJECT_POLICIES: Readonly<Record<string, Readonly<Record<string, ObjectPolicy>>>> = {
  gatekeeper: GATEKEEPER,
  kubescape: KUBESCAPE,
  kyverno: KYVERNO,
};
