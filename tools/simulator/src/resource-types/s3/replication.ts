/** Copies of objects in another bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html */
import type { Account, Properties } from "../../account/account.ts";
import { object, objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";
import { TO_ROLE_ARN } from "../references.ts";
import { bucketOf, isVersioned, TO_BUCKET, TO_BUCKET_ARN } from "./references.ts";
import { BUCKET } from "./tokens.ts";

const CODE = "InvalidRequest";

export const replication = defineResourceType({
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  taggable: false,
  references: {
    bucket: TO_BUCKET,
    role: { ...TO_ROLE_ARN, notFound: CODE },
    "rules[].destination.bucket": TO_BUCKET_ARN,
    "rules[].destination.encryptionConfiguration.replicaKmsKeyId": { type: KEY, by: "arn", notFound: CODE },
  },
  refuse: (inputs, { account }) =>
    refusals(
      !isVersioned(account, inputs["bucket"]) &&
        refusal(
          CODE,
          "bucket",
          "the bucket keeps no versions, which replication copies",
          "enable versioning first, and depend on it",
        ),
      objects(inputs, "rules").flatMap((rule, i) => ruleRefusals(rule, i, inputs["bucket"], account)),
    ),
  create: (inputs) => ({ id: String(inputs["bucket"]), outputs: {} }),
});

function ruleRefusals(rule: Properties, i: number, source: unknown, account: Account): Refusal[] {
  const destination = object(rule, "destination");
  const target = account.find(BUCKET, "arn", destination?.["bucket"]);
  const path = `rules[${i}].destination`;
  if (!target) return [];
  const key = text(object(destination, "encryptionConfiguration"), "replicaKmsKeyId");
  const encrypted = text(object(object(rule, "sourceSelectionCriteria"), "sseKmsEncryptedObjects"), "status");
  const locked = (bucket: unknown) => bucketOf(account, bucket)?.outputs["objectLockEnabled"] === true;
  return refusals(
    !isVersioned(account, target.id) &&
      refusal(
        CODE,
        `${path}.bucket`,
        "the destination keeps no versions",
        "enable versioning of the destination first, and depend on it",
      ),
    locked(source) &&
      !locked(target.id) &&
      refusal(
        CODE,
        `${path}.bucket`,
        "the bucket locks its objects, and the destination cannot",
        "set objectLockEnabled of the destination",
      ),
    encrypted === "Enabled" &&
      key === undefined &&
      refusal(
        CODE,
        `${path}.encryptionConfiguration`,
        "objects under a key are copied, and no key is named for the copies",
        "set replicaKmsKeyId to a key of the destination's region",
      ),
    key !== undefined &&
      key.split(":")[3] !== target.region &&
      refusal(
        CODE,
        `${path}.encryptionConfiguration.replicaKmsKeyId`,
        `the key is of ${key.split(":")[3]}, and the destination is in ${target.region}`,
        "name a key of the destination's region",
      ),
  );
}
