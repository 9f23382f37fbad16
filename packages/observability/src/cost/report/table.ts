/** Table over the files of the report. Its partitions follow from the month, so that no crawler has to find them. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../../context.ts";
import type { TelemetryBucket } from "../../storage/storage.ts";
import { PREFIXES } from "./bucket.ts";
import { reportColumns } from "./columns.ts";

const TABLE = "report";
const PARQUET = {
  inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
  outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
  serDeInfo: { serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
} as const;

/** No files are older than the first environment, and Athena lists what is in between. */
const YEARS = "2026,2050";

export function createTable(
  parent: pulumi.Resource,
  name: string,
  { environment, tags, awsProvider }: ObservabilityContext,
  reportName: string,
  { bucketName }: TelemetryBucket,
): { readonly database: pulumi.Output<string>; readonly table: pulumi.Output<string> } {
  const opts = { parent, provider: awsProvider };
  const database = new aws.glue.CatalogDatabase(
    `${name}-costs`,
    { name: databaseName(environment), description: `Costs of ${environment}.` },
    opts,
  );
  const location = pulumi.interpolate`s3://${bucketName}/${PREFIXES.report}/${reportName}/${reportName}`;
  const table = new aws.glue.CatalogTable(
    `${name}-report`,
    {
      databaseName: database.name,
      name: TABLE,
      tableType: "EXTERNAL_TABLE",
      partitionKeys: ["year", "month"].map((key) => ({ name: key, type: "string" })),
      parameters: location.apply((files) => projection(files)),
      storageDescriptor: { ...PARQUET, location, columns: reportColumns(Object.keys(tags)) },
    },
    opts,
  );
  return { database: database.name, table: table.name };
}

/** Athena reads names with hyphens in quotes only. */
export function databaseName(environment: string): string {
  return `costs_${environment.replaceAll("-", "_")}`;
}

/** AWS writes months without a leading zero. https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html */
export function projection(files: string): Record<string, string> {
  return {
    classification: "parquet",
    "projection.enabled": "true",
    "projection.year.type": "integer",
    "projection.year.range": YEARS,
    "projection.month.type": "integer",
    "projection.month.range": "1,12",
    "storage.location.template": `${files}/year=\${year}/month=\${month}/`,
  };
}
