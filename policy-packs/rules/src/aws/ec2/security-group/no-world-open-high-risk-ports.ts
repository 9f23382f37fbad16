/** No security group lets every address reach a port that attackers look for. */
import { everyAddress } from "../../../addresses.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { INGRESS_TYPES, ingressOf } from "./ingress.ts";

/** Ports that EC2.19 counts as high risk. */
const HIGH_RISK: readonly (readonly [port: number, service: string])[] = [
  [20, "FTP"],
  [21, "FTP"],
  [22, "SSH"],
  [23, "Telnet"],
  [25, "SMTP"],
  [110, "POP3"],
  [135, "RPC"],
  [143, "IMAP"],
  [445, "CIFS"],
  [1433, "SQL Server"],
  [1434, "SQL Server"],
  [3000, "development server"],
  [3306, "MySQL"],
  [3389, "RDP"],
  [4333, "ahsp"],
  [5000, "development server"],
  [5432, "PostgreSQL"],
  [5500, "fcp-addr-srvr1"],
  [5601, "OpenSearch Dashboards"],
  [8080, "proxy"],
  [8088, "legacy HTTP"],
  [8888, "alternative HTTP"],
  [9200, "OpenSearch"],
  [9300, "OpenSearch"],
];

export const noWorldOpenHighRiskPorts = defineResourceRule({
  id: "no-world-open-high-risk-ports",
  title: "High-risk ports are not open to every address",
  description:
    "Databases, file shares, remote shells and development servers are scanned for day and night, and many ask for no password.",
  severity: "critical",
  frameworks: [
    fsbp("EC2.19", "Security groups do not open high-risk ports to every address."),
    checkov("CKV_AWS_25", "Port 3389 takes no traffic from every address."),
  ],
  remediation: "name the source: a security group, a prefix list or the blocks of a known network",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: INGRESS_TYPES,
  examples: {
    good: {
      ingress: [
        { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
        { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.0.0.0/16"] },
      ],
    },
    bad: { ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }] },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return ingressOf(resource).flatMap(({ path, fromPort, toPort, cidrBlocks }) => {
    const open = HIGH_RISK.filter(([port]) => fromPort <= port && port <= toPort);
    return cidrBlocks
      .filter(everyAddress)
      .flatMap((block) =>
        open.map(([port, service]) => ({ path, message: `opens port ${port} (${service}) to ${block}` })),
      );
  });
}
