// Proves that a range open to every address which holds more than a web port is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { worldOpenPortsAreWebPorts } from "./world-open-ports-are-web-ports.ts";

proveResourceRule(worldOpenPortsAreWebPorts, {
  passes: [
    ["ingress[0].fromPort", "443"],
    ["ingress[0]", { protocol: "tcp", fromPort: 1, toPort: 9999, cidrBlocks: ["10.0.0.0/8"] }],
    ["ingress", []],
  ],
  refuses: [
    ["ingress[0].fromPort", 80, ["ingress[0]: opens ports 80 to 443 to 0.0.0.0/0"]],
    ["ingress[0].protocol", "-1", ["ingress[0]: opens ports 0 to 65535 to 0.0.0.0/0"]],
    [
      "ingress[1]",
      { protocol: "udp", fromPort: 53, toPort: 53, ipv6CidrBlocks: ["::/0"] },
      ["ingress[1]: opens port 53 to ::/0"],
    ],
  ],
});
