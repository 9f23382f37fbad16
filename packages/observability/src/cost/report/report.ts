/** Cost and usage report of the account, and what asks it questions: a table of Glue, and a workgroup of Athena. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../../context.ts";
import type { TelemetryBucket } from "../../storage/storage.ts";
import { createReportBucket, PREFIXES } from "./bucket.ts";
import { createTable } from "./table.ts";

export interface CostReport {
  readonly bucket: TelemetryBucket;
  readonly database: pulumi.Output<string>;
  readonly table: pulumi.Output<string>;
  readonly workgroup: pulumi.Output<string>;
  /** Where Athena puts results. */
  readonly resultsUrl: pulumi.Output<string>;
}

/** The service of reports has no other endpoint. */
const REPORT_REGION = "us-east-1";
/** Ten gigabytes: a query that reads more is a mistake, at five dollars a terabyte. */
const MOST_BYTES = 10 * 1024 ** 3;

export function createReport(
  parent: pulumi.Resource,
  name: string,
  context: ObservabilityContext,
  reportName: string,
  accessLogBucket: pulumi.Output<string>,
): CostReport {
  const bucket = createReportBucket(parent, name, context, accessLogBucket);
  createDefinition(parent, name, context, reportName, bucket);
  const { database, table } = createTable(parent, name, context, reportName, bucket);
  const resultsUrl = pulumi.interpolate`s3://${bucket.bucketName}/${PREFIXES.results}/`;
  const workgroup = createWorkgroup(parent, name, context, bucket, resultsUrl);
  return { bucket, database, table, workgroup: workgroup.name, resultsUrl };
}

function createDefinition(
  parent: pulumi.Resource,
  name: string,
  context: ObservabilityContext,
  reportName: string,
  { bucketName }: TelemetryBucket,
): aws.cur.ReportDefinition {
  return new aws.cur.ReportDefinition(
    `${name}-report`,
    {
      reportName,
      timeUnit: "HOURLY",
      format: "Parquet",
      compression: "Parquet",
      // Ids of resources, and costs of nodes split over their pods where the account has opted in.
      additionalSchemaElements: ["RESOURCES", "SPLIT_COST_ALLOCATION_DATA"],
      additionalArtifacts: ["ATHENA"],
      reportVersioning: "OVERWRITE_REPORT",
      refreshClosedReports: true,
      s3Bucket: bucketName,
      s3Prefix: PREFIXES.report,
      s3Region: context.region,
    },
    { parent, provider: reportProvider(parent, name, context) },
  );
}

function reportProvider(
  parent: pulumi.Resource,
  name: string,
  { region, accountId, tags, awsProvider }: ObservabilityContext,
): aws.Provider {
  if (region === REPORT_REGION) return awsProvider;
  return new aws.Provider(
    `${name}-aws-${REPORT_REGION}`,
    { region: REPORT_REGION, allowedAccountIds: [accountId], defaultTags: { tags: { ...tags } } },
    { parent },
  );
}

/** Callers cannot choose another place, nor leave encryption out. */
function createWorkgroup(
  parent: pulumi.Resource,
  name: string,
  { production, awsProvider }: ObservabilityContext,
  { kmsKeyArn }: TelemetryBucket,
  outputLocation: pulumi.Output<string>,
): aws.athena.Workgroup {
  return new aws.athena.Workgroup(
    `${name}-costs`,
    {
      forceDestroy: !production,
      configuration: {
        enforceWorkgroupConfiguration: true,
        bytesScannedCutoffPerQuery: MOST_BYTES,
        publishCloudwatchMetricsEnabled: false,
        resultConfiguration: {
          outputLocation,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn },
        },
      },
    },
    { parent, provider: awsProvider },
  );
}
