/** Cost and usage report. https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_cur_PutReportDefinition.html */
import type { Account } from "../../account/account.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { bucketOf } from "../s3/references.ts";
import { BUCKET } from "../s3/tokens.ts";

export const REPORT = "aws:cur/reportDefinition:ReportDefinition";
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const INVALID = "ValidationException";
const NAME = /^[0-9A-Za-z!\-_.*'()]{1,256}$/;
/** The service has one endpoint. */
const HOME = "us-east-1";
const SERVICE = "billingreports.amazonaws.com";

export const reportDefinition = defineResourceType({
  type: REPORT,
  taggable: true,
  references: { s3Bucket: { type: BUCKET, notFound: INVALID } },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "reportName") ?? "";
    const bucket = bucketOf(account, inputs["s3Bucket"]);
    const format = text(inputs, "format");
    const artifacts = list(inputs["additionalArtifacts"]);
    return refusals(
      region !== HOME &&
        refusal(
          "EndpointNotFound",
          "",
          `cost and usage reports have no endpoint in ${region}`,
          `create it with a provider of ${HOME}; the bucket may be anywhere`,
        ),
      !NAME.test(name) &&
        refusal(
          INVALID,
          "reportName",
          `${name} is no name of a report`,
          "use letters, digits and ! - _ . * ' ( )",
        ),
      account.where(REPORT, "reportName", name).length > 0 &&
        refusal(
          "DuplicateReportNameException",
          "reportName",
          `the account has a report ${name} already`,
          "give one of the two another name",
        ),
      (format === "Parquet") !== (inputs["compression"] === "Parquet") &&
        refusal(
          INVALID,
          "compression",
          `${String(inputs["compression"])} does not go with the format ${String(format)}`,
          "use Parquet for both, or textORcsv with GZIP or ZIP",
        ),
      artifacts.includes("ATHENA") &&
        (format !== "Parquet" || inputs["reportVersioning"] !== "OVERWRITE_REPORT" || artifacts.length > 1) &&
        refusal(
          INVALID,
          "additionalArtifacts",
          "ATHENA needs Parquet, OVERWRITE_REPORT, and no other artifact",
          "set format, compression and reportVersioning so",
        ),
      bucket !== undefined &&
        bucket.region !== inputs["s3Region"] &&
        refusal(
          INVALID,
          "s3Region",
          `the bucket is in ${bucket.region}, not in ${String(inputs["s3Region"])}`,
          `set s3Region to ${bucket.region}`,
        ),
      bucket !== undefined &&
        !mayDeliver(account, inputs["s3Bucket"]) &&
        refusal(
          INVALID,
          "s3Bucket",
          `the policy of the bucket does not let ${SERVICE} add objects`,
          "allow s3:GetBucketAcl, s3:GetBucketPolicy and s3:PutObject in the bucket's policy",
        ),
    );
  },
  create(inputs, { accountId, partition }) {
    const name = text(inputs, "reportName") ?? "";
    return { id: name, outputs: { arn: `arn:${partition}:cur:${HOME}:${accountId}:definition/${name}` } };
  },
});

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** The service looks at the policy when the report is made. */
function mayDeliver(account: Account, bucket: unknown): boolean {
  return account
    .where(BUCKET_POLICY, "bucket", bucket)
    .some(({ inputs }) => (text(inputs, "policy") ?? "").includes(`"${SERVICE}"`));
}
