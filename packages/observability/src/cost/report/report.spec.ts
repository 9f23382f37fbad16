/** Proves how the cost and usage report is made, who may write and ask it, and that OpenCost is told where it is. */
import assert from "node:assert/strict";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { observability } from "../../index.ts";
import { contextOf } from "../../testing/context.ts";
import { databaseName, projection } from "./table.ts";

const ACCOUNT = "111111111111";

async function observed(change: (prod: Environment) => Environment = (prod) => prod): Promise<Observed> {
  const environment = change(await loadEnvironment("prod"));
  return observe(() => observability.build(contextOf(environment)), { accountId: ACCOUNT });
}

const inWest = (prod: Environment): Environment => ({ ...prod, aws: { ...prod.aws, region: "us-west-2" } });

describe("cost and usage report", () => {
  let seen: Observed;
  before(async () => (seen = await observed()));

  const inputsOf = (type: string, name: string) => seen.get(type, name).inputs;
  const bucketName = () => seen.get("aws:s3/bucket:Bucket", "observability-costs-bucket").id;

  it("is accepted, hourly, by resource and by pod, as Parquet for Athena", () => {
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const { reportName, timeUnit, format, additionalSchemaElements, additionalArtifacts, s3Bucket } =
      inputsOf("aws:cur/reportDefinition:ReportDefinition", "observability-report");
    assert.deepEqual([reportName, timeUnit, format], ["drydock-prod", "HOURLY", "Parquet"]);
    assert.deepEqual(additionalSchemaElements, ["RESOURCES", "SPLIT_COST_ALLOCATION_DATA"]);
    assert.deepEqual(additionalArtifacts, ["ATHENA"]);
    assert.equal(s3Bucket, bucketName());
  });

  it("is delivered by AWS for this account alone, to a bucket that it may encrypt in", () => {
    const sourceArn = `arn:aws:cur:us-east-1:${ACCOUNT}:definition/*`;
    const policy = String(
      inputsOf("aws:s3/bucketPolicy:BucketPolicy", "observability-costs-policy")["policy"],
    );
    assert.ok(policy.includes('"Service":"billingreports.amazonaws.com"'));
    assert.ok(policy.includes(`"aws:SourceArn":"${sourceArn}"`));
    const key = String(inputsOf("aws:kms/key:Key", "observability-costs-key")["policy"]);
    assert.ok(key.includes("billingreports.amazonaws.com") && key.includes(sourceArn));
  });

  it("has a table whose partitions are the months of its files", () => {
    const table = inputsOf("aws:glue/catalogTable:CatalogTable", "observability-report");
    const { location, columns } = table["storageDescriptor"] as { location: string; columns: unknown[] };
    assert.equal(location, `s3://${bucketName()}/cur/drydock-prod/drydock-prod`);
    assert.deepEqual(table["parameters"], projection(location));
    assert.deepEqual(table["partitionKeys"], [
      { name: "year", type: "string" },
      { name: "month", type: "string" },
    ]);
    assert.ok(columns.length > 20);
    assert.equal(
      projection("s3://b/cur/r/r")["storage.location.template"],
      "s3://b/cur/r/r/year=${year}/month=${month}/",
    );
    assert.equal(databaseName("prod-dr"), "costs_prod_dr");
  });

  it("is asked through a workgroup that encrypts results, and reads ten gigabytes at most", () => {
    const { configuration } = inputsOf("aws:athena/workgroup:Workgroup", "observability-costs") as {
      configuration?: {
        enforceWorkgroupConfiguration: boolean;
        bytesScannedCutoffPerQuery: number;
        resultConfiguration: {
          outputLocation: string;
          encryptionConfiguration: { encryptionOption: string };
        };
      };
    };
    assert.equal(configuration?.enforceWorkgroupConfiguration, true);
    assert.equal(configuration.bytesScannedCutoffPerQuery, 10 * 1024 ** 3);
    const { outputLocation, encryptionConfiguration } = configuration.resultConfiguration;
    assert.equal(outputLocation, `s3://${bucketName()}/results/`);
    assert.equal(encryptionConfiguration.encryptionOption, "SSE_KMS");
  });

  it("lets OpenCost ask this workgroup and this table, and write nothing but results", () => {
    const policy = seen
      .all("aws:iam/rolePolicy:RolePolicy")
      .find(({ name }) => name.startsWith("observability-opencost-"))?.inputs["policy"];
    const { Statement } = JSON.parse(String(policy)) as {
      Statement: { Sid: string; Action: string[]; Resource: string[] }[];
    };
    const workgroup = seen.get("aws:athena/workgroup:Workgroup").id;
    const glue = `arn:aws:glue:us-east-1:${ACCOUNT}`;
    assert.deepEqual(Statement.map(({ Sid, Resource }) => [Sid, Resource]).slice(0, 5), [
      ["QueriesOfTheWorkgroup", [`arn:aws:athena:us-east-1:${ACCOUNT}:workgroup/${workgroup}`]],
      [
        "TableOfTheReport",
        [
          `${glue}:catalog`,
          `${glue}:database/default`,
          `${glue}:database/costs_prod`,
          `${glue}:table/costs_prod/*`,
        ],
      ],
      ["FindTheBucket", [`arn:aws:s3:::${bucketName()}`]],
      ["ReadTheReport", [`arn:aws:s3:::${bucketName()}/cur/*`]],
      ["WriteAndReadResults", [`arn:aws:s3:::${bucketName()}/results/*`]],
    ]);
    const writing = Statement.filter(({ Action }) => Action.includes("s3:PutObject"));
    assert.deepEqual(
      writing.map(({ Sid }) => Sid),
      ["WriteAndReadResults"],
    );
  });

  it("is what OpenCost reads, without any key", () => {
    const { values } = inputsOf("kubernetes:helm.sh/v3:Release", "observability-opencost-release") as {
      values?: { opencost: { cloudCost: unknown; cloudIntegrationJSON: string } };
    };
    assert.deepEqual(values?.opencost.cloudCost, { enabled: true });
    assert.deepEqual(JSON.parse(values.opencost.cloudIntegrationJSON), {
      aws: {
        athena: [
          {
            bucket: `s3://${bucketName()}/results/`,
            region: "us-east-1",
            database: "costs_prod",
            table: "report",
            workgroup: seen.get("aws:athena/workgroup:Workgroup").id,
            account: ACCOUNT,
            authorizer: { authorizerType: "AWSServiceAccount" },
            curVersion: "1.0",
          },
        ],
      },
    });
  });

  it("is made in us-east-1 for a bucket of any region", async () => {
    const west = await observed(inWest);
    assert.deepEqual([west.errors, west.refusals], [[], []]);
    const { inputs } = west.get("aws:cur/reportDefinition:ReportDefinition");
    assert.equal(inputs["s3Region"], "us-west-2");
    assert.equal(
      west.get("pulumi:providers:aws", "observability-aws-us-east-1").inputs["region"],
      "us-east-1",
    );
  });

  it("is absent where the environment has none: OpenCost keeps to the price list, with no role", async () => {
    const without = await observed((prod) => ({
      ...prod,
      observability: { ...prod.observability, cost: { enabled: true } },
    }));
    assert.deepEqual(without.all("aws:cur/reportDefinition:ReportDefinition"), []);
    assert.ok(without.all("aws:iam/role:Role").every(({ name }) => !name.includes("opencost")));
    const { inputs } = without.get("kubernetes:helm.sh/v3:Release", "observability-opencost-release");
    assert.doesNotMatch(JSON.stringify(inputs["values"]), /cloudIntegration/);
  });
});
