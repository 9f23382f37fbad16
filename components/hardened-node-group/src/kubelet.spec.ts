/** Proves what is kept back on a node, and that the static memory policy is given exactly that. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  kubeletConfiguration,
  kubeReservedMiB,
  kubeReservedMillicores,
  type NodeCapacity,
  unallocatableMiB,
} from "./index.ts";

const GiB = 1024;
const m5large: NodeCapacity = { vcpu: 2, memoryMiB: 8 * GiB };
const c52xlarge: NodeCapacity = { vcpu: 8, memoryMiB: 16 * GiB };

describe("kubeReservedMillicores", () => {
  const cases: [vcpu: number, millicores: number][] = [
    [1, 60],
    [2, 70],
    [4, 80],
    [8, 90],
    [16, 110],
    [96, 310],
  ];
  for (const [vcpu, millicores] of cases) {
    it(`${vcpu} vCPU: ${millicores}m`, () => assert.equal(kubeReservedMillicores(vcpu), millicores));
  }

  it("grows with the instance, and never takes more than 6 percent of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 448 }), (vcpu) => {
        const reserved = kubeReservedMillicores(vcpu);
        assert.ok(reserved > 0 && reserved <= vcpu * 60);
        assert.ok(reserved <= kubeReservedMillicores(vcpu + 1));
      }),
    );
  });
});

describe("kubeReservedMiB", () => {
  const cases: [maxPods: number, MiB: number][] = [
    [29, 574],
    [58, 893],
    [110, 1465],
    [250, 3005],
  ];
  for (const [maxPods, MiB] of cases) {
    it(`${maxPods} pods: ${MiB} MiB`, () => assert.equal(kubeReservedMiB(maxPods), MiB));
  }
});

describe("kubeletConfiguration", () => {
  it("is exactly this for a pool with static managers", () => {
    const configuration = kubeletConfiguration(
      {
        maxPods: 110,
        cpuManagerPolicy: "static",
        memoryManagerPolicy: "Static",
        kubeAPIQPS: 50,
        kubeAPIBurst: 100,
      },
      [c52xlarge],
    );
    assert.deepEqual(configuration, {
      maxPods: 110,
      cpuManagerPolicy: "static",
      memoryManagerPolicy: "Static",
      kubeAPIQPS: 50,
      kubeAPIBurst: 100,
      kubeReserved: { cpu: "90m", memory: "1465Mi", "ephemeral-storage": "1Gi" },
      systemReserved: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "1Gi" },
      evictionHard: { "memory.available": "100Mi", "nodefs.available": "10%", "nodefs.inodesFree": "5%" },
      reservedMemory: [{ numaNode: 0, limits: { memory: "1821Mi" } }],
    });
  });

  it("reserves memory on NUMA nodes for the static policy only", () => {
    const configuration = kubeletConfiguration({ maxPods: 58 }, [m5large]);
    assert.equal(configuration.memoryManagerPolicy, "None");
    assert.equal(configuration.cpuManagerPolicy, "none");
    assert.equal("reservedMemory" in configuration, false);
  });

  it("reserves for the largest of several instance types", () => {
    assert.equal(kubeletConfiguration({ maxPods: 58 }, [m5large, c52xlarge]).kubeReserved.cpu, "90m");
  });

  it("gives the static memory policy the sum that the kubelet insists on, for any pool", () => {
    const MiB = (quantity: string | undefined): number => Number(/^(\d+)Mi$/.exec(quantity ?? "")?.[1]);
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 250 }),
        fc.constantFrom(2, 4, 8, 16, 48, 96),
        fc.constantFrom(8, 16, 32, 384),
        (maxPods, vcpu, memoryGiB) => {
          const { kubeReserved, systemReserved, evictionHard, reservedMemory } = kubeletConfiguration(
            { maxPods, cpuManagerPolicy: "static", memoryManagerPolicy: "Static" },
            [{ vcpu, memoryMiB: memoryGiB * GiB }],
          );
          const reserved = (reservedMemory ?? []).map(({ limits }) => MiB(limits.memory));
          assert.equal(
            reserved.reduce((sum, memory) => sum + memory, 0),
            MiB(kubeReserved.memory) + MiB(systemReserved.memory) + MiB(evictionHard["memory.available"]),
          );
          assert.ok(Number.parseInt(kubeReserved.cpu, 10) > 0);
        },
      ),
    );
  });

  it("refuses pods that leave no memory, and says what to change", () => {
    assert.equal(unallocatableMiB(250), 3361);
    assert.throws(() => kubeletConfiguration({ maxPods: 250 }, [{ vcpu: 2, memoryMiB: 2 * GiB }, m5large]), {
      message:
        "kubelet: maxPods 250 keeps 3361 MiB back, and the smallest instance type has 2048 MiB; lower maxPods or choose larger instances",
    });
    assert.throws(() => kubeletConfiguration({ maxPods: 110 }, []), {
      message: "kubelet: name at least one instance type's capacity",
    });
  });
});
