/** AWS Load Balancer Controller: before the first Service that asks for a load balancer, and gone after the last. */
import { chartDefinitions, chartSource } from "@drydock/core/catalogue";
import { MESH_NAMESPACES } from "@drydock/core/flows";
import { partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import * as pulumi from "@pulumi/pulumi";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { loadBalancerStatements } from "./permissions.ts";
import { loadBalancerControllerValues } from "./values.ts";

const CONTROLLER = "aws-load-balancer-controller";

export function createLoadBalancerController(installing: Installing): HelmAddon {
  const { parent, name, context, provider } = installing;
  const { upstream, settings, region, accountId, tags } = context;
  const { clusterName, clusterArn } = upstream.cluster;
  const { vpcId } = upstream.network;
  const { replicas } = settings.mesh.loadBalancerController;
  const place = { partition: partitionOf(region), region, accountId, vpcId, clusterName };
  return new HelmAddon(
    `${name}-load-balancers`,
    {
      ...chartSource(CONTROLLER),
      crds: chartDefinitions(CONTROLLER),
      releaseName: CONTROLLER,
      namespace: createNamespace(installing, MESH_NAMESPACES.loadBalancerController),
      networkPolicies: networkPolicies(installing, CONTROLLER),
      identities: [
        { clusterName, clusterArn, serviceAccount: CONTROLLER, statements: loadBalancerStatements(place) },
      ],
      values: pulumi.all([clusterName, vpcId]).apply(([cluster, vpc]) =>
        loadBalancerControllerValues({
          clusterName: cluster,
          vpcId: vpc,
          region,
          replicas,
          tags,
          placement: placementOf(installing),
        }),
      ),
    },
    { parent, providers: [provider] },
  );
}
