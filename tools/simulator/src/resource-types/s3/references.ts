/** References to a bucket, and what is set for one. */
import type { Account, AccountResource } from "../../account/account.ts";
import { object, text } from "../../account/input.ts";
import type { Reference } from "../../resource-type.ts";
import { BUCKET, BUCKET_VERSIONING } from "./tokens.ts";

export const TO_BUCKET: Reference = { type: BUCKET, notFound: "NoSuchBucket" };
export const TO_BUCKET_ARN: Reference = { type: BUCKET, by: "arn", notFound: "InvalidRequest" };

/** Whether old versions are kept, which locks and replication stand on. */
export function isVersioned(account: Account, bucket: unknown): boolean {
  return account
    .where(BUCKET_VERSIONING, "bucket", bucket)
    .some(({ inputs }) => text(object(inputs, "versioningConfiguration"), "status") === "Enabled");
}

export function bucketOf(account: Account, bucket: unknown): AccountResource | undefined {
  return account.find(BUCKET, "id", bucket);
}
