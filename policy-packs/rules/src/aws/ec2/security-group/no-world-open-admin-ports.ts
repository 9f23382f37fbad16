/** No security group lets every address reach a port that machines are administered through. */
import { everyAddress } from "../../../addresses.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { INGRESS_TYPES, type Ingress, ingressOf } from "./ingress.ts";

const ADMIN_PORTS: readonly (readonly [port: number, service: string])[] = [
  [22, "SSH"],
  [2379, "etcd"],
  [3389, "RDP"],
  [10250, "kubelet"],
];

export const noWorldOpenAdminPorts = defineResourceRule({
  id: "no-world-open-admin-ports",
  title: "Administration ports are not open to every address",
  description:
    "SSH, RDP, the kubelet and etcd give control over a machine or a cluster. Scanners find such a port within minutes of its opening.",
  severity: "critical",
  frameworks: [
    fsbp("EC2.13", "Port 22 takes no traffic from 0.0.0.0/0 or ::/0."),
    fsbp("EC2.14", "Port 3389 takes no traffic from 0.0.0.0/0 or ::/0."),
    checkov("CKV_AWS_24", "Port 22 takes no traffic from every address."),
    checkov("CKV_AWS_25", "Port 3389 takes no traffic from every address."),
  ],
  remediation:
    "name the source: a security group, a prefix list or the blocks of a known network; reach nodes through Session Manager",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: INGRESS_TYPES,
  examples: {
    good: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] }] },
    bad: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
  },
  judge: (resource: JudgedResource) => ingressOf(resource).flatMap(exposed),
});

function exposed({ path, fromPort, toPort, cidrBlocks }: Ingress): readonly Finding[] {
  const open = ADMIN_PORTS.filter(([port]) => fromPort <= port && port <= toPort);
  return cidrBlocks
    .filter(everyAddress)
    .flatMap((block) =>
      open.map(([port, service]) => ({ path, message: `opens port ${port} (${service}) to ${block}` })),
    );
}
