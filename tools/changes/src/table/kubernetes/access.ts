/** Kinds that decide who may call whom, and what the API takes. */
import type { RulesByType } from "../rules.ts";
import { object, objects } from "./schema.ts";

export const ACCESS: RulesByType = {
  "kubernetes:core/v1:Service": object({
    replaces: ["spec.clusterIP"],
    update: "downtime?",
    replacement: "downtime",
    deletion: "downtime",
  }),
  ...objects(["core/v1:ServiceAccount"], "none?", "downtime"),
  ...objects(
    ["rbac.authorization.k8s.io/v1:ClusterRole", "rbac.authorization.k8s.io/v1:Role"],
    "downtime?",
    "downtime?",
  ),
  ...objects(
    ["rbac.authorization.k8s.io/v1:ClusterRoleBinding", "rbac.authorization.k8s.io/v1:RoleBinding"],
    "downtime?",
    "downtime?",
    { replaces: ["roleRef"] },
  ),
  ...objects(
    [
      "networking.k8s.io/v1:Ingress",
      "networking.k8s.io/v1:IngressClass",
      "extensions.istio.io/v1alpha1:WasmPlugin",
      "networking.istio.io/v1:DestinationRule",
      "networking.istio.io/v1:Gateway",
      "networking.istio.io/v1:ServiceEntry",
      "networking.istio.io/v1:VirtualService",
      "networking.istio.io/v1alpha3:EnvoyFilter",
      "cert-manager.io/v1:Certificate",
      "cert-manager.io/v1:ClusterIssuer",
      "cert-manager.io/v1:Issuer",
      "external-secrets.io/v1:ClusterSecretStore",
      "external-secrets.io/v1:ExternalSecret",
      "external-secrets.io/v1:SecretStore",
      "generators.external-secrets.io/v1alpha1:Password",
    ],
    "downtime?",
    "downtime?",
  ),
  // The first of them that selects a pod cuts what it does not name.
  ...objects(
    [
      "networking.k8s.io/v1:NetworkPolicy",
      "security.istio.io/v1:AuthorizationPolicy",
      "security.istio.io/v1:PeerAuthentication",
      "security.istio.io/v1:RequestAuthentication",
    ],
    "downtime?",
    "downtime?",
    { addition: "downtime?" },
  ),
  // Stricter rules refuse pods when they start anew.
  ...objects(
    [
      "admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
      "admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding",
      "constraints.gatekeeper.sh/v1beta1:DrydockAllowedRegistries",
      "constraints.gatekeeper.sh/v1beta1:DrydockCpuLimits",
      "constraints.gatekeeper.sh/v1beta1:DrydockMemoryLimits",
      "constraints.gatekeeper.sh/v1beta1:DrydockNoLatestImage",
      "constraints.gatekeeper.sh/v1beta1:DrydockNoPrivilegedContainers",
      "constraints.gatekeeper.sh/v1beta1:DrydockReadOnlyRootFilesystem",
      "constraints.gatekeeper.sh/v1beta1:DrydockRequiredLabels",
      "templates.gatekeeper.sh/v1:ConstraintTemplate",
      "flowcontrol.apiserver.k8s.io/v1:FlowSchema",
      "flowcontrol.apiserver.k8s.io/v1:PriorityLevelConfiguration",
    ],
    "downtime?",
    "none?",
    { addition: "downtime?" },
  ),
};
