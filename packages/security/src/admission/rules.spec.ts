/** Proves each of the platform's own rules of admission on objects that keep and break it, as the API server evaluates it. */
import assert from "node:assert/strict";
import { refusalsOf } from "../cel/testing/evaluate.ts";
import { bindingSpec, policySpec } from "./policies.ts";
import { ADMISSION_RULES } from "./rules/index.ts";
import { EXEMPT_NAMESPACES, scopesOf } from "./scopes.ts";

const podSpec = (change: object = {}) => ({
  serviceAccountName: "api",
  containers: [{ name: "api", image: "registry/api:1" }],
  ...change,
});
const pod = (change: object = {}) => ({ kind: "Pod", spec: podSpec(change) });
const deployment = (change: object = {}) => ({
  kind: "Deployment",
  spec: { template: { spec: podSpec(change) } },
});
const cronJob = (change: object = {}) => ({
  kind: "CronJob",
  spec: { jobTemplate: { spec: { template: { spec: podSpec(change) } } } },
});
const withEnv = (name: string, more: object) => ({
  containers: [{ name: "api", image: "registry/api:1", env: [{ name, ...more }] }],
});
const RBAC = "rbac.authorization.k8s.io";
const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const service = (spec: object, annotations?: object) => ({
  kind: "Service",
  metadata: { annotations },
  spec,
});
const balancer = (more: object = {}) => ({ type: "LoadBalancer", ...more });
const ingress = (spec: object) => ({ kind: "Ingress", spec });
const network = (spec: object) => ({ kind: "NetworkPolicy", spec });
const role = (rule: object) => ({
  kind: "Role",
  rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"], ...rule }],
});
const binding = (name: string, subject: string) => ({
  kind: "RoleBinding",
  roleRef: { kind: "ClusterRole", name },
  subjects: [{ kind: "Group", name: subject }],
});
const budget = (spec: object) => ({ kind: "PodDisruptionBudget", spec });
const certificate = (spec: object) => ({ kind: "Certificate", spec });
const fromSecret = { valueFrom: { secretKeyRef: { name: "api", key: "password" } } };

const CASES: Readonly<Record<string, { keeps: readonly object[]; breaks: readonly [object, RegExp][] }>> = {
  "no-default-service-account": {
    keeps: [pod(), deployment(), cronJob()],
    breaks: [
      [pod({ serviceAccountName: "default" }), /create one for the workload/],
      [deployment({ serviceAccountName: "" }), /create one/],
      [cronJob({ serviceAccountName: undefined }), /create one/],
    ],
  },
  "no-secrets-in-env": {
    keeps: [
      pod(),
      pod(withEnv("DB_PASSWORD", fromSecret)),
      pod(withEnv("DB_PASSWORD", { value: "" })),
      pod(withEnv("DB_PASSWORD", { value: "/run/secrets/db" })),
      pod(withEnv("USE_TOKEN", { value: "true" })),
      pod(withEnv("xapikey", { value: "x" })),
      pod(withEnv("DB_PASSWORD_FILE", { value: "/run/secrets/db" })),
      deployment(withEnv("TOKEN_ISSUER", { value: "https://id" })),
    ],
    breaks: [
      [pod(withEnv("DB_PASSWORD", { value: "changeme" })), /in api; use valueFrom/],
      [deployment(withEnv("apiKey", { value: "x" })), /use valueFrom/],
      [cronJob(withEnv("AWS_SECRET_ACCESS_KEY", { value: "x" })), /use valueFrom/],
      [pod(withEnv("A", { value: "AKIAIOSFODNN7EXAMPLE" })), /use valueFrom/],
      [pod({ initContainers: withEnv("TOKEN", { value: "x" }).containers }), /in api/],
      [pod({ ephemeralContainers: [{ name: "look", env: [{ name: "TOKEN", value: "x" }] }] }), /in look/],
    ],
  },
  "no-system-priority": {
    keeps: [pod(), deployment({ priorityClassName: "application-high" })],
    breaks: [
      [pod({ priorityClassName: "system-node-critical" }), /use application-high/],
      [cronJob({ priorityClassName: "system-cluster-critical" }), /use application-high/],
    ],
  },
  "service-no-node-port": {
    keeps: [service({}), service({ type: "ClusterIP" })],
    breaks: [[service({ type: "NodePort" }), /set type to ClusterIP/]],
  },
  "service-no-external-ips": {
    keeps: [service({}), service({ type: "ExternalName", externalIPs: [] })],
    breaks: [[service({ externalIPs: ["192.0.2.1"] }), /externalIPs/]],
  },
  "load-balancer-restricted": {
    keeps: [
      service({}),
      service(balancer({ loadBalancerSourceRanges: ["192.0.2.0/24"] })),
      service(balancer({ loadBalancerClass: "service.k8s.aws/nlb" })),
      service(balancer(), { [SCHEME]: "internal" }),
      service(balancer(), { [RANGES]: "192.0.2.0/24, 198.51.100.0/24" }),
    ],
    breaks: [
      [service(balancer()), /make it internal/],
      [
        service(balancer({ loadBalancerSourceRanges: ["192.0.2.0/24", "0.0.0.0/0"] })),
        /ranges of its clients/,
      ],
      [
        service(balancer({ loadBalancerClass: "service.k8s.aws/nlb" }), { [SCHEME]: "internet-facing" }),
        /make/,
      ],
      [service(balancer(), { [RANGES]: "192.0.2.0/24, ::/0" }), /make/],
    ],
  },
  "ingress-host-set": {
    keeps: [ingress({}), ingress({ rules: [{ host: "a.example.com" }] })],
    breaks: [[ingress({ rules: [{ host: "a.example.com" }, {}] }), /name the host/]],
  },
  "network-policy-no-allow-all": {
    keeps: [
      network({}),
      network({ ingress: [] }),
      network({ ingress: [{ from: [{ podSelector: {} }] }], egress: [{ ports: [{ port: 443 }] }] }),
      network({ egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }] }] }),
    ],
    breaks: [
      [network({ ingress: [{}] }), /name the peers/],
      [network({ egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] }), /everybody/],
      [network({ ingress: [{ from: [{ namespaceSelector: {} }] }] }), /everybody/],
    ],
  },
  "rbac-no-wildcard-verbs": {
    keeps: [{ kind: "Role" }, role({})],
    breaks: [[role({ verbs: ["get", "*"] }), /name the verbs/]],
  },
  "rbac-no-wildcard-resources": {
    keeps: [role({}), { kind: "Role", rules: [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }] }],
    breaks: [
      [role({ resources: ["*"] }), /name the resources/],
      [role({ resources: ["*/status"] }), /name the resources/],
    ],
  },
  "rbac-no-wildcard-api-groups": {
    keeps: [role({})],
    breaks: [[role({ apiGroups: ["*"] }), /name the API groups/]],
  },
  "rbac-no-escalation": {
    keeps: [role({}), role({ apiGroups: [RBAC], resources: ["roles"], verbs: ["get"] })],
    breaks: [[role({ apiGroups: [RBAC], resources: ["roles"], verbs: ["bind"] }), /remove escalate/]],
  },
  "rbac-no-impersonation": {
    keeps: [role({}), role({ resources: ["users"], verbs: ["impersonate"], resourceNames: ["reader"] })],
    breaks: [[role({ resources: ["users"], verbs: ["impersonate"] }), /somebody else/]],
  },
  "rbac-no-pod-exec": {
    keeps: [role({ verbs: ["get", "list"] })],
    breaks: [
      [role({ resources: ["pods/exec"], verbs: ["create"] }), /running pods/],
      [role({ resources: ["*/attach"], verbs: ["*"] }), /running pods/],
    ],
  },
  "rbac-no-secret-reading": {
    keeps: [role({ resources: ["secrets"], resourceNames: ["api"] })],
    breaks: [[role({ resources: ["secrets"], verbs: ["list"] }), /every secret/]],
  },
  "rbac-no-role-changes": {
    keeps: [role({ apiGroups: [RBAC], resources: ["rolebindings"] })],
    breaks: [
      [role({ apiGroups: [RBAC], resources: ["rolebindings"], verbs: ["create"] }), /hand out rights/],
    ],
  },
  "rbac-no-token-creation": {
    keeps: [role({ resources: ["serviceaccounts"], verbs: ["create"] })],
    breaks: [[role({ resources: ["serviceaccounts/token"], verbs: ["create"] }), /tokens/]],
  },
  "rbac-no-cluster-admin": {
    keeps: [binding("view", "team")],
    breaks: [[binding("cluster-admin", "team"), /administrator/]],
  },
  "rbac-no-system-masters": {
    keeps: [binding("view", "team"), { kind: "RoleBinding", roleRef: { name: "view" } }],
    breaks: [[binding("view", "system:masters"), /group of your own/]],
  },
  "rbac-no-anonymous-access": {
    keeps: [binding("system:public-info-viewer", "system:unauthenticated")],
    breaks: [[binding("view", "system:anonymous"), /without a name/]],
  },
  "rbac-no-access-for-everybody": {
    keeps: [
      binding("system:discovery", "system:authenticated"),
      binding("view", "system:serviceaccounts:shop"),
    ],
    breaks: [[binding("view", "system:authenticated"), /everybody/]],
  },
  "disruption-budget-satisfiable": {
    keeps: [
      budget({}),
      budget({ maxUnavailable: 1 }),
      budget({ minAvailable: "50%" }),
      budget({ minAvailable: 2 }),
    ],
    breaks: [
      [budget({ maxUnavailable: 0 }), /set maxUnavailable to 1/],
      [budget({ maxUnavailable: "0%" }), /set maxUnavailable to 1/],
      [budget({ minAvailable: "100%" }), /set maxUnavailable to 1/],
    ],
  },
  "certificate-renews-early": {
    keeps: [certificate({ renewBefore: "720h" }), certificate({ renewBefore: "1000h0m0s" })],
    breaks: [
      [certificate({}), /set renewBefore to 720h/],
      [certificate({ renewBefore: "719h" }), /thirty days/],
    ],
  },
};

/** JSON drops what is undefined, as an API server that never saw the field. */
const asSent = (object: object): object => JSON.parse(JSON.stringify(object)) as object;

describe("ADMISSION_RULES", () => {
  it("are all proven here", () => {
    assert.deepEqual(
      ADMISSION_RULES.map(({ name }) => name),
      Object.keys(CASES),
    );
  });

  for (const rule of ADMISSION_RULES) {
    const { keeps, breaks } = CASES[rule.name] ?? { keeps: [], breaks: [] };
    for (const object of keeps) {
      it(`${rule.name} accepts ${JSON.stringify(object)}`, () => {
        assert.deepEqual(refusalsOf(rule, asSent(object)), []);
      });
    }
    for (const [object, message] of breaks) {
      it(`${rule.name} refuses ${JSON.stringify(object)}`, () => {
        const refusals = refusalsOf(rule, asSent(object));
        assert.equal(refusals.length, 1, refusals.join("; "));
        assert.match(refusals[0] ?? "", message);
      });
    }
  }
});

const settings = {
  enforcement: "Enforce",
  enforcedNamespaces: ["application"],
  requiredLabels: ["app.kubernetes.io/name"],
  allowedRegistries: ["public.ecr.aws"],
  gatekeeperReplicas: 2,
  auditIntervalSeconds: 300,
} as const;

describe("scopesOf", () => {
  const scopes = (enforcement: "Enforce" | "Observe") =>
    scopesOf({
      ...settings,
      enforcement,
      enforcedNamespaces: [...settings.enforcedNamespaces],
      requiredLabels: [...settings.requiredLabels],
      allowedRegistries: [...settings.allowedRegistries],
    });

  it("refuses in the enforced namespaces, and reports everywhere else but in the cluster's own", () => {
    const [enforced, elsewhere] = scopes("Enforce");
    assert.deepEqual(bindingSpec("rule", enforced), {
      policyName: "rule",
      validationActions: ["Deny", "Audit"],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values: ["application"] }],
        },
      },
    });
    const { validationActions, matchResources } = bindingSpec("rule", elsewhere);
    assert.deepEqual(validationActions, ["Audit"]);
    assert.deepEqual(matchResources, {
      namespaceSelector: {
        matchExpressions: [
          {
            key: "kubernetes.io/metadata.name",
            operator: "NotIn",
            values: [...EXEMPT_NAMESPACES, "application"],
          },
        ],
      },
    });
  });

  it("refuses nothing where rules are observed only", () => {
    const actions = scopes("Observe").map((scope) => bindingSpec("rule", scope).validationActions);
    assert.deepEqual(actions, [["Warn", "Audit"], ["Audit"]]);
  });
});

describe("policySpec", () => {
  it("fails closed, and judges what is made and what is changed", () => {
    for (const rule of ADMISSION_RULES) {
      const { failurePolicy, matchConstraints } = policySpec(rule);
      assert.equal(failurePolicy, "Fail");
      for (const { operations, resources } of matchConstraints.resourceRules) {
        assert.deepEqual(operations, ["CREATE", "UPDATE"]);
        assert.ok(!resources.includes("*"), rule.name);
      }
    }
  });
});
