// Proves that several replicas must ask for several zones, by constraint or by anti-affinity, and a single one need not.
import { describeObjectsRule } from "../../testing/objects.ts";
import { autoscaler, deployment } from "./examples.ts";
import { zoneSpread } from "./zone-spread.ts";

const zone = { topologyKey: "topology.kubernetes.io/zone" };
const apart = (podAntiAffinity: object): unknown =>
  deployment({}, undefined, { affinity: { podAntiAffinity } });
const finding =
  "Deployment web, spec.template.spec.topologySpreadConstraints: must spread the pods over zones (nothing asks for it)";

describeObjectsRule(zoneSpread, {
  cases: {
    "a required anti-affinity": [[apart({ requiredDuringSchedulingIgnoredDuringExecution: [zone] })]],
    "a preferred one": [
      [apart({ preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: zone }] })],
    ],
    "a constraint about nodes alone": [
      [deployment({}, undefined, { topologySpreadConstraints: [{ topologyKey: "kubernetes.io/hostname" }] })],
      finding,
    ],
    "a single replica": [[deployment({ replicas: 1 })]],
    "a workload that is scaled to several": [
      [deployment({ replicas: undefined }), autoscaler({ minReplicas: 2 })],
      finding,
    ],
  },
});
