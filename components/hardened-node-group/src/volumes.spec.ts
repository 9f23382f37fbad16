/** Proves which volumes a node has, and that a gp3 volume that AWS would refuse is refused first. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { nodeVolumes } from "./index.ts";

describe("nodeVolumes", () => {
  it("gives AL2023 one volume", () => {
    assert.deepEqual(nodeVolumes("AL2023", { sizeGiB: 200, iops: 6000, throughputMiBps: 250 }), [
      { deviceName: "/dev/xvda", sizeGiB: 200, iops: 6000, throughputMiBps: 250 },
    ]);
  });

  it("gives Bottlerocket a small one for the system and the disk for the rest", () => {
    assert.deepEqual(nodeVolumes("Bottlerocket", { sizeGiB: 50 }), [
      { deviceName: "/dev/xvda", sizeGiB: 4, iops: 3000, throughputMiBps: 125 },
      { deviceName: "/dev/xvdb", sizeGiB: 50, iops: 3000, throughputMiBps: 125 },
    ]);
  });

  it("refuses more IOPS than the size allows, and more throughput than the IOPS allow", () => {
    assert.throws(() => nodeVolumes("AL2023", { sizeGiB: 20, iops: 12000 }), {
      message: "gp3: 12000 IOPS need at least 24 GiB, and the disk has 20",
    });
    assert.throws(() => nodeVolumes("AL2023", { sizeGiB: 200, throughputMiBps: 1000 }), {
      message: "gp3: 1000 MiB/s need at least 4000 IOPS, and the disk has 3000",
    });
  });

  it("names a size and IOPS that are then accepted", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3000, max: 80_000 }),
        fc.integer({ min: 125, max: 2000 }),
        (iops, throughput) => {
          const enough = Math.max(iops, throughput * 4);
          const volumes = nodeVolumes("AL2023", {
            sizeGiB: Math.ceil(enough / 500),
            iops: enough,
            throughputMiBps: throughput,
          });
          assert.equal(volumes.length, 1);
        },
      ),
    );
  });
});
