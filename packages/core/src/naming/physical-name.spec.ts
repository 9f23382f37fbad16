/** Proves that a physical name is never over its limit, always of the service's form, and never another's. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { NAME_LIMITS, type NamedKind, type NameLimit } from "./limits.ts";
import { clusterName, nameProblem, physicalName } from "./physical-name.ts";

const KINDS = Object.keys(NAME_LIMITS) as NamedKind[];

/** Words that every kind of name accepts, in numbers that reach past the longest limit. */
const word = fc.stringMatching(/^[a-z][a-z0-9]{2,11}$/);
const long = fc.array(word, { minLength: 130, maxLength: 140 });
const parts = fc.array(word, { minLength: 1, maxLength: 140, size: "max" });

/** An alias is written with its prefix; every other name starts as it likes. */
const prefixed = (kind: NamedKind, words: string[]): string[] =>
  kind === "kmsAlias" ? [`alias/${words[0]}`, ...words.slice(1)] : words;

describe("physical names", () => {
  for (const kind of KINDS) {
    const limit: NameLimit = NAME_LIMITS[kind];

    it(`${kind}: never over the limit, always of the form`, () => {
      fc.assert(
        fc.property(parts, (words) => {
          const name = physicalName(kind, ...prefixed(kind, words));
          assert.ok(name.length <= limit.maxLength && name.length >= limit.minLength, name);
          assert.match(name, limit.pattern);
          assert.equal(nameProblem(kind, name), undefined);
        }),
      );
    });

    it(`${kind}: two long names that differ anywhere stay two`, () => {
      fc.assert(
        fc.property(long, long, (a, b) => {
          fc.pre(a.join("-") !== b.join("-"));
          assert.notEqual(physicalName(kind, ...prefixed(kind, a)), physicalName(kind, ...prefixed(kind, b)));
        }),
      );
    });

    it(`${kind}: unchanged when it fits`, () => {
      fc.assert(
        fc.property(fc.array(word, { minLength: 1, maxLength: 2 }), (words) => {
          const given = prefixed(kind, words);
          assert.equal(physicalName(kind, ...given), given.join("-"));
        }),
      );
    });
  }

  it("cuts a long name and ends it in a hash of the whole", () => {
    const name = physicalName("loadBalancer", "drydock-production", "internet-facing-ingress");
    assert.match(name, /^drydock-production-inte-[0-9a-f]{8}$/);
    assert.notEqual(name, physicalName("loadBalancer", "drydock-production", "internet-facing-egress"));
  });

  it("leaves no hyphen before the hash, where two in a row are refused", () => {
    const name = physicalName("elasticacheReplicationGroup", "a".repeat(30), "b".repeat(30));
    assert.match(name, /^a{30}-[0-9a-f]{8}$/);
  });
});

describe("name limits", () => {
  for (const [kind, name, problem] of [
    ["eksCluster", "drydock-prod", undefined],
    ["eksCluster", "-drydock", "does not match ^[A-Za-z0-9][\\w-]*$"],
    ["eksCluster", "drydock prod.", "has characters that are refused:   ."],
    ["eksCluster", "", "has 0 characters; at least 1 are needed"],
    ["iamRole", "x".repeat(65), "has 65 characters; 64 are allowed"],
    ["kmsAlias", "alias/drydock", undefined],
    ["kmsAlias", "alias/aws/eks", "does not match ^alias\\/(?!aws\\/)[A-Za-z0-9/_-]+$"],
    ["s3Bucket", "Drydock", "has characters that are refused: D"],
    ["s3Bucket", "ab", "has 2 characters; at least 3 are needed"],
    ["s3Bucket", "a..b", /^does not match/],
    ["s3Bucket", "xn--bucket", /^does not match/],
    ["securityGroup", "sg-mine", /^does not match/],
    ["loadBalancer", "internal-api", /^does not match/],
    ["targetGroup", "internal-api", undefined],
    ["targetGroup", "api-", /^does not match/],
    ["ecrRepository", "team/app", undefined],
    ["ecrRepository", "team//app", /^does not match/],
    ["secret", "prod/database?", "has characters that are refused: ?"],
    ["secret", "prod/database", undefined],
    ["rdsInstance", "9lives", /^does not match/],
    ["rdsInstance", "orders--blue", /^does not match/],
    ["elasticacheReplicationGroup", "sessions-", /^does not match/],
    ["karpenterNodePool", "on-demand", undefined],
    ["karpenterNodePool", "x".repeat(64), "has 64 characters; 63 are allowed"],
    ["kubernetesLabelValue", "v1.2_x", undefined],
    ["kubernetesLabelValue", "-x", /^does not match/],
  ] as const) {
    it(`${kind} "${name.slice(0, 24)}": ${problem === undefined ? "accepted" : "refused"}`, () => {
      const found = nameProblem(kind, name);
      if (problem instanceof RegExp) assert.match(found ?? "accepted", problem);
      else assert.equal(found, problem);
    });
  }

  it("refuse a bad character even where the cut would remove it", () => {
    assert.throws(
      () => physicalName("iamRole", "x".repeat(70), "é"),
      /^Error: iamRole name "x{70}-é" has characters that are refused: é$/,
    );
  });

  it("name the page that they come from", () => {
    for (const { source } of Object.values(NAME_LIMITS)) assert.match(source, /^https:\/\//);
  });
});

describe("cluster name", () => {
  it("is known from the environment's name alone", () => {
    assert.equal(clusterName("prod"), "drydock-prod");
  });
});
