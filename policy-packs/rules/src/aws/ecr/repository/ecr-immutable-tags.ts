/** A tag stays with the image that it was given to. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { ECR_REPOSITORY } from "../../types.ts";
import { unless } from "../../values.ts";

export const ecrImmutableTags = defineResourceRule({
  id: "ecr-immutable-tags",
  title: "ECR tags are immutable",
  description: "A tag that can be moved lets whoever may push change what already runs at the next restart.",
  severity: "medium",
  frameworks: [fsbp("ECR.2", "Tags are immutable."), checkov("CKV_AWS_51", "Tags are immutable.")],
  remediation: 'set imageTagMutability to "IMMUTABLE"',
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  types: [ECR_REPOSITORY],
  examples: {
    good: { imageTagMutability: "IMMUTABLE" },
    bad: { imageTagMutability: "MUTABLE" },
  },
  judge: ({ inputs: { imageTagMutability } }: JudgedResource) =>
    unless(imageTagMutability === "IMMUTABLE", "imageTagMutability", imageTagMutability, "must be IMMUTABLE"),
});
