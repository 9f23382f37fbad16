/** Proves how gateways are reached, that their pods meet the restricted level, and the way out to a listed host. */
import assert from "node:assert/strict";
import { destinationSpec, gatewaySpec, routeSpec, serviceEntrySpec } from "./egress-plan.ts";
import { eastWestExposure, egressExposure, ingressExposure } from "./exposure.ts";
import { gatewayValues } from "./values.ts";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer";
const placement = { nodeSelector: { workload: "infrastructure" }, tolerations: [] };
const HOST = "api.example.com";

describe("the load balancer of a gateway", () => {
  it("spreads over zones, and asks the proxy itself whether it is healthy", () => {
    const annotations = ingressExposure(["0.0.0.0/0"]).loadBalancer?.annotations ?? {};
    assert.equal(annotations[`${PREFIX}-scheme`], "internet-facing");
    assert.equal(annotations[`${PREFIX}-attributes`], "load_balancing.cross_zone.enabled=true");
    assert.equal(annotations[`${PREFIX}-nlb-target-type`], "ip");
    assert.equal(annotations[`${PREFIX}-healthcheck-port`], "15021");
    assert.equal(
      annotations[`${PREFIX}-target-group-attributes`],
      "preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=60",
    );
  });

  it("leads 80 to 8080 and 443 to 8443, from whom the environment lets in", () => {
    const { ports, loadBalancer } = ingressExposure(["203.0.113.0/24"]);
    assert.deepEqual(
      ports.map(({ port, targetPort }) => [port, targetPort]),
      [
        [80, 8080],
        [443, 8443],
      ],
    );
    assert.deepEqual(loadBalancer?.sourceCidrBlocks, ["203.0.113.0/24"]);
  });

  it("is internal between clusters, and absent on the way out", () => {
    const { loadBalancer } = eastWestExposure(["10.1.0.0/16"]);
    assert.equal(loadBalancer?.annotations[`${PREFIX}-scheme`], "internal");
    assert.deepEqual(loadBalancer.sourceCidrBlocks, ["10.1.0.0/16"]);
    assert.equal(egressExposure().loadBalancer, undefined);
  });
});

describe("gatewayValues", () => {
  const values = gatewayValues({
    name: "istio-ingressgateway",
    scaling: { minReplicas: 3, maxReplicas: 10 },
    placement,
  });

  it("meets the restricted level without the right to low ports", () => {
    assert.deepEqual(values["securityContext"], {
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
      runAsUser: 1337,
      runAsGroup: 1337,
    });
    const container = values["containerSecurityContext"] as Record<string, unknown>;
    assert.deepEqual(container["capabilities"], { drop: ["ALL"] });
    assert.equal(container["allowPrivilegeEscalation"], false);
    assert.equal(container["readOnlyRootFilesystem"], true);
  });

  it("leaves pods longer than the load balancer waits for their connections", () => {
    assert.equal(values["terminationGracePeriodSeconds"], 90);
    assert.deepEqual(values["podAnnotations"], {
      "proxy.istio.io/config": '{"terminationDrainDuration":"60s"}',
    });
  });

  it("names a network for the gateway between networks alone", () => {
    assert.equal("networkGateway" in values, false);
    const eastWest = gatewayValues({
      name: "east-west",
      scaling: { minReplicas: 2, maxReplicas: 4 },
      placement,
      network: "network1",
    });
    assert.equal(eastWest["networkGateway"], "network1");
  });
});

describe("the way to a host outside", () => {
  it("is known to the mesh as TLS on 443, by its name", () => {
    assert.deepEqual(serviceEntrySpec(HOST), {
      hosts: [HOST],
      ports: [{ number: 443, name: "tls", protocol: "TLS" }],
      resolution: "DNS",
      location: "MESH_EXTERNAL",
    });
  });

  it("goes to the gateway under mutual TLS, with the host as its server name", () => {
    const [server] = gatewaySpec("egressgateway", [HOST]).servers;
    assert.deepEqual([server?.tls.mode, server?.hosts, server?.port.number], ["ISTIO_MUTUAL", [HOST], 8443]);
    const [subset] = destinationSpec([HOST]).subsets;
    assert.deepEqual(subset?.trafficPolicy.portLevelSettings, [
      { port: { number: 8443 }, tls: { mode: "ISTIO_MUTUAL", sni: HOST } },
    ]);
  });

  it("leads from every proxy to the gateway's subset, and from the gateway to the host", () => {
    const { gateways, tls, tcp } = routeSpec(HOST);
    assert.deepEqual(gateways, ["mesh", "istio-egress/egress"]);
    assert.deepEqual(tls[0]?.match, [{ gateways: ["mesh"], port: 443, sniHosts: [HOST] }]);
    assert.deepEqual(tls[0].route[0]?.destination, {
      host: "istio-egressgateway.istio-egress.svc.cluster.local",
      subset: destinationSpec([HOST]).subsets[0]?.name,
      port: { number: 8443 },
    });
    assert.deepEqual(tcp[0]?.match, [{ gateways: ["istio-egress/egress"], port: 8443 }]);
    assert.deepEqual(tcp[0].route, [{ destination: { host: HOST, port: { number: 443 } } }]);
  });
});
