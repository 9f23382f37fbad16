/** An image whose tag moves is looked up again at every start. */
import { joined, shown } from "../../inputs.ts";
import { definePodRule } from "../../rule.ts";
import { kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { isFixed } from "./no-latest-image.ts";

export const imagePullPolicy = definePodRule({
  id: "image-pull-policy",
  title: "Images without a fixed tag are always pulled",
  description:
    "With another policy a node starts whatever image of that name it pulled last, and nodes differ. Always also makes the registry check, at every start, that the pod may have the image.",
  severity: "low",
  frameworks: [kubescape("C-0075", "imagePullPolicy is Always where the tag is latest or missing.")],
  remediation: "fix the tag, or set imagePullPolicy to Always",
  url: "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
  examples: {
    good: examplePod({ container: { image: "registry.example.com/web:latest", imagePullPolicy: "Always" } }),
    bad: examplePod({ container: { image: "registry.example.com/web:latest", imagePullPolicy: "Never" } }),
  },
  judge: (pod) =>
    pod
      .containers()
      .filter(({ spec }) => !isFixed(spec["image"]) && spec["imagePullPolicy"] !== "Always")
      .map(({ path, spec }) => ({
        path: joined(path, "imagePullPolicy"),
        message: `must be "Always" for ${shown(spec["image"])} (is ${shown(spec["imagePullPolicy"])})`,
      })),
});
