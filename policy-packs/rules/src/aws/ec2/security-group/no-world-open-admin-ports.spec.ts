// Proves that an administration port open to every address is found in each of the four ways to declare ingress.
import assert from "node:assert/strict";
import { findingText, type Inputs } from "../../../rule.ts";
import { broken, judgingResource } from "../../../testing/judging.ts";
import { noWorldOpenAdminPorts } from "./no-world-open-admin-ports.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const CLASSIC = "aws:ec2/securityGroupRule:SecurityGroupRule";
const SINGLE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

const SSH = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] };
const COMPLIANT = {
  [GROUP]: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }, SSH] },
  [DEFAULT_GROUP]: { ingress: [], egress: [] },
  [CLASSIC]: { type: "ingress", ...SSH },
  [SINGLE]: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "10.0.0.0/8" },
} as const;

const CASES: readonly [
  type: keyof typeof COMPLIANT,
  path: string,
  value: unknown,
  messages: readonly string[],
][] = [
  [
    GROUP,
    "ingress",
    [{ ...SSH, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }],
    ["ingress[0]: opens port 22 (SSH) to 0.0.0.0/0"],
  ],
  [
    GROUP,
    "ingress",
    [SSH, { ...SSH, fromPort: 3000, toPort: 4000, ipv6CidrBlocks: ["::/0"] }],
    ["ingress[1]: opens port 3389 (RDP) to ::/0"],
  ],
  [
    DEFAULT_GROUP,
    "ingress",
    [{ protocol: "tcp", fromPort: 10250, toPort: 10250, cidrBlocks: ["0.0.0.0/0"] }],
    ["ingress[0]: opens port 10250 (kubelet) to 0.0.0.0/0"],
  ],
  [CLASSIC, "cidrBlocks", ["0.0.0.0/0"], ["opens port 22 (SSH) to 0.0.0.0/0"]],
  [SINGLE, "cidrIpv4", "0.0.0.0/0", ["opens port 22 (SSH) to 0.0.0.0/0"]],
  [SINGLE, "cidrIpv6", "::/0", ["opens port 22 (SSH) to ::/0"]],
];

const found = (type: string, inputs: Inputs): readonly string[] =>
  judgingResource(noWorldOpenAdminPorts, type, inputs).map(findingText);

describe(noWorldOpenAdminPorts.id, () => {
  for (const [type, inputs] of Object.entries(COMPLIANT)) {
    it(`passes the compliant ${type}`, () => {
      assert.deepEqual(found(type, inputs), []);
    });
  }

  for (const [type, path, value, messages] of CASES) {
    it(`refuses ${type} with ${path} = ${JSON.stringify(value)}`, () => {
      assert.deepEqual(found(type, broken(COMPLIANT[type], path, value)), messages);
    });
  }

  it("takes all traffic as every port, whatever ports are given", () => {
    const inputs = { ipProtocol: "-1", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" };
    assert.deepEqual(found(SINGLE, inputs), [
      "opens port 22 (SSH) to 0.0.0.0/0",
      "opens port 2379 (etcd) to 0.0.0.0/0",
      "opens port 3389 (RDP) to 0.0.0.0/0",
      "opens port 10250 (kubelet) to 0.0.0.0/0",
    ]);
  });

  it("passes egress and protocols without ports", () => {
    assert.deepEqual(found(CLASSIC, { ...SSH, type: "egress", cidrBlocks: ["0.0.0.0/0"] }), []);
    const ping = { ipProtocol: "icmp", fromPort: 8, toPort: 65535, cidrIpv4: "0.0.0.0/0" };
    assert.deepEqual(found(SINGLE, ping), []);
  });
});
