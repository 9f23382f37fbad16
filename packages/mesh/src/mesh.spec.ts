/** Proves the layer's contract, and the order of its parts: what must be there before a pod, a policy or a load balancer. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { mesh } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const SERVICE = "kubernetes:core/v1:Service";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** Whether a resource is created after another: by its dependencies, its parent, and theirs. */
function waitsFor(seen: Observed, later: string, earlier: string): boolean {
  const visited = new Set<string>();
  const visit = (urn: string | undefined): boolean => {
    if (urn === undefined || visited.has(urn)) return false;
    if (urn === earlier) return true;
    visited.add(urn);
    const found = seen.registrations.find((registration) => registration.urn === urn);
    return found !== undefined && [...found.dependencies, found.parent].some(visit);
  };
  return visit(later);
}

async function observed(name: string): Promise<Observed> {
  const environment = await loadEnvironment(name);
  return observe(() => mesh.build(contextOf(environment)), { accountId: environment.aws.accountId });
}

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("the mesh layer", () => {
  let seen: Observed;
  before(async () => {
    seen = await observed("prod");
  });

  const release = (name: string) => seen.get(RELEASE, `mesh-${name}-release`);
  const after = (later: { urn: string; name: string }, earlier: { urn: string; name: string }): void =>
    assert.ok(waitsFor(seen, later.urn, earlier.urn), `${later.name} after ${earlier.name}`);
  const custom = () => seen.registrations.filter(({ type }) => /istio\.io\/|monitoring\.coreos/.test(type));

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`is accepted in ${environment}`, async () => {
      const { errors, refusals } = await observed(environment);
      assert.deepEqual([errors, refusals], [[], []]);
    });
  }

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(seen.outputs).sort(), contractFields(mesh.contract).sort());
    assert.equal(mesh.contract.outputs.safeParse(seen.outputs).error, undefined);
    assert.deepEqual(seen.outputs["ingressGateway"], {
      namespace: "istio-ingress",
      name: "istio-ingressgateway",
      istio: "ingressgateway",
    });
    assert.equal(seen.outputs["faultInjectionAllowed"], false);
  });

  it("serves definitions, then leads pods through proxies, then injects them, then runs gateways", () => {
    after(release("istio-cni"), release("istio-base"));
    after(release("istiod"), release("istio-cni"));
    for (const gateway of ["istio-ingressgateway", "istio-egressgateway", "istio-eastwestgateway"]) {
      after(release(gateway), release("istiod"));
    }
  });

  it("writes every object of Istio once its definitions are served and its webhook answers", () => {
    const objects = custom().filter(({ type }) => type.includes("istio.io/"));
    assert.ok(objects.length > 20, String(objects.length));
    for (const object of objects) after(object, release("istiod"));
  });

  it("makes load balancers only while their controller is there to make them, and to delete them", () => {
    const services = seen
      .all(SERVICE)
      .filter(({ inputs }) => (inputs["spec"] as Inputs)["type"] === "LoadBalancer");
    assert.equal(services.length, 2);
    for (const service of services) after(service, release("load-balancers"));
  });

  it("updates the controller's definitions, and gives it its role, before it starts", () => {
    const controller = release("load-balancers");
    after(controller, seen.get("kubernetes:yaml/v2:ConfigFile"));
    after(controller, seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation"));
  });

  it("starts each pod behind its own policy, in a closed namespace", () => {
    const own: Readonly<Record<string, string>> = {
      "istio-cni": "istio-cni",
      "istio-ingressgateway": "istio-ingress",
      "istio-egressgateway": "istio-egress",
      "istio-eastwestgateway": "istio-eastwest",
    };
    for (const [part, namespace] of Object.entries(own)) {
      after(release(part), seen.get(NETWORK_POLICY, `mesh-${part}-network-policy-${part}`));
      after(release(part), seen.get(NETWORK_POLICY, `mesh-${namespace}-default-deny`));
    }
    after(release("istiod"), seen.get(NETWORK_POLICY, "mesh-istiod-network-policy-istiod"));
    for (const policy of [
      "mesh-load-balancers-network-policy-aws-load-balancer-controller",
      "mesh-aws-load-balancer-controller-default-deny",
    ]) {
      after(release("load-balancers"), seen.get(NETWORK_POLICY, policy));
    }
  });

  it("gives rights over the node to the node agent's namespace alone", () => {
    const levels = seen.all(NAMESPACE).map(({ inputs }) => {
      const { name, labels } = inputs["metadata"] as Inputs;
      return [name, labels["pod-security.kubernetes.io/enforce"], labels["istio-injection"]];
    });
    assert.deepEqual(levels.sort(), [
      ["aws-load-balancer-controller", "restricted", "disabled"],
      ["istio-cni", "privileged", "disabled"],
      ["istio-eastwest", "restricted", "enabled"],
      ["istio-egress", "restricted", "enabled"],
      ["istio-ingress", "restricted", "enabled"],
    ]);
  });

  it("lets every sidecar reach the control plane before any is injected", () => {
    const policies = seen.all(NETWORK_POLICY).filter(({ name }) => name.startsWith("mesh-sidecars-"));
    assert.deepEqual(policies.map(({ name }) => name.replace("mesh-sidecars-", "")).sort(), [
      "application",
      "data",
      "infrastructure",
      "production",
      "production-agents",
    ]);
    for (const policy of policies) {
      after(release("istiod"), policy);
      const [first] = (policy.inputs["spec"] as Inputs)["egress"];
      assert.deepEqual(first.ports, [{ port: 15012, protocol: "TCP" }]);
    }
  });
});
