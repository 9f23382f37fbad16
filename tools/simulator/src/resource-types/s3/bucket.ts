/** S3 bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { BUCKET } from "./tokens.ts";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const KEPT_ENDING = /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

export const bucket = defineResourceType({
  type: BUCKET,
  taggable: true,
  autoName: { property: "bucket", maxLength: 63 },
  refuse(inputs, { account }) {
    const name = text(inputs, "bucket") ?? "";
    return refusals(
      (!NAME.test(name) || KEPT_ENDING.test(name)) &&
        refusal(
          "InvalidBucketName",
          "bucket",
          `${name} is no name of a bucket`,
          "use 3 to 63 lower-case letters, digits and hyphens",
        ),
      account.find(BUCKET, "bucket", name) !== undefined &&
        refusal(
          "BucketAlreadyOwnedByYou",
          "bucket",
          `${name} is there already; names are of all regions together`,
          "choose another name",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "bucket") ?? "";
    return {
      id: name,
      outputs: {
        arn: `arn:${context.partition}:s3:::${name}`,
        bucketDomainName: `${name}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${name}.s3.${context.region}.amazonaws.com`,
        bucketRegion: context.region,
        objectLockEnabled: inputs["objectLockEnabled"] ?? false,
      },
    };
  },
});
