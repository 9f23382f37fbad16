/** How long objects cannot be deleted. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html */
import { number, object, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { isVersioned, TO_BUCKET } from "./references.ts";

export const objectLock = defineResourceType({
  type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  taggable: false,
  references: { bucket: TO_BUCKET },
  refuse(inputs, { account }) {
    const retention = object(object(inputs, "rule"), "defaultRetention");
    const [days, years] = [number(retention, "days"), number(retention, "years")];
    const mode = text(retention, "mode");
    const path = "rule.defaultRetention";
    return refusals(
      !isVersioned(account, inputs["bucket"]) &&
        refusal(
          "InvalidBucketState",
          "bucket",
          "the bucket keeps no versions to lock",
          "enable versioning first, and depend on it",
        ),
      retention !== undefined &&
        (days === undefined) === (years === undefined) &&
        refusal("MalformedXML", path, "days or years must be given, and not both", "give one of them"),
      retention !== undefined &&
        !["GOVERNANCE", "COMPLIANCE"].includes(mode ?? "") &&
        refusal(
          "MalformedXML",
          `${path}.mode`,
          `${mode ?? "nothing"} is no mode of a lock`,
          "use GOVERNANCE or COMPLIANCE",
        ),
    );
  },
  create: (inputs) => ({ id: String(inputs["bucket"]), outputs: {} }),
});
