// Proves that a port which attackers look for is found when it is open to every address, and that other ports are not.
import { INGRESS_RULE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { noWorldOpenHighRiskPorts } from "./no-world-open-high-risk-ports.ts";

proveResourceRule(noWorldOpenHighRiskPorts, {
  passes: [
    ["ingress[1].cidrBlocks", []],
    ["ingress[1]", { protocol: "icmp", fromPort: 8, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  ],
  refuses: [
    ["ingress[1].cidrBlocks", ["0.0.0.0/0"], ["ingress[1]: opens port 5432 (PostgreSQL) to 0.0.0.0/0"]],
    [
      "ingress[1]",
      { protocol: "tcp", fromPort: "3300", toPort: "3400", ipv6CidrBlocks: ["::/0"] },
      ["ingress[1]: opens port 3306 (MySQL) to ::/0", "ingress[1]: opens port 3389 (RDP) to ::/0"],
    ],
  ],
  others: {
    [INGRESS_RULE]: {
      compliant: { ipProtocol: "tcp", fromPort: 9200, toPort: 9200, cidrIpv4: "10.0.0.0/16" },
      refuses: [["cidrIpv4", "0.0.0.0/0", ["opens port 9200 (OpenSearch) to 0.0.0.0/0"]]],
    },
  },
});
