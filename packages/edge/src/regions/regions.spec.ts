/** Proves what each region tells ExternalDNS, and how its health is asked. */
import assert from "node:assert/strict";
import { probeOf } from "./health-check.ts";
import { loadBalancerTags } from "./load-balancer.ts";
import { failoverAnnotations, NO_RECORDS, targetAnnotations } from "./records.ts";

const PREFIX = "external-dns.alpha.kubernetes.io";

describe("records of regions", () => {
  it("are told apart, and lead away from a region that is not healthy", () => {
    assert.deepEqual(failoverAnnotations("prod-us-east-1", "Primary", "id"), {
      [`${PREFIX}/set-identifier`]: "prod-us-east-1",
      [`${PREFIX}/aws-failover`]: "PRIMARY",
      [`${PREFIX}/aws-health-check-id`]: "id",
    });
    assert.equal(failoverAnnotations("a", "Secondary", "id")[`${PREFIX}/aws-failover`], "SECONDARY");
  });

  it("lead to an accelerator, or are another region's", () => {
    assert.deepEqual(targetAnnotations("a.awsglobalaccelerator.com"), {
      [`${PREFIX}/target`]: "a.awsglobalaccelerator.com",
    });
    assert.deepEqual(NO_RECORDS, { [`${PREFIX}/controller`]: "none" });
  });
});

describe("health of a region", () => {
  it("is an answer over HTTPS, and a connection where the entrance has none of its own", () => {
    for (const kind of ["istio", "ingressNginx"] as const) {
      assert.deepEqual(probeOf(kind), {
        type: "HTTPS",
        port: 443,
        resourcePath: "/healthz",
        enableSni: true,
      });
    }
    assert.deepEqual(probeOf("kong"), { type: "TCP", port: 443 });
  });
});

describe("the load balancer", () => {
  it("is known by the cluster and the Service that it was made for", () => {
    assert.deepEqual(loadBalancerTags("main", "istio-ingress", "istio-ingressgateway"), {
      "elbv2.k8s.aws/cluster": "main",
      "service.k8s.aws/stack": "istio-ingress/istio-ingressgateway",
    });
  });
});
