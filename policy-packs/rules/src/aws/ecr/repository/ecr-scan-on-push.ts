/** Images are scanned when they are pushed. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks, fsbp } from "../../frameworks.ts";
import { ECR_REPOSITORY } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const ecrScanOnPush = defineResourceRule({
  id: "ecr-scan-on-push",
  title: "ECR scans images on push",
  description: "A known flaw is cheapest to fix before the image runs anywhere.",
  severity: "medium",
  frameworks: [
    fsbp("ECR.1", "Repositories scan their images."),
    cisEks("5.1.1", "Images are scanned for vulnerabilities."),
    checkov("CKV_AWS_163", "Images are scanned on push."),
  ],
  remediation: "set imageScanningConfiguration.scanOnPush to true",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
  types: [ECR_REPOSITORY],
  examples: {
    good: { imageScanningConfiguration: { scanOnPush: true } },
    bad: { imageScanningConfiguration: { scanOnPush: false } },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "imageScanningConfiguration.scanOnPush"),
});
