/** Proves every quota with a plan at the quota, one above it, and what an environment states of its account. */
import assert from "node:assert/strict";
import { adjustableQuotas, quotas } from "@drydock/core/catalogue";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object } from "../kubernetes/testing/plan.ts";
import type { Check } from "../platform/check.ts";
import { platformOf } from "../platform/platform.ts";
import { aws, cluster, nodeGroup, said, subnet } from "../platform/testing/plan.ts";
import { QUOTA_CHECKS } from "./checks.ts";

function check(id: string): Check {
  const found = QUOTA_CHECKS.find((one) => one.id === `quotas/${id}`);
  assert.ok(found, id);
  return found;
}

const many = (count: number, one: (i: number) => PlannedResource): PlannedResource[] =>
  Array.from({ length: count }, (_, i) => one(i));

function karpenterPool(name: string, cpu: string | undefined, capacity: readonly string[]): PlannedResource {
  const requirements = [{ key: "karpenter.sh/capacity-type", operator: "In", values: capacity }];
  const made = object("karpenter.sh/v1", "NodePool", name, {
    spec: { template: { spec: { requirements } }, ...(cpu === undefined ? {} : { limits: { cpu } }) },
  });
  return { ...made, type: "kubernetes:karpenter.sh/v1:NodePool" };
}

const endpoint = (i: number, inputs: object = {}): PlannedResource =>
  aws("ec2/vpcEndpoint:VpcEndpoint", `endpoint-${i}`, {
    vpcEndpointType: "Interface",
    vpcId: "vpc",
    ...inputs,
  });
const rule = (i: number): PlannedResource =>
  aws("vpc/securityGroupIngressRule:SecurityGroupIngressRule", `rule-${i}`, { securityGroupId: "sg" });
const role = (i: number, trust = "{}"): PlannedResource =>
  aws("iam/role:Role", `role-${i}`, { assumeRolePolicy: trust });
const text = (length: number): string => "x".repeat(length);

/** For each quota: what it counts, as many as that; the message one above the default. */
const CASES: Readonly<Record<string, readonly [(count: number) => PlannedResource[], string]>> = {
  nodeGroupsPerCluster: [
    (count) => many(count, (i) => nodeGroup(`p${i}`, 0, [])),
    "warn uses 31 managed node groups per cluster, and a new account has 30",
  ],
  nodesPerNodeGroup: [
    (count) => [nodeGroup("big", count, [])],
    "warn uses 451 nodes per managed node group, and a new account has 450",
  ],
  elasticAddresses: [
    (count) => many(count, (i) => aws("ec2/eip:Eip", `ip-${i}`, {})),
    "warn uses 6 Elastic IP addresses per Region, and a new account has 5",
  ],
  natGatewaysPerZone: [
    (count) => [
      subnet("public", "10.0.0.0/24", "a"),
      ...many(count, (i) => aws("ec2/natGateway:NatGateway", `nat-${i}`, { subnetId: "public" })),
    ],
    "warn uses 6 NAT gateways per Availability Zone, and a new account has 5",
  ],
  interfaceEndpointsPerVpc: [
    (count) => many(count, (i) => endpoint(i)),
    "warn uses 51 interface endpoints per VPC, and a new account has 50",
  ],
  gatewayEndpoints: [
    (count) => many(count, (i) => endpoint(i, { vpcEndpointType: "Gateway" })),
    "warn uses 21 gateway endpoints per Region, and a new account has 20",
  ],
  endpointPolicyCharacters: [
    (count) => [endpoint(0, { policy: text(count) })],
    "fail uses 20481 characters of a VPC endpoint's policy, and AWS allows 20480",
  ],
  securityGroupsPerInterface: [
    (count) => [
      aws("ec2/launchTemplate:LaunchTemplate", "nodes", {
        networkInterfaces: [{ securityGroups: Array.from({ length: count }, (_, i) => `sg-${i}`) }],
      }),
    ],
    "warn uses 6 security groups per network interface, and a new account has 5",
  ],
  rulesPerSecurityGroup: [
    (count) => many(count, rule),
    "warn uses 61 rules of one direction per security group, and a new account has 60",
  ],
  controlPlaneSecurityGroups: [
    (count) => [
      cluster({ vpcConfig: { securityGroupIds: Array.from({ length: count }, (_, i) => `sg-${i}`) } }),
    ],
    "fail uses 5 control plane security groups per cluster, and AWS allows 4",
  ],
  publicAccessCidrs: [
    (count) => [
      cluster({
        vpcConfig: { publicAccessCidrs: Array.from({ length: count }, (_, i) => `203.0.113.${i}/32`) },
      }),
    ],
    "fail uses 41 CIDR ranges of a cluster's public endpoint, and AWS allows 40",
  ],
  roles: [
    (count) => many(count, (i) => role(i)),
    "warn uses 1001 IAM roles per account, and a new account has 1000",
  ],
  policiesPerRole: [
    (count) =>
      many(count, (i) =>
        aws("iam/rolePolicyAttachment:RolePolicyAttachment", `policy-${i}`, { role: "worker" }),
      ),
    "warn uses 11 managed policies attached to a role, and a new account has 10",
  ],
  managedPolicyCharacters: [
    (count) => [aws("iam/policy:Policy", "wide", { policy: `${text(count)} \n` })],
    "fail uses 6145 characters of a managed policy, without white space, and AWS allows 6144",
  ],
  inlinePolicyCharacters: [
    (count) => [
      aws("iam/rolePolicy:RolePolicy", "one", { role: "worker", policy: text(240) }),
      aws("iam/rolePolicy:RolePolicy", "two", { role: "worker", policy: text(count - 240) }),
    ],
    "fail uses 10241 characters of a role's inline policies together, without white space, and AWS allows 10240",
  ],
  trustPolicyCharacters: [
    (count) => [role(0, text(count))],
    "warn uses 2049 characters of a role's trust policy, and a new account has 2048",
  ],
  keys: [
    (count) => many(count, () => aws("kms/key:Key", "key", {})),
    "warn uses 100001 KMS keys per Region, and a new account has 100000",
  ],
  eventRules: [
    (count) => many(count, (i) => aws("cloudwatch/eventRule:EventRule", `rule-${i}`, {})),
    "warn uses 101 EventBridge rules per event bus, and a new account has 100",
  ],
  applicationLoadBalancers: [
    (count) => [
      ...many(count - 1, (i) => aws("lb/loadBalancer:LoadBalancer", `balancer-${i}`, {})),
      ...["web/a", "web/b"].map((name) =>
        object("networking.k8s.io/v1", "Ingress", name, {
          metadata: {
            name,
            namespace: "web",
            annotations: { "alb.ingress.kubernetes.io/group.name": "web" },
          },
          spec: { ingressClassName: "alb" },
        }),
      ),
    ],
    "warn uses 51 Application Load Balancers per Region, and a new account has 50",
  ],
  networkLoadBalancers: [
    (count) => [
      ...many(count - 1, (i) =>
        aws("lb/loadBalancer:LoadBalancer", `balancer-${i}`, { loadBalancerType: "network" }),
      ),
      object("v1", "Service", "web/front", { spec: { type: "LoadBalancer" } }),
    ],
    "warn uses 51 Network Load Balancers per Region, and a new account has 50",
  ],
  snapshots: [
    (count) => [
      aws("dlm/lifecyclePolicy:LifecyclePolicy", "daily", {
        policyDetails: { schedules: [{ retainRule: { count } }] },
      }),
      object("apps/v1", "StatefulSet", "data/orders", {
        spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: "10Gi" } } } }] },
      }),
    ],
    "warn uses 100001 EBS snapshots per Region, and a new account has 100000",
  ],
  generalPurposeVolumeTiB: [
    (count) => [nodeGroup("big", 1024, [], { diskSize: count })],
    "warn uses 51 TiB of gp3 volumes per Region, and a new account has 50",
  ],
};

const id = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

describe("quotas", () => {
  for (const [name, [plan, message]] of Object.entries(CASES)) {
    it(`${name}: passes at the quota, and finds one more`, () => {
      const allowed = quotas()[name]?.default ?? 0;
      assert.deepEqual(said(check(id(name)), plan(allowed)), []);
      assert.equal(said(check(id(name)), plan(allowed + 1))[0], message);
    });
  }

  it("has a check for every quota of the catalogue", () => {
    const counted = QUOTA_CHECKS.map((one) => one.id).sort();
    const wanted = [...Object.keys(quotas()).map((name) => `quotas/${id(name)}`), "quotas/UnlimitedPool"];
    assert.deepEqual(counted, wanted.sort());
  });

  const pools = [
    nodeGroup("application", 10, []),
    nodeGroup("spot", 3, [], { capacityType: "SPOT", instanceTypes: ["t3.xlarge", "m5.large"] }),
    nodeGroup("graphics", 10, [], { instanceTypes: ["g5.xlarge"] }),
    karpenterPool("both", "32", ["spot", "on-demand"]),
    karpenterPool("spare", "500m", ["spot"]),
  ];

  it("counts vCPUs by class, a pool of both classes in both, and the largest of several types", () => {
    assert.deepEqual(said(check("StandardOnDemandVcpus"), pools), [
      "warn uses 72 vCPUs of running On-Demand Standard instances (A, C, D, H, I, M, R, T, Z), and a new account has 5",
    ]);
    const [spot] = check("StandardSpotVcpus").find(platformOf({ resources: pools }));
    assert.equal(spot?.evidence, "spot 12, both 32, spare 0.5");
  });

  it("holds a plan to what the environment states, and then it fails", () => {
    assert.deepEqual(
      said(check("StandardOnDemandVcpus"), pools, { quotas: { standardOnDemandVcpus: 72 } }),
      [],
    );
    assert.deepEqual(said(check("StandardOnDemandVcpus"), pools, { quotas: { standardOnDemandVcpus: 71 } }), [
      "fail uses 72 vCPUs of running On-Demand Standard instances (A, C, D, H, I, M, R, T, Z), and the environment states 71",
    ]);
  });

  it("sends to the line that states a quota only where AWS raises it", () => {
    const paths = (name: string, resources: readonly PlannedResource[]): (string | undefined)[] =>
      check(name)
        .find(platformOf({ resources: [...resources] }))
        .map(({ environmentPath }) => environmentPath);
    assert.deepEqual(
      paths(
        "Roles",
        many(1001, (i) => role(i)),
      ),
      ["quotas.roles"],
    );
    assert.deepEqual(paths("EndpointPolicyCharacters", [endpoint(0, { policy: text(20_481) })]), [undefined]);
    assert.ok(!adjustableQuotas().includes("endpointPolicyCharacters"));
  });

  it("finds a Karpenter pool without a limit", () => {
    assert.deepEqual(said(check("UnlimitedPool"), pools), []);
    assert.deepEqual(said(check("UnlimitedPool"), [karpenterPool("wild", undefined, ["spot"])]), [
      "warn NodePool wild has no limit of CPUs",
    ]);
  });
});
