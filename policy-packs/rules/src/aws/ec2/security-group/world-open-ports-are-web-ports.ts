/** What is open to every address is HTTP or HTTPS. */
import { everyAddress } from "../../../addresses.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { INGRESS_TYPES, ingressOf } from "./ingress.ts";

const WEB_PORTS = new Set([80, 443]);

export const worldOpenPortsAreWebPorts = defineResourceRule({
  id: "world-open-ports-are-web-ports",
  title: "Only web ports are open to every address",
  description: "Each port that the internet reaches is one more service that must never have a flaw.",
  severity: "high",
  frameworks: [
    fsbp(
      "EC2.18",
      "Security groups are open to every address on authorized ports only, 80 and 443 unless said otherwise.",
    ),
    checkov("CKV_AWS_277", "No security group is open to every address on every port."),
  ],
  remediation:
    "serve the public through a load balancer on ports 80 and 443, and name the source of everything else",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: INGRESS_TYPES,
  examples: {
    good: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] },
    bad: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return ingressOf(resource)
    .filter(({ fromPort, toPort }) => fromPort !== toPort || !WEB_PORTS.has(fromPort))
    .flatMap(({ path, fromPort, toPort, cidrBlocks }) => {
      const ports = fromPort === toPort ? `port ${fromPort}` : `ports ${fromPort} to ${toPort}`;
      return cidrBlocks
        .filter(everyAddress)
        .map((block) => ({ path, message: `opens ${ports} to ${block}` }));
    });
}
