// Proves what an evaluation counts and reports, in the plan record's form: objects, pods, unknowns, the whole, exemptions.
import assert from "node:assert/strict";
import { planRecordSchema } from "@drydock/core/plan-record";
import {
  clusterEndpointNotWorldOpen,
  defineObjectRule,
  definePodRule,
  defineStackRule,
  evaluate,
  type EvaluateOptions,
  type Evaluation,
  type Exemption,
  type JudgedResource,
  launchTemplateImdsV2,
  type Rule,
  type RuleFacts,
} from "./index.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const facts = (id: string): RuleFacts => ({
  id,
  title: id,
  description: id,
  severity: "low",
  frameworks: [],
  remediation: "mend it",
  url: "https://example.com/",
  examples: { good: {}, bad: {} },
});
const named = defineObjectRule({
  ...facts("named"),
  kinds: ["apps:Deployment"],
  judge: ({ metadata }) =>
    metadata.name === "good" ? [] : [{ path: "metadata.name", message: "is not good" }],
});
const imaged = definePodRule({
  ...facts("imaged"),
  judge: (pod) =>
    pod
      .containers()
      .flatMap(({ path, spec }) =>
        spec["image"] === "good" ? [] : [{ path: `${path}.image`, message: "is not good" }],
      ),
});
const alone = defineStackRule({
  ...facts("alone"),
  judge: ({ objects }) =>
    objects.length === 1
      ? objects.map(({ object }) => ({ subject: object, path: "", message: "is alone" }))
      : [],
});

const URN = "urn:pulumi:test::drydock";
const template = (name: string, httpTokens: string): JudgedResource => ({
  urn: `${URN}::aws:ec2/launchTemplate:LaunchTemplate::${name}`,
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name,
  inputs: { metadataOptions: { httpTokens, httpPutResponseHopLimit: 1 } },
});
const deployment = (name: string, image: string): JudgedResource => ({
  urn: `${URN}::kubernetes:apps/v1:Deployment::${name}`,
  type: "kubernetes:apps/v1:Deployment",
  name,
  inputs: {
    metadata: { name, namespace: "shop" },
    spec: { template: { spec: { containers: [{ name: "main", image }] } } },
  },
});
const vpc: JudgedResource = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", name: "vpc", inputs: {} };

const judged = (
  rules: readonly Rule[],
  resources: readonly JudgedResource[],
  options: EvaluateOptions = {},
): Evaluation =>
  evaluate(
    "test-pack",
    rules.map((rule) => ({ rule, level: "mandatory" })),
    resources,
    { today: "2026-11-21", ...options },
  );
const found = (evaluation: Evaluation): string[] =>
  evaluation.violations.map(
    ({ policy, level, urn, path, message }) =>
      `${policy} ${level} ${urn.split("::").at(-1)} ${path}: ${message}`,
  );

describe("evaluate", () => {
  it("counts judgements and reports violations in the plan record's form", () => {
    const evaluation = judged(
      [launchTemplateImdsV2, clusterEndpointNotWorldOpen],
      [template("good", "required"), vpc, template("bad", "optional")],
    );
    assert.equal(evaluation.evaluated, 2);
    assert.deepEqual(evaluation.violations, [
      {
        policy: "launch-template-imds-v2",
        pack: "test-pack",
        level: "mandatory",
        severity: "high",
        urn: `${URN}::aws:ec2/launchTemplate:LaunchTemplate::bad`,
        path: "metadataOptions.httpTokens",
        message: 'must be "required" (is "optional")',
        remediation: launchTemplateImdsV2.remediation,
        environmentPath: null,
        frameworks: [
          "AWS Foundational Security Best Practices 1.0.0 EC2.170",
          "AWS Foundational Security Best Practices 1.0.0 EC2.8",
          "Checkov 3.3.30 CKV_AWS_79",
        ],
      },
    ]);
    assert.deepEqual(planRecordSchema.shape.policy.parse(evaluation), evaluation);
  });

  it("judges nothing where no rule is picked", () => {
    assert.deepEqual(judged([], [vpc, template("bad", "optional")]), {
      evaluated: 0,
      violations: [],
      exempted: [],
    });
  });

  it("names the environment path that decides it", () => {
    const cluster = { urn: "urn:c", type: "aws:eks/cluster:Cluster", name: "c", inputs: {} };
    const [violation] = judged([clusterEndpointNotWorldOpen], [cluster]).violations;
    assert.equal(violation?.environmentPath, "cluster.endpointPublicAccess");
  });

  it("judges the objects that resources create, and the pods in them", () => {
    const evaluation = judged([named, imaged], [deployment("good", "bad"), deployment("bad", "good")]);
    assert.equal(evaluation.evaluated, 4);
    assert.deepEqual(found(evaluation), [
      "imaged mandatory good spec.template.spec.containers[0].image: is not good",
      "named mandatory bad metadata.name: is not good",
    ]);
  });

  it("leaves components, releases and patches of the Kubernetes provider alone", () => {
    const types = [
      "kubernetes:yaml:ConfigFile",
      "kubernetes:yaml/v2:ConfigGroup",
      "kubernetes:kustomize/v2:Directory",
      "kubernetes:helm.sh/v3:Release",
      "kubernetes:helm.sh/v4:Chart",
      "kubernetes:apps/v1:DeploymentPatch",
    ];
    const resources = types.map((type) => ({ ...deployment("bad", "bad"), type }));
    assert.equal(judged([named, imaged, alone], resources).evaluated, 1);
  });

  it("says where in a list an object stands", () => {
    const { metadata, spec } = deployment("good", "bad").inputs;
    const list = { urn: "urn:list", type: "kubernetes:apps/v1:DeploymentList", name: "list" };
    const items = [{ metadata, spec }];
    assert.deepEqual(found(judged([named, imaged], [{ ...list, inputs: { items } }])), [
      "imaged mandatory urn:list items[0].spec.template.spec.containers[0].image: is not good",
    ]);
  });

  it("reports what is not known until update, which is neither a violation nor a pass", () => {
    const evaluation = judged(
      [launchTemplateImdsV2, named, imaged],
      [template("later", UNKNOWN), deployment("good", UNKNOWN)],
    );
    assert.deepEqual(found(evaluation), [
      "launch-template-imds-v2 advisory later metadataOptions.httpTokens: is not known until update",
      "imaged advisory good spec.template.spec.containers[0].image: is not known until update",
    ]);
  });

  it("still judges what does not depend on the unknown", () => {
    const { inputs, ...rest } = deployment("bad", "bad");
    const later = { ...rest, inputs: { ...inputs, status: UNKNOWN } };
    assert.deepEqual(found(judged([named, imaged], [later])).length, 2);
  });

  it("reports every rule that may apply where a whole object is not known", () => {
    const resource = { ...deployment("later", ""), inputs: { apiVersion: "apps/v1", kind: UNKNOWN } };
    assert.deepEqual(found(judged([named, imaged], [resource])), [
      "named advisory later kind: is not known until update",
      "imaged advisory later kind: is not known until update",
    ]);
  });

  it("judges the whole, and puts what is found to the resource that it is about", () => {
    assert.deepEqual(found(judged([alone], [vpc, deployment("one", "good")])), [
      "alone mandatory one : is alone",
    ]);
    assert.deepEqual(found(judged([alone], [deployment("one", "good"), deployment("two", "good")])), []);
  });

  it("puts an unknown that a rule about the whole meets to the resource that has it", () => {
    const reader = defineStackRule({
      ...facts("reader"),
      judge: ({ resources }) => (resources.some(({ inputs }) => inputs["cidrBlock"] === "") ? [] : []),
    });
    const later = { ...vpc, inputs: { cidrBlock: UNKNOWN } };
    assert.deepEqual(found(judged([reader], [template("good", "required"), later])), [
      "reader advisory urn:vpc cidrBlock: is not known until update",
    ]);
  });
});

describe("evaluate with exemptions", () => {
  const exemption: Exemption = {
    rule: "imaged",
    resource: "Deployment/shop/*",
    reason: "built elsewhere",
    owner: "team-shop",
    expires: "2026-11-21",
    place: "exemptions.yaml:4",
  };
  const with_ = (changes: Partial<Exemption>, options: EvaluateOptions = {}): Evaluation =>
    judged([named, imaged], [deployment("good", "bad")], {
      exemptions: [{ ...exemption, ...changes }],
      ...options,
    });
  const FINDING = "imaged mandatory good spec.template.spec.containers[0].image: is not good";
  const unused = (resource: string): string =>
    `exemption-unused mandatory exemptions.yaml:4 : the exemption of ${resource} from imaged covers nothing`;

  it("takes what is exempt out of the violations, and says who answers for it", () => {
    const evaluation = with_({});
    assert.deepEqual(evaluation.violations, []);
    assert.deepEqual(evaluation.exempted, [
      {
        policy: "imaged",
        urn: `${URN}::kubernetes:apps/v1:Deployment::good`,
        path: "spec.template.spec.containers[0].image",
        message: "is not good",
        reason: "built elsewhere",
        owner: "team-shop",
        expires: "2026-11-21",
      },
    ]);
  });

  for (const resource of [
    `${URN}::kubernetes:apps/v1:Deployment::good`,
    "urn:pulumi:*::good",
    "kubernetes:apps/v1:Deployment::good",
    "Deployment/good",
    "Deployment/shop/good",
  ]) {
    it(`takes ${resource} as a name of it`, () => assert.deepEqual(with_({ resource }).violations, []));
  }

  for (const resource of [
    "Deployment/shop/goo",
    "eployment/shop/good",
    "Deployment/sho./good",
    "Service/*",
  ]) {
    it(`does not take ${resource} as a name of it`, () =>
      assert.deepEqual(found(with_({ resource })), [FINDING, unused(resource)]));
  }

  it("covers the path that it names, and no other", () => {
    assert.deepEqual(with_({ path: "spec.template.spec.containers[0].*" }).violations, []);
    assert.deepEqual(found(with_({ path: "spec.template.spec.containers[1].*" })), [
      FINDING,
      unused(exemption.resource),
    ]);
  });

  it("does not hold after its last day, and is then a finding itself", () => {
    assert.deepEqual(found(with_({ expires: "2026-11-20" })), [
      FINDING,
      "exemption-expired mandatory exemptions.yaml:4 : the exemption of Deployment/shop/* from imaged ended on 2026-11-20",
    ]);
  });

  it("does not ask of a part of the resources that every exemption be used", () => {
    assert.deepEqual(found(with_({ rule: "named" }, { complete: false })), [FINDING]);
  });

  it("holds in its own environments only, and is missed in no other", () => {
    const changes = { environments: ["prod"] };
    assert.deepEqual(found(with_(changes, { environment: "prod" })), []);
    assert.deepEqual(found(with_(changes, { environment: "dev" })), [FINDING]);
  });
});
