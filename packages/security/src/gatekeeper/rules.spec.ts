/** Proves each constraint template on objects that keep and break it, and what templates and constraints consist of. */
import assert from "node:assert/strict";
import { refusalsOf } from "../cel/testing/evaluate.ts";
import { scopesOf } from "../admission/scopes.ts";
import { constraintSpec, templateSpec } from "./constraints.ts";
import { CONSTRAINT_RULES } from "./rules/index.ts";

const settings: Parameters<typeof scopesOf>[0] = {
  enforcement: "Enforce",
  enforcedNamespaces: ["application"],
  requiredLabels: ["app.kubernetes.io/name", "team"],
  allowedRegistries: ["public.ecr.aws", "registry.example.com/platform"],
  gatekeeperReplicas: 2,
  auditIntervalSeconds: 300,
};

const good = {
  name: "api",
  image: "public.ecr.aws/api:1.2.3",
  resources: { limits: { cpu: "1", memory: "1Gi" } },
  securityContext: { readOnlyRootFilesystem: true },
};
const unlabelled = {
  kind: "Deployment",
  metadata: { labels: { "app.kubernetes.io/name": "api", team: "payments" } },
};
const LABELS = { "app.kubernetes.io/name": "api", team: "payments" };
type Container = Readonly<Record<string, unknown>>;
const pod = (change: Container = {}, spec: object = {}, labels: object | undefined = LABELS) => ({
  kind: "Pod",
  metadata: labels ? { labels } : {},
  spec: { containers: [{ ...good, ...change }], ...spec },
});
const rollout = (change: Container) => ({
  kind: "Rollout",
  metadata: { labels: LABELS },
  spec: { template: pod(change) },
});
const image = (name: string) => ({ image: name });
const DIGEST = `sha256:${"0".repeat(64)}`;

const CASES: Readonly<Record<string, { keeps: readonly object[]; breaks: readonly [object, RegExp][] }>> = {
  "required-labels": {
    keeps: [pod()],
    breaks: [
      [pod({}, {}, { team: "payments" }), /must have: app\.kubernetes\.io\/name; add/],
      [pod({}, {}, {}), /app\.kubernetes\.io\/name, team/],
      [{ kind: "Pod", metadata: {} }, /app\.kubernetes\.io\/name, team/],
      [pod({}, {}, { ...LABELS, team: "" }), /must have: team/],
      [{ ...unlabelled, spec: { template: { spec: {} } } }, /app\.kubernetes\.io\/name, team/],
    ],
  },
  "allowed-registries": {
    keeps: [
      pod(),
      pod(image("registry.example.com/platform/api:1")),
      pod(image("registry.example.com/platform:1")),
    ],
    breaks: [
      [pod(image("public.ecr.aws:5000/api:1")), /5000/],
      [pod(image("nginx:1.29")), /not allowed: docker\.io\/library\/nginx:1\.29; push/],
      [pod(image("public.ecr.aws.evil.example/api:1")), /evil/],
      [pod(image("registry.example.com/other/api:1")), /other/],
      [rollout(image("docker.io/library/nginx:1")), /docker\.io/],
      [pod({}, { initContainers: [{ ...good, image: "busybox:1" }] }), /busybox/],
    ],
  },
  "no-latest-image": {
    keeps: [
      pod(),
      pod(image(`public.ecr.aws/api@${DIGEST}`)),
      pod(image("localhost:5000/api:v1")),
      pod(image(`public.ecr.aws/api:latest@${DIGEST}`)),
    ],
    breaks: [
      [pod(image("public.ecr.aws/api:latest")), /exact version: public\.ecr\.aws\/api:latest/],
      [pod(image("public.ecr.aws/api")), /name a tag/],
      [pod(image("localhost:5000/api")), /name a tag/],
      [rollout(image("api")), /name a tag/],
    ],
  },
  "cpu-limits": {
    keeps: [
      pod(),
      pod({}, { ephemeralContainers: [{ name: "look", image: "a:1" }] }),
      pod({ resources: {} }, { resources: { limits: { cpu: "500m" } } }),
    ],
    breaks: [
      [pod({ resources: undefined }), /without a limit of cpu: api; set/],
      [pod({ resources: { requests: { cpu: "1" } } }), /api/],
      [pod({ resources: { limits: { memory: "1Gi" } } }), /api/],
      [pod({ resources: { limits: { cpu: "0m" } } }), /api/],
      [pod({}, { initContainers: [{ name: "prepare", image: "a:1" }] }), /prepare/],
    ],
  },
  "memory-limits": {
    keeps: [pod(), pod({ resources: { limits: { memory: 1024 } } })],
    breaks: [[rollout({ resources: { limits: { cpu: "1", memory: "0" } } }), /limit of memory: api; set/]],
  },
  "no-privileged-containers": {
    keeps: [pod(), pod({ securityContext: undefined }), pod({ securityContext: { privileged: false } })],
    breaks: [
      [pod({ securityContext: { privileged: true } }), /privileged containers: api/],
      [pod({}, { ephemeralContainers: [{ name: "look", securityContext: { privileged: true } }] }), /look/],
    ],
  },
  "read-only-root-filesystem": {
    keeps: [pod(), pod({ securityContext: undefined }, { os: { name: "windows" } })],
    breaks: [
      [pod({ securityContext: undefined }), /root file system: api/],
      [pod({ securityContext: {} }), /emptyDir/],
      [pod({ securityContext: { readOnlyRootFilesystem: false } }), /api/],
    ],
  },
};

/** JSON drops what is undefined, as an API server that never saw the field. */
const asSent = (object: object): object => JSON.parse(JSON.stringify(object)) as object;

describe("CONSTRAINT_RULES", () => {
  it("are all proven here", () => {
    assert.deepEqual(
      CONSTRAINT_RULES.map(({ name }) => name),
      Object.keys(CASES),
    );
  });

  for (const rule of CONSTRAINT_RULES) {
    const { keeps, breaks } = CASES[rule.name] ?? { keeps: [], breaks: [] };
    keeps.forEach((object, i) => {
      it(`${rule.name} accepts good object ${i + 1}`, () => {
        assert.deepEqual(refusalsOf(rule, asSent(object), rule.values(settings)), []);
      });
    });
    breaks.forEach(([object, message], i) => {
      it(`${rule.name} refuses bad object ${i + 1}: ${String(message)}`, () => {
        const refusals = refusalsOf(rule, asSent(object), rule.values(settings));
        assert.equal(refusals.length, 1, refusals.join("; "));
        assert.match(refusals[0] ?? "", message);
      });
    });
  }
});

describe("templateSpec", () => {
  it("is evaluated by Gatekeeper itself, in CEL, and closed to parameters that it does not have", () => {
    for (const rule of CONSTRAINT_RULES) {
      const { crd, targets } = templateSpec(rule);
      assert.deepEqual(crd.spec.names, { kind: rule.kind });
      const { properties } = crd.spec.validation.openAPIV3Schema;
      assert.deepEqual(Object.keys(properties), Object.keys(rule.values(settings)));
      const [code] = targets[0]?.code ?? [];
      assert.equal(code?.engine, "K8sNativeValidation");
      assert.equal(code.source.generateVAP, false);
    }
  });
});

describe("constraintSpec", () => {
  const [requiredLabels] = CONSTRAINT_RULES;
  const specs = (enforcement: "Enforce" | "Observe") =>
    scopesOf({ ...settings, enforcement }).map((scope) => {
      assert.ok(requiredLabels);
      return constraintSpec(requiredLabels, { ...settings, enforcement }, scope);
    });

  it("denies in the enforced namespaces and counts everywhere else", () => {
    const [enforced, elsewhere] = specs("Enforce");
    assert.equal(enforced?.enforcementAction, "deny");
    assert.deepEqual(enforced.match.namespaces, ["application"]);
    assert.deepEqual(enforced.parameters, { labels: settings.requiredLabels });
    assert.equal(elsewhere?.enforcementAction, "dryrun");
    assert.deepEqual(elsewhere.match.excludedNamespaces, [
      "kube-system",
      "kube-node-lease",
      "kube-public",
      "gatekeeper-system",
      "application",
    ]);
  });

  it("denies nothing where rules are observed only", () => {
    assert.deepEqual(
      specs("Observe").map(({ enforcementAction }) => enforcementAction),
      ["warn", "dryrun"],
    );
  });
});
