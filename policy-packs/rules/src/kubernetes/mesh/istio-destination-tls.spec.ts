// Proves that TLS may be switched off nowhere in a destination rule: as a whole, for a port, or for a subset.
import { describeObjectRule } from "../../testing/objects.ts";
import { istioDestinationTls } from "./istio-destination-tls.ts";

const off = 'must be a mode with TLS (is "DISABLE")';

describeObjectRule(istioDestinationTls, {
  passes: [
    [["spec.trafficPolicy", undefined]],
    [["spec.trafficPolicy.tls.mode", "SIMPLE"]],
    [["spec.subsets", [{ name: "v1" }]]],
    [["spec", undefined]],
  ],
  fails: [
    [[["spec.trafficPolicy.tls.mode", "DISABLE"]], `spec.trafficPolicy.tls.mode: ${off}`],
    [
      [["spec.trafficPolicy.portLevelSettings", [{ port: { number: 80 }, tls: { mode: "DISABLE" } }]]],
      `spec.trafficPolicy.portLevelSettings[0].tls.mode: ${off}`,
    ],
    [
      [["spec.subsets", [{ name: "v1", trafficPolicy: { tls: { mode: "DISABLE" } } }]]],
      `spec.subsets[0].trafficPolicy.tls.mode: ${off}`,
    ],
    [
      [["spec.trafficPolicy.tls", { mode: "SIMPLE", insecureSkipVerify: true }]],
      "spec.trafficPolicy.tls.insecureSkipVerify: must not be true",
    ],
  ],
});
