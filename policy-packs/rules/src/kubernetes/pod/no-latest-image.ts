/** Images are named by a tag that says which one, or by digest. */
import { definePodRule, type Finding } from "../../rule.ts";
import { shown } from "../../inputs.ts";
import { checkov } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { imagesOf, parseImage, type PodImage } from "./image.ts";

export const noLatestImage = definePodRule({
  id: "no-latest-image",
  title: "Images have a tag, and it is not latest",
  description:
    "The latest image is another one tomorrow. Replicas of one workload then run different code, a restart is an upgrade, and there is nothing to roll back to.",
  severity: "medium",
  frameworks: [checkov("CKV_K8S_14", "The tag is a fixed one: neither latest nor missing.")],
  remediation: "name the version in the tag, or the image by digest",
  url: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  examples: {
    good: examplePod({ container: { image: "registry.example.com/web:1.4.2" } }),
    bad: examplePod({ container: { image: "registry.example.com/web:latest" } }),
  },
  judge: (pod) => imagesOf(pod).flatMap(floating),
});

function floating({ path, value }: PodImage): readonly Finding[] {
  if (isFixed(value)) return [];
  return [{ path, message: `must have a tag other than latest, or a digest (is ${shown(value)})` }];
}

/** A digest decides, whatever tag stands before it. */
export function isFixed(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const { tag, digest } = parseImage(value);
  return Boolean(digest) || (Boolean(tag) && tag !== "latest");
}
