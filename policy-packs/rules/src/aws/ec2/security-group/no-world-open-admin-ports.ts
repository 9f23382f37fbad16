/** No security group lets every address reach a port that machines are administered through. */
import { everyAddress } from "../../../addresses.ts";
import { defineRule, type JudgedResource } from "../../../rule.ts";
import { INGRESS_TYPES, type Ingress, ingressOf } from "./ingress.ts";

const ADMIN_PORTS: readonly (readonly [port: number, service: string])[] = [
  [22, "SSH"],
  [2379, "etcd"],
  [3389, "RDP"],
  [10250, "kubelet"],
];

export const noWorldOpenAdminPorts = defineRule({
  id: "no-world-open-admin-ports",
  title: "Administration ports are not open to every address",
  description:
    "SSH, RDP, the kubelet and etcd give control over a machine or a cluster. Scanners find such a port within minutes of its opening.",
  severity: "critical",
  frameworks: [
    {
      name: "AWS Foundational Security Best Practices",
      version: "1.0.0",
      reference: "EC2.13",
      specification: "Port 22 takes no traffic from 0.0.0.0/0 or ::/0.",
    },
    {
      name: "AWS Foundational Security Best Practices",
      version: "1.0.0",
      reference: "EC2.14",
      specification: "Port 3389 takes no traffic from 0.0.0.0/0 or ::/0.",
    },
  ],
  remediation:
    "name the source: a security group, a prefix list or the blocks of a known network; reach nodes through Session Manager",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: INGRESS_TYPES,
  judge: (resource: JudgedResource) => ingressOf(resource).flatMap(exposed),
});

function exposed({ path, fromPort, toPort, cidrBlocks }: Ingress): readonly string[] {
  const open = ADMIN_PORTS.filter(([port]) => fromPort <= port && port <= toPort);
  const where = path === "" ? "" : `${path} `;
  return cidrBlocks
    .filter(everyAddress)
    .flatMap((block) => open.map(([port, service]) => `${where}opens port ${port} (${service}) to ${block}`));
}
