/** OpenCost: what namespaces and workloads cost, and what AWS charges for the account. OBS-08. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { type AddonIdentity, HelmAddon } from "@drydock/helm-addon";
import * as pulumi from "@pulumi/pulumi";
import { type Installing, placementOf } from "../installing.ts";
import { reportPermissions } from "./report/permissions.ts";
import { type CostReport, createReport } from "./report/report.ts";
import { opencostValues } from "./values.ts";

const OPENCOST = "opencost";

/** Not installed where the environment does not want it. */
export function createCost(installing: Installing, accessLogBucket: pulumi.Output<string>): void {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { settings, upstream, flows, region, accountId, awsProvider } = context;
  const { enabled, costAndUsageReport } = settings.observability.cost;
  if (!enabled) return;
  const report =
    costAndUsageReport && createReport(parent, name, context, costAndUsageReport.reportName, accessLogBucket);
  new HelmAddon(
    `${name}-${OPENCOST}`,
    {
      ...chartSource(OPENCOST),
      releaseName: OPENCOST,
      namespace,
      networkPolicies: { [OPENCOST]: networkPolicySpec(flows, OPENCOST) },
      identities: report ? [reportIdentity(installing, report)] : [],
      values: pulumi.all([upstream.cluster.clusterName, queriesOf(report)]).apply(([clusterName, queries]) =>
        opencostValues({
          clusterName,
          region,
          accountId,
          placement: placementOf(installing, "memory", "infrastructure"),
          queries,
        }),
      ),
    },
    { parent, providers: [provider, awsProvider], dependsOn: [...dependsOn] },
  );
}

function reportIdentity({ context }: Installing, report: CostReport): AddonIdentity {
  return {
    clusterName: context.upstream.cluster.clusterName,
    clusterArn: context.upstream.cluster.clusterArn,
    serviceAccount: OPENCOST,
    statements: reportPermissions(context, report),
  };
}

function queriesOf(report: CostReport | undefined) {
  if (!report) return pulumi.output(undefined);
  const { database, table, workgroup, resultsUrl } = report;
  return pulumi.output({ database, table, workgroup, resultsUrl });
}
