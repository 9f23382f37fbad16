/** Proves: what a single wrong value in prod is reported as, both lines of it, for each kind of mistake. */
import assert from "node:assert/strict";
import type { Document } from "yaml";
import { lines, mutatedProd, problemsOfText } from "../testing/mutated.ts";

const data = ["nodePools", "data"];
const spot = ["autoscaling", "karpenter", "nodePools", "spot"];

type Row = readonly [path: readonly (string | number)[], value: unknown, message: string, change: string];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  "unknown keys": [
    [
      [...data, "maxSiz"],
      6,
      "is not a known key (did you mean maxSize?)",
      "remove it; maxSize is there already",
    ],
    [[...data, "maxPods"], 110, "is not a known key", "move it to nodePools.data.kubelet"],
    [
      ["network", "colour"],
      "red",
      "is not a known key",
      "remove it; known here: vpcCidrBlock, podCidrBlock, availabilityZones, natGateways, flowLogs, vpcEndpoints",
    ],
    [["kubernetesVersion"], "1.35", "is not a known key", "move it to cluster"],
    [["kubeAPIBurst"], 100, "is not a known key", "move it to nodePools.<name>.kubelet"],
    [["network", "accountId"], "111111111111", "is not a known key", "move it to aws"],
    [["cluster", "topology"], "layered", "is not a known key", "move it to the top level of the file"],
    [
      ["maxPods"],
      100,
      "is not a known key",
      "remove it; known here: schemaVersion, environment, production, topology, aws, tags, network, cluster, nodePools, autoscaling, namespaces, storage, podAutoscaling, security, mesh, edge, observability, backup, data, delivery, apps, agentPlatform, alarms, quotas",
    ],
    [
      ["cluster", "addons", "corends"],
      {},
      "is not a known key (did you mean coredns?)",
      "remove it; coredns is there already",
    ],
    [
      ["cluster", "endpointPublicAccess", "publicAccessCidrs"],
      ["203.0.113.0/24"],
      "is not used with enabled: false",
      "remove publicAccessCidrs, or set enabled: true",
    ],
    [
      ["nodePools", "data", "taints", 0, "efect"],
      "NO_SCHEDULE",
      "is not a known key (did you mean effect?)",
      "remove it; effect is there already",
    ],
  ],
  "wrong types": [
    [
      [...data, "minSize"],
      "3",
      'must be a whole number from 0 to 450 (got "3")',
      "write minSize: 3, without quotes",
    ],
    [
      [...data, "minSize"],
      "three",
      'must be a whole number from 0 to 450 (got "three")',
      "write a whole number from 0 to 450",
    ],
    [
      [...data, "minSize"],
      null,
      "must be a whole number from 0 to 450 (got nothing)",
      "write a whole number from 0 to 450 after minSize, or remove the key if it is optional",
    ],
    [[...data, "instanceTypes", 0], null, "must be text (got nothing)", "write text, or remove the item"],
    [
      [...data, "instanceTypes"],
      "r5.xlarge",
      'must be a list (got "r5.xlarge")',
      "write a list: instanceTypes: [r5.xlarge]",
    ],
    [
      ["network", "natGateways"],
      "Single",
      'must be a map with strategy (got "Single")',
      "write a map with strategy",
    ],
    [["network"], [], "must be a map (got a list)", "write a map"],
    [["production"], "yes", 'must be true or false (got "yes")', "write production: true"],
    [["production"], "off", 'must be true or false (got "off")', "write production: false"],
    [
      ["aws", "accountId"],
      111111111111,
      "must be text (got 111111111111)",
      'put it in quotes: accountId: "111111111111"',
    ],
    [
      ["cluster", "kubernetesVersion"],
      1.35,
      "must be text (got 1.35)",
      'put it in quotes: kubernetesVersion: "1.35"',
    ],
    [[...data, "labels", "spot"], false, "must be text (got false)", 'put it in quotes: spot: "false"'],
    [
      [...spot, "expireAfter"],
      720,
      "must be a duration such as 30s, 5m or 720h (got 720)",
      "correct expireAfter: Age at which a node is replaced, so that none grows old unpatched: 720h",
    ],
  ],
  "wrong units": [
    [
      [...data, "disk", "sizeGiB"],
      "100GB",
      `must be a number without a unit, because the key's name says GiB (got "100GB")`,
      "write sizeGiB: 100",
    ],
    [
      [...data, "disk", "sizeGiB"],
      "1 TiB",
      `must be a number without a unit, because the key's name says GiB (got "1 TiB")`,
      "write sizeGiB: 1024",
    ],
    [
      [...data, "disk", "throughputMiBps"],
      "250MiB/s",
      `must be a number without a unit, because the key's name says MiBps (got "250MiB/s")`,
      "write throughputMiBps: 250",
    ],
    [
      ["network", "flowLogs", "retentionDays"],
      "365d",
      `must be a number without a unit, because the key's name says Days (got "365d")`,
      "write retentionDays: 365",
    ],
    [
      ["network", "flowLogs", "retentionDays"],
      "12 fortnights",
      `must be a number without a unit, because the key's name says Days (got "12 fortnights")`,
      "write the number of Days alone",
    ],
    [
      ["network", "flowLogs", "maxAggregationIntervalSeconds"],
      "1m",
      `must be a number without a unit, because the key's name says Seconds (got "1m")`,
      "write maxAggregationIntervalSeconds: 60",
    ],
    [
      ["autoscaling", "clusterAutoscaler", "scaleDownUnneededMinutes"],
      "1h",
      `must be a number without a unit, because the key's name says Minutes (got "1h")`,
      "write scaleDownUnneededMinutes: 60",
    ],
    [
      ["cluster", "encryption", "keyRotationDays"],
      "5 moons",
      `must be a number without a unit, because the key's name says Days (got "5 moons")`,
      "write the number of Days alone",
    ],
  ],
  "values that are not listed": [
    [
      ["network", "natGateways", "strategy"],
      "OnePerAZ",
      'must be one of None, Single, OnePerAz (got "OnePerAZ")',
      "write OnePerAz",
    ],
    [
      ["network", "natGateways", "strategy"],
      "many",
      'must be one of None, Single, OnePerAz (got "many")',
      "write None, Single or OnePerAz",
    ],
    [
      ["cluster", "networking", "cni"],
      "vpccni",
      'must be one of VpcCni, VpcCniWithCalico, CiliumEni (got "vpccni")',
      "write VpcCni",
    ],
    [["schemaVersion"], 2, "must be 1 (got 2)", "write 1"],
    [["schemaVersion"], "1", 'must be 1 (got "1")', "write 1, without quotes"],
    [
      [...data, "taints", 0, "effect"],
      "NoSchedule",
      'must be one of NO_SCHEDULE, NO_EXECUTE, PREFER_NO_SCHEDULE (got "NoSchedule")',
      "write NO_SCHEDULE",
    ],
    [
      ["cluster", "controlPlaneLogs", "retentionDays"],
      100,
      "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (got 100)",
      "write 90 or 120",
    ],
  ],
  "values out of bounds or of the wrong form": [
    [
      [...data, "minSize"],
      -1,
      "must be a whole number from 0 to 450 (got -1)",
      "write a whole number from 0 to 450",
    ],
    [
      [...data, "minSize"],
      1.5,
      "must be a whole number from 0 to 450 (got 1.5)",
      "write a whole number from 0 to 450",
    ],
    [
      ["autoscaling", "clusterAutoscaler", "scaleDownUtilizationThreshold"],
      1,
      "must be a number between 0 and 1 (got 1)",
      "write a number between 0 and 1",
    ],
    [[...data, "instanceTypes"], [], "must have at least 1 item (got 0)", "list at least 1"],
    [
      ["aws", "accountId"],
      "12345",
      'must be a 12-digit AWS account id, in quotes (got "12345")',
      "correct accountId: The only AWS account that this environment may be deployed to, in quotes: credentials of another fail at once",
    ],
    ...["AWS:owned", " ", "platform ", "a;b"].map((value): Row => [
      ["tags", "owner"],
      value,
      `must be 1 to 256 characters that AWS allows in a tag value, without aws: before or blanks around them (got "${value}")`,
      "correct owner: Team that answers for the environment",
    ]),
    [
      ["topology"],
      "x".repeat(300),
      `must be one of single, layered (got "${"x".repeat(200)}…")`,
      "write single or layered",
    ],
    [
      ["network", "vpcCidrBlock"],
      "10.0.0.1/16",
      'has host bits set; the block is 10.0.0.0/16 (got "10.0.0.1/16")',
      "correct vpcCidrBlock: Primary range of the VPC, /16 to /28",
    ],
    [
      ["network", "vpcCidrBlock"],
      "10.0.0.0",
      'must be an IPv4 CIDR block such as 10.0.0.0/16 (got "10.0.0.0")',
      "correct vpcCidrBlock: Primary range of the VPC, /16 to /28",
    ],
    [
      ["cluster", "access", "entries", "developers", "kubernetesGroups", 0],
      "system:masters",
      'must be a group name that does not start with system: (got "system:masters")',
      "correct kubernetesGroups[0]",
    ],
    [
      ["cluster", "access", "entries", "developers", "kubernetesGroups", 0],
      "two words",
      'must be a group name that does not start with system: (got "two words")',
      "correct kubernetesGroups[0]",
    ],
    [
      ["cluster", "access", "entries", "developers", "principalArn"],
      "arn:aws:iam::111111111111:role//developers",
      'must be the ARN of an IAM role or user (got "arn:aws:iam::111111111111:role//developers")',
      "correct principalArn: ARN of the IAM role or user that is let in",
    ],
    [
      ["cluster", "access", "deployerRoleArn"],
      "arn:aws:iam::111111111111:user/somebody",
      'must be the ARN of an IAM role (got "arn:aws:iam::111111111111:user/somebody")',
      "correct deployerRoleArn: Role that pipelines deploy with: the only holder of cluster-admin, because EKS gives the creator none",
    ],
    [
      ["cluster", "access", "entries", "developers", "policies"],
      [{ policy: "AmazonEKSViewPolicy", scope: { type: "namespace", namespaces: ["Team_A"] } }],
      'must be the name of a namespace, or a pattern such as dev-* (got "Team_A")',
      "correct namespaces[0]",
    ],
    [
      ["cluster", "endpointPublicAccess"],
      { enabled: true, publicAccessCidrs: Array.from({ length: 41 }, (_, i) => `203.0.113.${i}/32`) },
      "must have at most 40 items (got 41)",
      "list at most 40",
    ],
    [
      [...data, "taints", 0, "key"],
      "work load",
      'must be a taint key such as workload (got "work load")',
      "correct key: Key of the taint",
    ],
    [
      [...spot, "taints", 0, "value"],
      "data!",
      'must be a taint value, in quotes (got "data!")',
      "correct value: Value of the taint",
    ],
    [
      [...spot, "disruption", "consolidateAfter"],
      "never",
      'must be a duration such as 30s, 5m or 720h, or Never (got "never")',
      "correct consolidateAfter: How long a node is left alone after a pod came or went",
    ],
    [
      [...spot, "disruption", "consolidateAfter"],
      "",
      'must be a duration such as 30s, 5m or 720h, or Never (got "")',
      "correct consolidateAfter: How long a node is left alone after a pod came or went",
    ],
    [
      ["nodePools", "Data_1"],
      {},
      'the name must be 1 to 30 lower-case letters, digits and hyphens (got "Data_1")',
      "rename it",
    ],
  ],
  "forms that exclude each other": [
    [
      [...data, "updateConfig"],
      { maxUnavailable: 1, maxUnavailablePercentage: 33 },
      "must be a map with maxUnavailable or maxUnavailablePercentage (got maxUnavailable and maxUnavailablePercentage)",
      "keep one of the forms: a map with maxUnavailable or maxUnavailablePercentage",
    ],
    [
      [...data, "updateConfig"],
      { maxUnavailible: 1 },
      "must be a map with maxUnavailable or maxUnavailablePercentage (got maxUnavailible) (did you mean maxUnavailable?)",
      "rename maxUnavailible to maxUnavailable",
    ],
    [
      [...data, "updateConfig"],
      {},
      "must be a map with maxUnavailable or maxUnavailablePercentage (got a map)",
      "write a map with maxUnavailable or maxUnavailablePercentage",
    ],
    [
      [...data, "updateConfig"],
      { maxUnavailable: 0 },
      "must be a whole number from 1 to 100 (got 0)",
      "write a whole number from 1 to 100",
    ],
    [
      [...data, "updateConfig"],
      { maxUnavailablePercentage: "33%" },
      `must be a number without a unit, because the key's name says Percentage (got "33%")`,
      "write maxUnavailablePercentage: 33",
    ],
  ],
};

describe("one wrong value", () => {
  for (const [kind, rows] of Object.entries(TABLES)) {
    describe(kind, () => {
      for (const [path, value, message, change] of rows) {
        it(`${path.join(".")}: ${JSON.stringify(value)}`, async () => {
          const text = mutatedProd((prod: Document) => {
            prod.setIn(path, prod.createNode(value));
          });
          const [first] = await problemsOfText(text);
          assert.equal(lines(first).replace(/^prod\.yaml:\d+ [^ ]+ /, ""), `${message}\n  change: ${change}`);
        });
      }
    });
  }
});

describe("a missing key", () => {
  const MISSING = [
    [["network"], /network: is missing\n {2}change: add network: a map\. VPC, subnets/],
    [
      [...data, "maxSize"],
      /nodePools\.data\.maxSize: is missing\n {2}change: add maxSize: a whole number from 1 to 450\. Most nodes of the pool$/,
    ],
    [
      ["cluster", "networking", "cni"],
      /cni: is missing\n {2}change: add cni: VpcCni, VpcCniWithCalico or CiliumEni\./,
    ],
    [["cluster", "addons"], /cluster\.addons: is missing\n/],
  ] as const;
  for (const [path, expected] of MISSING) {
    it(path.join("."), async () => {
      const problems = await problemsOfText(mutatedProd((prod) => void prod.deleteIn(path)));
      assert.equal(problems.length, 1, problems.map(lines).join("\n"));
      assert.match(lines(problems[0]), expected);
    });
  }

  it("is reported at the map that lacks it", async () => {
    const text = mutatedProd((prod) => void prod.deleteIn([...data, "maxSize"]));
    const [problem] = await problemsOfText(text);
    assert.equal(text.split("\n")[(problem?.line ?? 0) - 1]?.trim(), "data:");
  });
});
