/** What OpenCost may do in AWS: ask one workgroup about one table, whose files and results are in one bucket. */
import { partitionOf } from "@drydock/core/naming";
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../../context.ts";
import { PREFIXES } from "./bucket.ts";
import type { CostReport } from "./report.ts";

/** https://docs.aws.amazon.com/athena/latest/ug/example-policies-workgroup.html, and fine-grained access to databases and tables. */
export function reportPermissions(
  { region, accountId }: Pick<ObservabilityContext, "region" | "accountId">,
  { bucket, database, workgroup }: Omit<CostReport, "resultsUrl" | "table">,
): PolicyStatement[] {
  const partition = partitionOf(region);
  const glue = `arn:${partition}:glue:${region}:${accountId}`;
  const objects = (prefix: string) => pulumi.interpolate`${bucket.bucketArn}/${prefix}/*`;
  return [
    {
      sid: "QueriesOfTheWorkgroup",
      actions: [
        "athena:GetWorkGroup",
        "athena:StartQueryExecution",
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
      ],
      resources: [pulumi.interpolate`arn:${partition}:athena:${region}:${accountId}:workgroup/${workgroup}`],
    },
    {
      sid: "TableOfTheReport",
      actions: [
        "glue:GetDatabase",
        "glue:GetDatabases",
        "glue:GetTable",
        "glue:GetTables",
        "glue:GetPartition",
        "glue:GetPartitions",
      ],
      resources: [
        `${glue}:catalog`,
        // Athena looks at it whatever the query is about.
        `${glue}:database/default`,
        pulumi.interpolate`${glue}:database/${database}`,
        // Lists are of every table, and there is one.
        pulumi.interpolate`${glue}:table/${database}/*`,
      ],
    },
    {
      sid: "FindTheBucket",
      actions: ["s3:GetBucketLocation", "s3:ListBucket"],
      resources: [bucket.bucketArn],
    },
    { sid: "ReadTheReport", actions: ["s3:GetObject"], resources: [objects(PREFIXES.report)] },
    {
      sid: "WriteAndReadResults",
      actions: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      resources: [objects(PREFIXES.results)],
    },
    {
      sid: "KeyOfTheBucket",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [bucket.kmsKeyArn],
      conditions: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}
