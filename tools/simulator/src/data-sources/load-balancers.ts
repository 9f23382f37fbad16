/** Load balancers that AWS Load Balancer Controller makes for Services: found by the tags that it leaves. */
import type { AccountResource } from "../account/account.ts";
import { object, text } from "../account/input.ts";
import { defineDataSource } from "../resource-type.ts";
import { refused } from "./read.ts";

const SERVICE = "kubernetes:core/v1:Service";
const STACK = "service.k8s.aws/stack";

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/ */
export const getLoadBalancer = defineDataSource({
  token: "aws:lb/getLoadBalancer:getLoadBalancer",
  read(inputs, { account, region, accountId, partition }) {
    const stack = text(object(inputs, "tags"), STACK);
    const found = account.all(SERVICE).find((service) => balanced(service) && stackOf(service) === stack);
    if (stack === undefined || !found) {
      return refused(
        "LoadBalancerNotFound",
        `no load balancer matches ${JSON.stringify(inputs)}`,
        `name the tag ${STACK} of a Service of this plan that has a load balancer`,
      );
    }
    const name = `k8s-${stack.replace("/", "-").slice(0, 16)}-0123456789`;
    const id = `loadbalancer/net/${name}/0123456789abcdef`;
    const arn = `arn:${partition}:elasticloadbalancing:${region}:${accountId}:${id}`;
    return {
      outputs: {
        ...inputs,
        id: arn,
        arn,
        name,
        loadBalancerType: "network",
        dnsName: `${name}.elb.${region}.amazonaws.com`,
      },
    };
  },
});

function balanced({ outputs }: AccountResource): boolean {
  return text(object(outputs, "spec"), "type") === "LoadBalancer";
}

function stackOf({ outputs }: AccountResource): string {
  const metadata = object(outputs, "metadata");
  return `${text(metadata, "namespace") ?? ""}/${text(metadata, "name") ?? ""}`;
}
