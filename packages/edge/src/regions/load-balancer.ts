/** The load balancer before the entrance, which the controller in the cluster has made: found by the tags that it leaves. */
import { ENTRANCE_NAMESPACE } from "@drydock/core/flows";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { publicService } from "../ingress/service.ts";
import type { Installing } from "../installing.ts";

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/ */
export function loadBalancerTags(
  cluster: string,
  namespace: string,
  service: string,
): Record<string, string> {
  return { "elbv2.k8s.aws/cluster": cluster, "service.k8s.aws/stack": `${namespace}/${service}` };
}

/** Known once the Service has its address: the mesh's gateway is only then in the contract. */
export function loadBalancerArn({ parent, context }: Installing): pulumi.Output<string> {
  const { upstream, settings } = context;
  const place = pulumi.all([upstream.cluster.clusterName, upstream.mesh.ingressGateway]);
  const tags = place.apply(([cluster, { namespace, name }]) =>
    settings.edge.entrance.kind === "istio"
      ? loadBalancerTags(cluster, namespace, name)
      : loadBalancerTags(cluster, ENTRANCE_NAMESPACE, publicService(settings.edge)),
  );
  return aws.lb.getLoadBalancerOutput({ tags }, { parent }).arn;
}
