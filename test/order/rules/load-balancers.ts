/** The load balancer controller before everything that it makes a load balancer for. */
import type { OrderRule } from "../rule.ts";
import { textAt, valuesAt } from "../world.ts";

export const loadBalancers: OrderRule = {
  id: "load-balancer",
  why: "Deleted after its controller, a Service keeps its finalizer, and its load balancer keeps network interfaces and security groups that keep the VPC.",
  needs: ({ kind, chart, pods, inside }) => {
    const controllers = chart("aws-load-balancer-controller").flatMap(({ parent }) => inside(parent));
    const asking = [
      ...kind("", "Service").filter(({ inputs }) => textAt(inputs, "spec", "type") === "LoadBalancer"),
      ...kind("networking.k8s.io", "Ingress"),
    ];
    // Helm does not wait until the load balancer of a chart's Service is gone: such a Service is an object of its own.
    const hidden = pods.filter(
      ({ chart: one, template }) => one !== undefined && valuesAt(template, "type").includes("LoadBalancer"),
    );
    return [
      ...asking.map((subject) => ({
        subject,
        after: controllers,
        what: "load balancer controller",
      })),
      ...hidden.map((subject) => ({ subject, after: [], what: "Service of its own for the load balancer" })),
    ];
  },
};
