/** Proves: what AWS and Kubernetes allow is not refused: prod in other shapes still loads. */
import assert from "node:assert/strict";
import type { Document } from "yaml";
import { lines, mutatedProd, problemsOfText, shippedText } from "../testing/mutated.ts";
import { compareReleases } from "./kubernetes-version.ts";
import { secondaryRangeProblem } from "./ranges.ts";
import { quantity } from "./resources.ts";

const set = (prod: Document, path: readonly unknown[], value: unknown): void =>
  prod.setIn(path, prod.createNode(value));
const zones = ["network", "availabilityZones"];
const spot = ["autoscaling", "karpenter", "nodePools", "spot"];
const pools = [
  "system",
  "application-spot",
  "application",
  "compute",
  "memory",
  "data",
  "infrastructure",
  "platform",
];

const SHAPES: Readonly<Record<string, (prod: Document) => void>> = {
  "two zones": (prod) => void prod.deleteIn([...zones, 2]),
  "zones in another order": (prod) => {
    set(prod, [...zones, 0, "index"], 3);
    set(prod, [...zones, 2, "index"], 1);
  },
  "pods in the private subnets": (prod) => {
    prod.deleteIn(["network", "podCidrBlock"]);
    for (const i of [0, 1, 2]) prod.deleteIn([...zones, i, "podSubnetCidrBlock"]);
  },
  "a pod range of the VPC's family": (prod) => {
    set(prod, ["network", "podCidrBlock"], "10.64.0.0/16");
    for (const i of [0, 1, 2]) set(prod, [...zones, i, "podSubnetCidrBlock"], `10.64.${i * 64}.0/18`);
  },
  "no NAT, with the endpoints of prod": (prod) => set(prod, ["network", "natGateways", "strategy"], "None"),
  "no NAT, with what nodes call and no more": (prod) => {
    set(prod, ["network", "natGateways", "strategy"], "None");
    set(
      prod,
      ["network", "vpcEndpoints", "interface"],
      ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"],
    );
    set(prod, ["autoscaling"], {});
    prod.deleteIn(["cluster", "addons", "aws-efs-csi-driver"]);
    for (const name of pools) set(prod, ["nodePools", name, "autoscaler"], "None");
  },
  "an older minor, paid for": (prod) => {
    set(prod, ["cluster", "kubernetesVersion"], "1.33");
    set(prod, ["cluster", "supportType"], "EXTENDED");
  },
  "a public endpoint for one network": (prod) =>
    set(prod, ["cluster", "endpointPublicAccess"], { enabled: true, publicAccessCidrs: ["203.0.113.0/24"] }),
  "people with namespaced rights": (prod) =>
    set(prod, ["cluster", "access", "entries", "team-a"], {
      principalArn: "arn:aws:iam::999999999999:role/sso/team-a",
      policies: [
        { policy: "AmazonEKSEditPolicy", scope: { type: "namespace", namespaces: ["team-a", "dev-*"] } },
      ],
    }),
  "Calico for NetworkPolicy": (prod) =>
    set(prod, ["cluster", "networking"], {
      cni: "VpcCniWithCalico",
      prefixDelegation: true,
      securityGroupsForPods: false,
    }),
  Cilium: (prod) => {
    set(prod, ["cluster", "networking"], { cni: "CiliumEni", prefixDelegation: true });
    for (const name of ["vpc-cni", "kube-proxy"]) prod.deleteIn(["cluster", "addons", name]);
  },
  "the Cluster Autoscaler alone": (prod) => void prod.deleteIn(["autoscaling", "karpenter"]),
  "Karpenter alone, without taints": (prod) => {
    prod.deleteIn(["autoscaling", "clusterAutoscaler"]);
    for (const name of pools) set(prod, ["nodePools", name, "autoscaler"], "None");
    for (const name of ["default", "spot", "on-demand"]) {
      prod.deleteIn(["autoscaling", "karpenter", "nodePools", name, "taints"]);
    }
  },
  "a standby whose file is still to be written": (prod) =>
    set(prod, ["aws", "standby"], { region: "us-west-2", environment: "prod-dr" }),
  "one key as two taints": (prod) =>
    prod.addIn(
      ["nodePools", "data", "taints"],
      prod.createNode({ key: "workload", value: "data", effect: "NO_EXECUTE" }),
    ),
  "Graviton in a pool of its own": (prod) => {
    set(prod, ["nodePools", "memory", "instanceTypes"], ["m7g.xlarge"]);
    set(prod, ["nodePools", "memory", "amiType"], "BOTTLEROCKET_ARM_64");
  },
  "a pool in one zone that may be empty": (prod) => {
    set(prod, ["nodePools", "memory", "availabilityZones"], ["us-east-1b"]);
    for (const key of ["minSize", "desiredSize"]) set(prod, ["nodePools", "memory", key], 0);
  },
  "a volume at the limits of gp3": (prod) =>
    set(prod, ["nodePools", "data", "disk"], { sizeGiB: 160, iops: 80000, throughputMiBps: 2000 }),
  "public blocks beside the private ranges, as wide as may be": (prod) =>
    set(prod, ["cluster", "endpointPublicAccess"], {
      enabled: true,
      publicAccessCidrs: ["12.0.0.0/8", "172.32.0.0/16", "203.0.113.7/32"],
    }),
  "RBAC groups named by an identity provider": (prod) =>
    set(
      prod,
      ["cluster", "access", "entries", "developers", "kubernetesGroups"],
      ["oidc:Team_A/dev", "dev@example.com"],
    ),
  "one principal with two policies": (prod) =>
    set(
      prod,
      ["cluster", "access", "entries", "developers", "policies"],
      ["AmazonEKSViewPolicy", "AmazonEKSAdminViewPolicy"].map((policy) => ({
        policy,
        scope: { type: "cluster" },
      })),
    ),
  "a deployer role with a path": (prod) =>
    set(prod, ["cluster", "access", "deployerRoleArn"], "arn:aws:iam::111111111111:role/ci/eks/deployer"),
  "nodes that are never consolidated": (prod) =>
    set(prod, [...spot, "disruption", "consolidateAfter"], "Never"),
  "a taint with a prefixed key and no value": (prod) =>
    set(prod, [...spot, "taints"], [{ key: "example.com/elastic", value: "", effect: "NoSchedule" }]),
  "an exact add-on version": (prod) =>
    set(prod, ["cluster", "addons", "coredns"], { version: "v1.13.2-eksbuild.31" }),
};

describe("prod is still valid with", () => {
  for (const [name, change] of Object.entries(SHAPES)) {
    it(name, async () => {
      assert.deepEqual((await problemsOfText(mutatedProd(change))).map(lines), []);
    });
  }

  for (const [other, version] of [
    ["staging", "1.35"],
    ["staging", "1.36"],
    ["dev", "1.31"],
  ] as const) {
    it(`${other} at ${version}`, async () => {
      const others = { [`${other}.yaml`]: `cluster: { kubernetesVersion: "${version}" }` };
      assert.deepEqual(await problemsOfText(shippedText(), "prod", others), []);
    });
  }

  for (const text of ["", "cluster: [", "- a list", "cluster: { kubernetesVersion: 1.34 }"]) {
    it(`a staging file that says nothing: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await problemsOfText(shippedText(), "prod", { "staging.yaml": text }), []);
    });
  }
});

it("staging behind prod is refused in staging too", async () => {
  const text = shippedText("staging").replace('kubernetesVersion: "1.35"', 'kubernetesVersion: "1.34"');
  const problems = await problemsOfText(text, "staging", { "prod.yaml": shippedText() });
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.message, 'must not be behind prod (got "1.34", prod has 1.35)');
});

describe("secondary ranges of a VPC", () => {
  const CASES: readonly [primary: string, secondary: string, fine: boolean][] = [
    ["10.0.0.0/16", "100.64.0.0/16", true],
    ["10.0.0.0/16", "10.1.0.0/16", true],
    ["10.0.0.0/16", "203.0.113.0/24", true],
    ["10.0.0.0/16", "172.16.0.0/16", false],
    ["10.0.0.0/16", "198.19.0.0/16", false],
    ["10.0.0.0/16", "10.0.128.0/17", false],
    ["10.1.0.0/16", "10.0.0.0/16", false],
    ["10.2.0.0/16", "10.0.0.0/16", true],
    ["172.16.0.0/16", "172.31.0.0/16", false],
    ["172.16.0.0/16", "100.64.0.0/16", true],
    ["192.168.0.0/16", "10.0.0.0/16", false],
    ["100.64.0.0/16", "100.65.0.0/16", true],
    ["100.64.0.0/16", "10.0.0.0/16", false],
  ];
  for (const [primary, secondary, fine] of CASES) {
    it(`${secondary} ${fine ? "goes" : "does not go"} with ${primary}`, () => {
      assert.equal(secondaryRangeProblem(primary, secondary) === undefined, fine);
    });
  }
});

describe("quantities and releases", () => {
  it("are compared as numbers", () => {
    assert.equal(quantity("1500m"), 1.5);
    assert.equal(quantity("1Gi"), 1024 * quantity("1Mi"));
    assert.ok(compareReleases("1.14.1", "1.9") > 0);
    assert.ok(compareReleases("1.9", "1.9.0") === 0);
    assert.ok(compareReleases("1.0.4", "1.0.5") < 0);
  });
});
