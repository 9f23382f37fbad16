/** Proves that the defaults which eks.Cluster fixes are changed on the cluster, and on nothing else. */
import assert from "node:assert/strict";
import { hardenChild, hardenChildren } from "./harden-children.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const made = {
  name: "main",
  accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
  vpcConfig: { endpointPrivateAccess: true },
};

describe("hardenChild", () => {
  it("takes the creator's admin away and turns zonal shift on", () => {
    assert.deepEqual(hardenChild(CLUSTER, made, { zonalShift: true }), {
      ...made,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      zonalShiftConfig: { enabled: true },
    });
  });

  it("does so where no access was configured at all", () => {
    const { accessConfig, zonalShiftConfig } = hardenChild(CLUSTER, {}, { zonalShift: false });
    assert.deepEqual(accessConfig, {
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    });
    assert.deepEqual(zonalShiftConfig, { enabled: false });
  });

  it("leaves its argument alone, and every other type", () => {
    const before = structuredClone(made);
    hardenChild(CLUSTER, made, { zonalShift: true });
    assert.deepEqual(made, before);
    assert.equal(hardenChild("aws:iam/role:Role", made, { zonalShift: true }), made);
  });
});

describe("hardenChildren", () => {
  const transform = hardenChildren({ zonalShift: true });
  const child = (type: string) => ({
    type,
    name: "main",
    custom: true,
    props: made,
    opts: { protect: true },
  });

  it("is the same function, with the options kept", async () => {
    assert.deepEqual(await transform(child(CLUSTER)), {
      props: hardenChild(CLUSTER, made, { zonalShift: true }),
      opts: { protect: true },
    });
  });

  it("says nothing about other children", async () => {
    assert.equal(await transform(child("pulumi:providers:kubernetes")), undefined);
  });
});
