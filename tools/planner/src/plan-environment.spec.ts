// Proves that whatever goes wrong in a layer becomes a finding that names the layer and the resource, and that
// records are deterministic, sorted, and free of secrets.
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { defineContract } from "@drydock/core/contracts";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { type AnyLayer, defineLayer } from "@drydock/core/layer";
import { HARDENING, PACK } from "@drydock/hardening-pack/rules";
import { DEFAULT_SETTINGS } from "@drydock/rules";
import { planLayersOf } from "./plan-environment.ts";
import { recordText } from "./write-record.ts";

const baseContract = defineContract({ layer: "base", version: 1, outputs: { keyArn: z.string() } });
const topContract = defineContract({ layer: "top", version: 1, outputs: { name: z.string() } });

type Build = (provider: aws.Provider, keyArn: pulumi.Output<string>) => pulumi.Input<string>;

function layers(buildBase: (provider: aws.Provider) => pulumi.Input<string>, buildTop: Build): AnyLayer[] {
  return [
    defineLayer({
      contract: baseContract,
      upstream: {},
      slices: [],
      build: ({ awsProvider }) => ({ keyArn: buildBase(awsProvider) }),
    }),
    defineLayer({
      contract: topContract,
      upstream: { base: baseContract },
      slices: [],
      build: ({ awsProvider, upstream }) => ({ name: buildTop(awsProvider, upstream.base.keyArn) }),
    }),
  ];
}

const key = (provider: aws.Provider): pulumi.Input<string> =>
  new aws.kms.Key("base-key", { enableKeyRotation: true }, { provider }).arn;

const parameter: Build = (provider, keyArn) =>
  new aws.ssm.Parameter("top-parameter", { type: "String", value: "x", description: keyArn }, { provider })
    .name;

describe("planLayersOf", () => {
  let environment: Environment;
  before(async () => (environment = await loadEnvironment("prod")));

  it("plans good layers without a finding, feeding the contract forward", async () => {
    const record = await planLayersOf(layers(key, parameter), environment);
    assert.deepEqual(record.preflight, []);
    assert.deepEqual(
      record.layers.map(({ name, upstream }) => [name, upstream]),
      [
        ["base", []],
        ["top", ["base"]],
      ],
    );
    const arn = record.resources.find(({ type }) => type === "aws:kms/key:Key")?.id;
    const top = record.resources.find(({ name }) => name === "top-parameter");
    assert.match(
      String(top?.inputs["description"]),
      new RegExp(`^arn:aws:kms:us-east-1:111111111111:key/${arn ?? "none"}$`),
    );
  });

  it("gives the same bytes in every run, whatever the order in which resources come", async () => {
    const many: Build = (provider) => {
      const names = ["top-c", "top-a", "top-b"].map(
        (name) => new aws.cloudwatch.LogGroup(name, { retentionInDays: 30 }, { provider }).name,
      );
      return pulumi.all(names).apply((all) => all.join(","));
    };
    const texts = await Promise.resolve().then(async () => [
      recordText(await planLayersOf(layers(key, many), environment)),
      recordText(await planLayersOf(layers(key, many), environment)),
    ]);
    assert.equal(texts[0], texts[1]);
    const urns = (JSON.parse(texts[0] ?? "") as { resources: { urn: string; layer: string }[] }).resources
      .filter(({ layer }) => layer === "top")
      .map(({ urn }) => urn);
    assert.deepEqual(urns, [...urns].sort());
  });

  it("names layer and resource when AWS would refuse, and goes on to find the next fault", async () => {
    const record = await planLayersOf(
      layers(key, (provider) => {
        new aws.cloudwatch.LogGroup("top-second", { retentionInDays: 8 }, { provider });
        return new aws.cloudwatch.LogGroup("top-log", { retentionInDays: 31 }, { provider }).name;
      }),
      environment,
    );
    assert.deepEqual(
      record.preflight.map(({ id, status, layer, subject }) => [
        id,
        status,
        layer,
        subject.split("::").pop(),
      ]),
      [
        ["aws/InvalidParameterException", "fail", "top", "top-log"],
        ["aws/InvalidParameterException", "fail", "top", "top-second"],
      ],
    );
  });

  it("holds the estimate against the budget", async () => {
    const violations = async (monthlyBudgetUsd: number) => {
      const settings = { ...DEFAULT_SETTINGS, monthlyBudgetUsd };
      const { policy } = await planLayersOf(layers(key, parameter), environment, { policy: { settings } });
      return policy.violations.filter((one) => one.policy === "monthly-budget").map(({ message }) => message);
    };
    assert.deepEqual(await violations(100), []);
    const [message = "", ...more] = await violations(0.5);
    assert.deepEqual(more, []);
    assert.match(message, /^must be at most 0\.5 US dollars a month \(is \d/);
  });

  it("judges every resource by the hardening rules", async () => {
    const record = await planLayersOf(
      layers(key, (provider) => {
        const metadataOptions = { httpTokens: "optional", httpPutResponseHopLimit: 1 };
        return new aws.ec2.LaunchTemplate("top-template", { metadataOptions }, { provider }).name;
      }),
      environment,
    );
    const ids = new Set(HARDENING.map(({ rule }) => rule.id));
    const { evaluated, violations } = record.policy;
    assert.ok(evaluated > record.resources.length, `${evaluated} judgements`);
    assert.deepEqual(
      violations.filter(({ policy, pack }) => !ids.has(policy) || pack !== PACK),
      [],
    );
    assert.deepEqual(
      violations
        .filter(({ policy }) => policy === "launch-template-imds-v2")
        .map(({ level, urn }) => [level, urn.split("::").pop()]),
      [["mandatory", "top-template"]],
    );
  });

  for (const topology of ["layered", "single"] as const) {
    it(`turns a thrown error into a finding (${topology})`, async () => {
      const record = await planLayersOf(
        layers(key, () => {
          throw new Error("the pool has no zone");
        }),
        { ...environment, topology },
      );
      const [finding] = record.preflight;
      assert.equal(record.preflight.length, 1);
      assert.equal(finding?.id, "layer/ProgramError");
      assert.equal(finding?.message, "the pool has no zone");
      assert.equal(finding?.subject, topology === "layered" ? "top" : "drydock");
      assert.ok(
        record.resources.some(({ name }) => name === "base-key"),
        "what was registered before is still shown",
      );
    });

    it(`turns a rejected promise into a finding (${topology})`, async () => {
      const record = await planLayersOf(
        layers(key, (_provider, keyArn) =>
          keyArn.apply(() => Promise.reject<string>(new Error("the queue's name is not known"))),
        ),
        { ...environment, topology },
      );
      assert.deepEqual(
        record.preflight.map(({ id, message }) => [id, message]),
        [["layer/ProgramError", "the queue's name is not known"]],
      );
    });
  }

  it("does not plan what stands on a failed layer, and says so", async () => {
    const record = await planLayersOf(
      layers(() => {
        throw new Error("no key");
      }, parameter),
      environment,
    );
    assert.deepEqual(
      record.preflight.map(({ id, layer }) => [id, layer]),
      [
        ["layer/ProgramError", "base"],
        ["layer/NotPlanned", "top"],
      ],
    );
  });

  it("shows no secret: not in inputs, not in a message that quotes one", async () => {
    const password = "correct-horse-battery";
    const record = await planLayersOf(
      layers(key, (provider) => {
        new aws.ssm.Parameter(
          "top-parameter",
          { type: "SecureString", value: pulumi.secret(password) },
          { provider },
        );
        return new aws.cloudwatch.LogGroup(
          "top-log",
          { namePrefix: pulumi.secret(`${password} with spaces`), retentionInDays: 30 },
          { provider },
        ).name;
      }),
      environment,
    );
    const parameter = record.resources.find(({ name }) => name === "top-parameter");
    assert.equal(parameter?.inputs["value"], "[secret]");
    assert.ok(!recordText(record).includes(password));
  });

  it("reports a resource of a single stack that belongs to no layer", async () => {
    const stray: Build = (provider) =>
      new aws.cloudwatch.LogGroup("stray", { retentionInDays: 30 }, { provider }).name;
    const record = await planLayersOf(layers(key, stray), { ...environment, topology: "single" });
    assert.deepEqual(
      record.preflight.map(({ id, message }) => [id, message]),
      [
        [
          "layer/OwnerlessResource",
          "stray belongs to no layer: its name, or its outermost parent's, starts with none of base, top",
        ],
      ],
    );
  });

  it("plans the named layer and what it stands on, and no other", async () => {
    const record = await planLayersOf(layers(key, parameter), environment, { layers: ["base"] });
    assert.deepEqual(
      record.layers.map(({ name }) => name),
      ["base"],
    );
    const both = await planLayersOf(layers(key, parameter), environment, { layers: ["top"] });
    assert.deepEqual(
      both.layers.map(({ name }) => name),
      ["base", "top"],
    );
  });

  it("refuses a layer that does not exist and lists those that do", async () => {
    await assert.rejects(planLayersOf(layers(key, parameter), environment, { layers: ["top", "mesh"] }), {
      name: "UnknownLayerError",
      message: "no layer mesh; layers are: base, top",
    });
  });
});
