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
const service = (spec: object) => ({ kind: "Service", spec });
const role = (rule: object) => ({ kind: "Role", rules: [rule] });
const binding = (kind: string, name: string) => ({ kind: "RoleBinding", roleRef: { kind, name } });
const budget = (spec: object) => ({ kind: "PodDisruptionBudget", spec });
const certificate = (spec: object) => ({ kind: "Certificate", spec });
const fromSecret = { valueFrom: { secretKeyRef: { name: "api", key: "password" } } };

const CASES: Readonly<Record<string, { keeps: readonly object[]; breaks: readonly [object, RegExp][] }>> = {
  "own-service-account": {
    keeps: [pod(), deployment(), cronJob()],
    breaks: [
      [pod({ serviceAccountName: "default" }), /create one for the workload/],
      [deployment({ serviceAccountName: "" }), /create one/],
      [cronJob({ serviceAccountName: undefined }), /create one/],
    ],
  },
  "secrets-by-reference": {
    keeps: [
      pod(),
      pod(withEnv("DB_PASSWORD", fromSecret)),
      pod(withEnv("DB_PASSWORD", { value: "" })),
      pod(withEnv("DB_PASSWORD_FILE", { value: "/run/secrets/db" })),
      deployment(withEnv("TOKEN_ISSUER", { value: "https://id" })),
    ],
    breaks: [
      [pod(withEnv("DB_PASSWORD", { value: "changeme" })), /in api; use valueFrom/],
      [deployment(withEnv("apiKey", { value: "x" })), /use valueFrom/],
      [cronJob(withEnv("AWS_SECRET_ACCESS_KEY", { value: "x" })), /use valueFrom/],
      [pod({ initContainers: withEnv("TOKEN", { value: "x" }).containers }), /in api/],
      [pod({ ephemeralContainers: [{ name: "look", env: [{ name: "TOKEN", value: "x" }] }] }), /in look/],
    ],
  },
  "services-stay-inside": {
    keeps: [service({}), service({ type: "ClusterIP" }), service({ type: "ExternalName", externalIPs: [] })],
    breaks: [
      [service({ type: "LoadBalancer" }), /set type to ClusterIP/],
      [service({ type: "NodePort" }), /set type to ClusterIP/],
      [service({ externalIPs: ["192.0.2.1"] }), /externalIPs/],
    ],
  },
  "roles-without-wildcards": {
    keeps: [
      { kind: "Role" },
      role({ apiGroups: [""], resources: ["pods"], verbs: ["get"] }),
      binding("ClusterRole", "view"),
      binding("Role", "admin"),
    ],
    breaks: [
      [role({ apiGroups: [""], resources: ["pods"], verbs: ["*"] }), /name verbs/],
      [role({ apiGroups: [""], resources: ["*"], verbs: ["get"] }), /name verbs/],
      [role({ apiGroups: ["*"], resources: ["pods"], verbs: ["get"] }), /name verbs/],
      [binding("ClusterRole", "cluster-admin"), /administrator/],
      [binding("ClusterRole", "admin"), /administrator/],
    ],
  },
  "no-system-priority": {
    keeps: [pod(), deployment({ priorityClassName: "application-high" })],
    breaks: [
      [pod({ priorityClassName: "system-node-critical" }), /use application-high/],
      [cronJob({ priorityClassName: "system-cluster-critical" }), /use application-high/],
    ],
  },
  "drains-possible": {
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
  "certificates-renew-early": {
    keeps: [certificate({ renewBefore: "720h" }), certificate({ renewBefore: "1000h0m0s" })],
    breaks: [
      [certificate({}), /set renewBefore to 720h/],
      [certificate({ renewBefore: "719h" }), /thirty days/],
    ],
  },
};

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
        assert.deepEqual(refusalsOf(rule, object), []);
      });
    }
    for (const [object, message] of breaks) {
      it(`${rule.name} refuses ${JSON.stringify(object)}`, () => {
        const refusals = refusalsOf(rule, object);
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
