/** One mistake for each rule about Kubernetes objects, to be added to the plan of an environment. */
import type { Inputs } from "@drydock/rules";
import type { Mutation } from "./aws.ts";

const add = (rule: string, ...resources: readonly (readonly [type: string, inputs: Inputs])[]): Mutation => ({
  rule,
  add: resources.map(([type, inputs]) => ({ type: `kubernetes:${type}`, inputs })),
});

const metadata = { name: "web", namespace: "shop" };
const selector = { matchLabels: { app: "web" } };

const RBAC = "rbac.authorization.k8s.io/v1";
const RBAC_GROUP = "rbac.authorization.k8s.io";
const grant = (rule: string, apiGroup: string, resource: string, verb: string): Mutation =>
  add(rule, [
    `${RBAC}:ClusterRole`,
    { metadata: { name: "web" }, rules: [{ apiGroups: [apiGroup], resources: [resource], verbs: [verb] }] },
  ]);
const bind = (rule: string, subject: string, role = "view"): Mutation =>
  add(rule, [
    `${RBAC}:ClusterRoleBinding`,
    {
      metadata: { name: "web" },
      roleRef: { apiGroup: RBAC_GROUP, kind: "ClusterRole", name: role },
      subjects: [{ apiGroup: RBAC_GROUP, kind: "Group", name: subject }],
    },
  ]);

const service = (spec: Inputs): readonly [string, Inputs] => [
  "core/v1:Service",
  { metadata, spec: { selector: { app: "web" }, ports: [{ port: 443 }], ...spec } },
];
const ingress = (rule: string, host?: string): Mutation =>
  add(rule, ["networking.k8s.io/v1:Ingress", { metadata, spec: { rules: [{ host }] } }]);
const istio = (rule: string, group: string, kind: string, spec: Inputs): Mutation =>
  add(rule, [`${group}.istio.io/v1:${kind}`, { apiVersion: `${group}.istio.io/v1`, kind, metadata, spec }]);
const deployment = (spec: Inputs = {}, annotations: Inputs = {}): readonly [string, Inputs] => [
  "apps/v1:Deployment",
  {
    metadata,
    spec: {
      replicas: 2,
      selector,
      template: {
        metadata: { labels: { app: "web" }, annotations },
        spec: { containers: [{ name: "web" }] },
      },
      ...spec,
    },
  },
];
const namespace = (labels: Inputs = {}): readonly [string, Inputs] => [
  "core/v1:Namespace",
  { metadata: { name: "shop", labels } },
];
const application = (rule: string, source: Inputs): Mutation =>
  add(rule, [
    "argoproj.io/v1alpha1:Application",
    {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata,
      spec: { source: { chart: "web", ...source } },
    },
  ]);

export const OBJECT_MUTATIONS: readonly Mutation[] = [
  grant("rbac-no-wildcard-verbs", "apps", "deployments", "*"),
  grant("rbac-no-wildcard-resources", "apps", "*", "get"),
  grant("rbac-no-wildcard-api-groups", "*", "deployments", "get"),
  grant("rbac-no-escalation", RBAC_GROUP, "clusterroles", "bind"),
  grant("rbac-no-impersonation", "", "groups", "impersonate"),
  grant("rbac-no-secret-reading", "", "secrets", "list"),
  grant("rbac-no-pod-exec", "", "pods/exec", "create"),
  grant("rbac-no-port-forward", "", "pods/portforward", "create"),
  grant("rbac-no-node-proxy", "", "nodes/proxy", "get"),
  grant("rbac-no-token-creation", "", "serviceaccounts/token", "create"),
  grant(
    "rbac-no-certificate-approval",
    "certificates.k8s.io",
    "certificatesigningrequests/approval",
    "update",
  ),
  grant("rbac-no-webhook-changes", "admissionregistration.k8s.io", "mutatingwebhookconfigurations", "patch"),
  grant("rbac-no-role-changes", RBAC_GROUP, "rolebindings", "create"),
  grant("rbac-no-pod-creation", "", "pods", "create"),
  grant("rbac-no-persistent-volume-creation", "", "persistentvolumes", "create"),
  bind("rbac-no-cluster-admin", "developers", "cluster-admin"),
  bind("rbac-no-system-masters", "system:masters"),
  bind("rbac-no-anonymous-access", "system:unauthenticated"),
  bind("rbac-no-access-for-everybody", "system:authenticated"),

  add("service-no-node-port", service({ type: "NodePort" })),
  add("service-no-external-ips", service({ externalIPs: ["203.0.113.7"] })),
  add("load-balancer-restricted", service({ type: "LoadBalancer" })),
  ingress("ingress-tls", "shop.example.com"),
  ingress("ingress-no-plain-http", "shop.example.com"),
  ingress("ingress-host-set"),
  ingress("ingress-no-wildcard-hosts", "*.example.com"),
  add("network-policy-no-allow-all", [
    "networking.k8s.io/v1:NetworkPolicy",
    { metadata, spec: { podSelector: {}, ingress: [{}] } },
  ]),
  add("gateway-tls", [
    "gateway.networking.k8s.io/v1:Gateway",
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "Gateway",
      metadata,
      spec: { listeners: [{ name: "http", port: 80, protocol: "HTTP" }] },
    },
  ]),

  istio("istio-gateway-tls", "networking", "Gateway", {
    servers: [{ port: { number: 80, protocol: "HTTP" } }],
  }),
  istio("istio-mtls-strict", "security", "PeerAuthentication", { mtls: { mode: "PERMISSIVE" } }),
  istio("istio-destination-tls", "networking", "DestinationRule", {
    trafficPolicy: { tls: { mode: "DISABLE" } },
  }),
  istio("authorization-policy-no-allow-all", "security", "AuthorizationPolicy", { rules: [{}] }),
  add("sidecar-injection-enabled", namespace({ "istio-injection": "disabled" })),
  add("no-sidecar-opt-out", deployment({}, { "sidecar.istio.io/inject": "false" })),

  add("storage-class-encrypted", [
    "storage.k8s.io/v1:StorageClass",
    { metadata: { name: "gp3" }, provisioner: "ebs.csi.aws.com", parameters: { type: "gp3" } },
  ]),
  add("volume-claim-storage-class", ["core/v1:PersistentVolumeClaim", { metadata, spec: {} }]),
  add("no-secrets-in-config-maps", [
    "core/v1:ConfigMap",
    { metadata, data: { DB_PASSWORD: "correct horse" } },
  ]),
  add("api-version-served", ["policy/v1beta1:PodDisruptionBudget", { metadata, spec: { selector } }]),
  add("api-version-not-deprecated", ["core/v1:Endpoints", { metadata }]),

  add("helm-release-pinned", ["helm.sh/v3:Release", { chart: "web", namespace: "shop" }]),
  add("helm-release-repository", [
    "helm.sh/v4:Chart",
    { chart: "oci://registry.example.org/web", version: "1.4.2", namespace: "shop" },
  ]),
  application("gitops-chart-pinned", { repoURL: "https://charts.example.com", targetRevision: "1.*" }),
  application("gitops-chart-repository", { repoURL: "https://charts.example.org", targetRevision: "1.4.2" }),

  add("namespace-pod-security", namespace()),
  add("namespace-default-deny", namespace()),
  add("namespace-quota", namespace()),
  add("required-labels", deployment()),
  add("required-namespace-labels", namespace()),
  add("certificate-renews-early", [
    "cert-manager.io/v1:Certificate",
    { apiVersion: "cert-manager.io/v1", kind: "Certificate", metadata, spec: { renewBefore: "24h" } },
  ]),
  add("karpenter-instance-families", [
    "karpenter.sh/v1:NodePool",
    {
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "large" },
      spec: {
        template: {
          spec: {
            requirements: [{ key: "karpenter.k8s.aws/instance-family", operator: "In", values: ["p5"] }],
          },
        },
      },
    },
  ]),
  add("max-replicas", deployment({ replicas: 1000 })),
  add("no-bare-pods", ["core/v1:Pod", { metadata, spec: { containers: [{ name: "web" }] } }]),
  add("pods-have-network-policy", deployment()),
  add("multiple-replicas", deployment({ replicas: 1 })),
  add("zone-spread", deployment()),
  add("disruption-budget-present", deployment()),
  add("disruption-budget-satisfiable", deployment(), [
    "policy/v1:PodDisruptionBudget",
    { metadata, spec: { minAvailable: 2, selector } },
  ]),
  add("selector-selects", deployment(), service({ selector: { app: "wbe" } })),
];
