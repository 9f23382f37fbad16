/** Settings of a bucket that each are a resource: versions, encryption, public access, ownership, lifecycle, logs. */
import { list, object, objects, text } from "../../account/input.ts";
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType, type ResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";
import { bucketOf, TO_BUCKET } from "./references.ts";
import { BUCKET_VERSIONING } from "./tokens.ts";

const create: ResourceType["create"] = (inputs) => ({ id: String(inputs["bucket"]), outputs: {} });

export const versioning = defineResourceType({
  type: BUCKET_VERSIONING,
  taggable: false,
  references: { bucket: TO_BUCKET },
  refuse(inputs, { account }) {
    const status = text(object(inputs, "versioningConfiguration"), "status") ?? "nothing";
    return refusals(
      !["Enabled", "Suspended", "Disabled"].includes(status) &&
        refusal(
          "MalformedXML",
          "versioningConfiguration.status",
          `${status} is no status`,
          "use Enabled or Suspended",
        ),
      status !== "Enabled" &&
        bucketOf(account, inputs["bucket"])?.outputs["objectLockEnabled"] === true &&
        refusal(
          "InvalidBucketState",
          "versioningConfiguration.status",
          "the bucket locks its objects, and needs their versions",
          "use Enabled",
        ),
    );
  },
  create,
});

export const encryption = defineResourceType({
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  taggable: false,
  references: {
    bucket: TO_BUCKET,
    "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId": {
      type: KEY,
      by: ["arn", "id"],
      notFound: "KMS.NotFoundException",
      provided: /alias\/aws\/s3$/,
    },
  },
  refuse: (inputs) =>
    objects(inputs, "rules").flatMap((rule, i) => {
      const chosen = object(rule, "applyServerSideEncryptionByDefault");
      const algorithm = text(chosen, "sseAlgorithm") ?? "nothing";
      return refusals(
        !["AES256", "aws:kms", "aws:kms:dsse"].includes(algorithm) &&
          refusal(
            "MalformedXML",
            `rules[${i}].applyServerSideEncryptionByDefault.sseAlgorithm`,
            `${algorithm} is no encryption of S3`,
            "use aws:kms or AES256",
          ),
        algorithm === "AES256" &&
          text(chosen, "kmsMasterKeyId") !== undefined &&
          refusal(
            "InvalidArgument",
            `rules[${i}].applyServerSideEncryptionByDefault.kmsMasterKeyId`,
            "a key is given, and S3 encrypts with its own",
            "use aws:kms, or leave the key out",
          ),
      );
    }),
  create,
});

export const publicAccessBlock = defineResourceType({
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  taggable: false,
  references: { bucket: TO_BUCKET },
  create,
});

const OWNERSHIP = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"];

export const ownershipControls = defineResourceType({
  type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  taggable: false,
  references: { bucket: TO_BUCKET },
  refuse(inputs) {
    const ownership = text(object(inputs, "rule"), "objectOwnership") ?? "nothing";
    return refusals(
      !OWNERSHIP.includes(ownership) &&
        refusal(
          "MalformedXML",
          "rule.objectOwnership",
          `${ownership} is no ownership`,
          `use ${OWNERSHIP.join(", ")}`,
        ),
    );
  },
  create,
});

const POLICY_BYTES = 20_480;
const MALFORMED = "MalformedPolicy";

export const bucketPolicy = defineResourceType({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  taggable: false,
  references: { bucket: TO_BUCKET },
  refuse: ({ policy }) =>
    refusals(
      policyRefusals(policy, { property: "policy", kind: "resource", code: MALFORMED }),
      sizeRefusal(policy, { code: MALFORMED, property: "policy", max: POLICY_BYTES, count: "characters" }),
    ),
  create,
});

export const lifecycle = defineResourceType({
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  taggable: false,
  references: { bucket: TO_BUCKET },
  refuse(inputs) {
    const ids = objects(inputs, "rules").map((rule) => text(rule, "id") ?? "");
    return refusals(
      list(inputs, "rules").length === 0 &&
        refusal("MalformedXML", "rules", "there is no rule", "give one rule or more"),
      new Set(ids).size < ids.length &&
        refusal("InvalidArgument", "rules", "two rules have one id", "give each rule an id of its own"),
    );
  },
  create,
});

export const logging = defineResourceType({
  type: "aws:s3/bucketLogging:BucketLogging",
  taggable: false,
  references: {
    bucket: TO_BUCKET,
    targetBucket: { ...TO_BUCKET, notFound: "InvalidTargetBucketForLogging" },
  },
  refuse(inputs, { account }) {
    const [source, target] = ["bucket", "targetBucket"].map((key) => bucketOf(account, inputs[key]));
    return refusals(
      source !== undefined &&
        target !== undefined &&
        source.region !== target.region &&
        refusal(
          "CrossLocationLoggingProhibited",
          "targetBucket",
          `the log would go to ${target.region}, and the bucket is in ${source.region}`,
          "log to a bucket of the same region",
        ),
    );
  },
  create,
});
