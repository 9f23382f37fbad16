/** Proves that quotas and limit ranges say what the environment says, and None where it says nothing. */
import assert from "node:assert/strict";
import { tenantLimits, tenantQuota } from "./bounds.ts";

describe("tenantQuota", () => {
  it("carries every amount over", () => {
    assert.deepEqual(
      tenantQuota({
        "requests.cpu": "50",
        "requests.memory": "100Gi",
        "limits.cpu": "100",
        "limits.memory": "200Gi",
        "requests.storage": "500Gi",
        pods: 100,
        services: 50,
        persistentvolumeclaims: 20,
      }),
      {
        requests: { cpu: "50", memory: "100Gi", storage: "500Gi" },
        limits: { cpu: "100", memory: "200Gi" },
        pods: 100,
        services: 50,
        persistentVolumeClaims: 20,
      },
    );
  });

  it("is None where there is none", () => assert.equal(tenantQuota(undefined), "None"));
});

describe("tenantLimits", () => {
  it("carries every bound over", () => {
    const container = { max: { cpu: "4", memory: "8Gi" }, min: { cpu: "50m", memory: "64Mi" } };
    assert.deepEqual(
      tenantLimits({
        container,
        pod: { max: { cpu: "8", memory: "16Gi" } },
        persistentVolumeClaim: { max: { storage: "100Gi" }, min: { storage: "1Gi" } },
      }),
      {
        container,
        pod: { max: { cpu: "8", memory: "16Gi" } },
        persistentVolumeClaim: { maxStorage: "100Gi", minStorage: "1Gi" },
      },
    );
  });

  it("is None where there is none", () => assert.equal(tenantLimits(undefined), "None"));
});
