/** Images are named by digest. */
import { definePodRule } from "../../rule.ts";
import { shown } from "../../inputs.ts";
import { checkov } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { imagesOf, parseImage } from "./image.ts";

const DIGEST = /^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const EXAMPLE = "sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7";

export const imageDigest = definePodRule({
  id: "image-digest",
  title: "Images are named by digest",
  description:
    "Whoever can push to the registry can give a tag to another image. A digest is of the content: what was scanned and signed is what runs.",
  severity: "low",
  frameworks: [checkov("CKV_K8S_43", "Images are named by digest.")],
  remediation: "add @sha256:… to the image; keep the tag before it for people to read",
  url: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  examples: {
    good: examplePod({ container: { image: `registry.example.com/web:1.4.2@${EXAMPLE}` } }),
    bad: examplePod(),
  },
  judge: (pod) =>
    imagesOf(pod)
      .filter(({ value }) => typeof value !== "string" || !DIGEST.test(parseImage(value).digest ?? ""))
      .map(({ path, value }) => ({ path, message: `must be named by digest (is ${shown(value)})` })),
});
