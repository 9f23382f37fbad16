/** Proves that an add-on is installed at an exact version, with stable configuration and its own identity. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import {
  ADDON_VERSION,
  assertAddonVersion,
  configurationText,
  EksAddon,
  type EksAddonArgs,
} from "./index.ts";

const addon: EksAddonArgs = { clusterName: "main", addonName: "vpc-cni", addonVersion: "v1.22.4-eksbuild.3" };

async function inputsOf(change: Partial<EksAddonArgs> = {}): Promise<Record<string, unknown>> {
  const seen = await observe(() => void new EksAddon("cni", { ...addon, ...change }));
  assert.deepEqual(seen.errors, []);
  return seen.get("aws:eks/addon:Addon", "cni-addon").inputs;
}

describe("assertAddonVersion", () => {
  it("takes every exact version", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.nat(), (major, minor, patch, build) => {
        assertAddonVersion("vpc-cni", `v${major}.${minor}.${patch}-eksbuild.${build}`);
      }),
    );
  });

  for (const version of [
    "latest",
    "v1.22",
    "v1.22.4",
    "1.22.4-eksbuild.3",
    "v1.22.4-eksbuild.*",
    "~v1.22.4-eksbuild.3",
  ]) {
    it(`refuses ${version}`, () => {
      assert.equal(ADDON_VERSION.test(version), false);
      assert.throws(() => assertAddonVersion("vpc-cni", version), {
        message: `EKS add-on vpc-cni: "${version}" is not an exact version; write one such as v1.22.4-eksbuild.3, as listed by: aws eks describe-addon-versions --addon-name vpc-cni`,
      });
    });
  }
});

describe("configurationText", () => {
  const text = async (configuration: Parameters<typeof configurationText>[0]): Promise<unknown> =>
    (await observe(() => ({ text: configurationText(configuration) }))).outputs["text"];

  it("is the same text whatever the order of the keys", async () => {
    const one = await text({ env: { B: "2", A: "1" }, replicas: 2 });
    assert.equal(one, '{"env":{"A":"1","B":"2"},"replicas":2}');
    assert.equal(await text({ replicas: 2, env: { A: "1", B: "2" } }), one);
  });

  it("keeps the order of lists, drops what is absent, and waits for outputs", async () => {
    assert.equal(
      await text({
        args: ["b", "a"],
        none: undefined,
        inner: { id: pulumi.output("sg-1"), gone: undefined },
      }),
      '{"args":["b","a"],"inner":{"id":"sg-1"}}',
    );
  });
});

describe("EksAddon", () => {
  it("overwrites at creation and at updates, and removes what it installed", async () => {
    assert.deepEqual(await inputsOf(), {
      clusterName: "main",
      addonName: "vpc-cni",
      addonVersion: "v1.22.4-eksbuild.3",
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      preserve: false,
    });
  });

  it("passes configuration, associations and the two choices on", async () => {
    const association = { roleArn: "arn:aws:iam::111111111111:role/cni", serviceAccount: "aws-node" };
    const inputs = await inputsOf({
      configuration: { enableNetworkPolicy: "true" },
      podIdentityAssociations: [association],
      resolveConflictsOnUpdate: "PRESERVE",
      preserve: true,
    });
    assert.equal(inputs["configurationValues"], '{"enableNetworkPolicy":"true"}');
    assert.deepEqual(inputs["podIdentityAssociations"], [association]);
    assert.equal(inputs["resolveConflictsOnUpdate"], "PRESERVE");
    assert.equal(inputs["preserve"], true);
  });

  it("refuses a version that floats before anything is registered", async () => {
    const seen = await observe(() => void new EksAddon("cni", { ...addon, addonVersion: "latest" }));
    assert.match(seen.errors[0]?.message ?? "", /"latest" is not an exact version/);
    assert.deepEqual(seen.all("aws:eks/addon:Addon"), []);
  });
});
