/** Proves that nodes are told the pool's kubelet configuration, in their operating system's format and the same each time. */
import assert from "node:assert/strict";
import {
  bottlerocketSettings,
  kubeletConfiguration,
  nodeConfigDocument,
  userData,
  userDataText,
} from "./index.ts";

const kubelet = kubeletConfiguration(
  { maxPods: 110, cpuManagerPolicy: "static", memoryManagerPolicy: "Static" },
  [{ vcpu: 4, memoryMiB: 32 * 1024 }],
);

describe("nodeConfigDocument", () => {
  const [head = "", part = "", tail] = nodeConfigDocument(kubelet).split("\n\n");

  it("is a MIME document with one part of the type that nodeadm reads", () => {
    const boundary = /^Content-Type: multipart\/mixed; boundary="(.+)"$/m.exec(head)?.[1];
    assert.ok(boundary);
    assert.match(head, /^MIME-Version: 1\.0$/m);
    assert.equal(part, `--${boundary}\nContent-Type: application/node.eks.aws`);
    assert.match(nodeConfigDocument(kubelet), new RegExp(`\n--${boundary}--\n$`));
  });

  it("holds a NodeConfig with the kubelet's configuration and nothing else", () => {
    assert.deepEqual(JSON.parse(tail ?? ""), {
      apiVersion: "node.eks.aws/v1alpha1",
      kind: "NodeConfig",
      spec: { kubelet: { config: kubelet } },
    });
  });
});

describe("bottlerocketSettings", () => {
  it("is TOML in Bottlerocket's spelling", () => {
    assert.equal(
      bottlerocketSettings(kubelet),
      `[settings.kubernetes]
max-pods = 110
cpu-manager-policy = "static"
memory-manager-policy = "Static"
kube-api-qps = 50
kube-api-burst = 100

[settings.kubernetes.kube-reserved]
cpu = "80m"
memory = "1465Mi"
ephemeral-storage = "1Gi"

[settings.kubernetes.system-reserved]
cpu = "100m"
memory = "256Mi"
ephemeral-storage = "1Gi"

[settings.kubernetes.eviction-hard]
"memory.available" = "100Mi"
"nodefs.available" = "10%"
"nodefs.inodesFree" = "5%"

[settings.kubernetes.memory-manager-reserved-memory.0]
enabled = true
memory = "1821Mi"
`,
    );
  });

  it("leaves out what is not given", () => {
    assert.equal(
      userDataText("Bottlerocket", { kubeAPIQPS: 50, kubeAPIBurst: 100 }),
      "[settings.kubernetes]\nkube-api-qps = 50\nkube-api-burst = 100\n",
    );
  });
});

describe("userData", () => {
  for (const family of ["AL2023", "Bottlerocket"] as const) {
    it(`is the base64 of the ${family} text`, () => {
      assert.equal(
        Buffer.from(userData(family, kubelet), "base64").toString("utf8"),
        userDataText(family, kubelet),
      );
    });
  }
});
