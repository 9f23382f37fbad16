/** Proves that the transform turns off public addresses on every subnet, and leaves all else as it is. */
import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { noPublicIpOnLaunch } from "./no-public-ip.ts";

function transformed(type: string, props: object): unknown {
  const args = { custom: true, type, name: "any", props, opts: {} } as pulumi.ResourceTransformArgs;
  return noPublicIpOnLaunch(args);
}

describe("noPublicIpOnLaunch", () => {
  it("turns public addresses off, whatever was asked for", () => {
    for (const asked of [{ mapPublicIpOnLaunch: true }, { mapPublicIpOnLaunch: false }, {}]) {
      assert.deepEqual(transformed("aws:ec2/subnet:Subnet", { cidrBlock: "10.0.0.0/24", ...asked }), {
        props: { cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: false },
        opts: {},
      });
    }
  });

  it("passes over other resources", () => {
    assert.equal(transformed("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }), undefined);
  });
});
