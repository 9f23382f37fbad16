/** Proves the layer's contract, and the order of its parts: protected before served, records kept until hosts are gone. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { edge } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";
const CERTIFICATE = "kubernetes:cert-manager.io/v1:Certificate";

/** Whether a resource is created after another, and so destroyed before it: by its dependencies, its parent, and theirs. */
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
  return observe(() => edge.build(contextOf(environment)), { accountId: environment.aws.accountId });
}

describe("the edge layer", () => {
  let dev: Observed;
  let prod: Observed;
  before(async () => {
    [dev, prod] = [await observed("dev"), await observed("prod")];
  });

  const after = (
    seen: Observed,
    later: { urn: string; name: string },
    earlier: { urn: string; name: string },
  ) => assert.ok(waitsFor(seen, later.urn, earlier.urn), `${later.name} after ${earlier.name}`);

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`is accepted in ${environment}`, async () => {
      const { errors, refusals } = await observed(environment);
      assert.deepEqual([errors, refusals], [[], []]);
    });
  }

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(prod.outputs).sort(), contractFields(edge.contract).sort());
    assert.equal(edge.contract.outputs.safeParse(prod.outputs).error, undefined);
    assert.deepEqual((prod.outputs["hosts"] as string[]).slice(0, 2), ["www.example.com", "api.example.com"]);
    assert.deepEqual(Object.keys(prod.outputs["failover"] as object), ["healthCheckId"]);
    assert.deepEqual(dev.outputs["failover"], {});
  });

  it("serves no host before its limits, its headers and the firewall are there", () => {
    for (const gateway of prod.all(GATEWAY)) {
      for (const name of ["edge-filter-rate-limits", "edge-filter-headers", "edge-firewall"]) {
        const [protection] = prod.registrations.filter((one) => one.name === name);
        assert.ok(protection, name);
        after(prod, gateway, protection);
      }
    }
  });

  it("asks for certificates once the gateways are there that answer challenges", () => {
    const certificates = prod.all(CERTIFICATE).filter(({ name }) => name.endsWith("-example-com"));
    assert.equal(certificates.length, (prod.outputs["hosts"] as string[]).length + 1);
    for (const certificate of certificates) {
      after(prod, certificate, prod.get(GATEWAY, "edge-gateway-shared"));
      after(
        prod,
        certificate,
        prod.get("kubernetes:networking.k8s.io/v1:NetworkPolicy", "edge-network-policy-acme-solver"),
      );
    }
  });

  it("keeps ExternalDNS until every host is gone, with its permissions and its way to Route 53", () => {
    for (const seen of [dev, prod]) {
      const release = seen.get(RELEASE, "edge-external-dns-release");
      for (const which of ["shared", "own"]) after(seen, seen.get(GATEWAY, `edge-gateway-${which}`), release);
      after(seen, release, seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation"));
      const policy = "edge-external-dns-network-policy-external-dns";
      after(seen, release, seen.get("kubernetes:networking.k8s.io/v1:NetworkPolicy", policy));
    }
  });

  it("gives ExternalDNS time to delete records, where it deletes any", () => {
    const farewell = dev.get(DEPLOYMENT, "edge-farewell-deployment");
    for (const which of ["shared", "own"]) after(dev, dev.get(GATEWAY, `edge-gateway-${which}`), farewell);
    after(dev, farewell, dev.get(RELEASE, "edge-external-dns-release"));
    const { template } = farewell.inputs["spec"] as { template: { spec: Record<string, unknown> } };
    const [container] = template.spec["containers"] as { lifecycle: unknown }[];
    assert.deepEqual(container?.lifecycle, { preStop: { sleep: { seconds: 90 } } });
    assert.ok(Number(template.spec["terminationGracePeriodSeconds"]) > 90);
    assert.equal(prod.all(DEPLOYMENT).filter(({ name }) => name.includes("farewell")).length, 0);
  });

  it("shows no tool before its sign-in is there", () => {
    for (const tool of ["prometheus", "alertmanager", "loki"]) {
      const proxy = prod.get(DEPLOYMENT, `edge-sign-in-${tool}-deployment`);
      after(prod, prod.get(GATEWAY, "edge-gateway-own"), proxy);
      for (const secret of ["client", "cookie"]) {
        const found = prod.get(
          "kubernetes:external-secrets.io/v1:ExternalSecret",
          `edge-secret-sign-in-${secret}`,
        );
        after(prod, proxy, found);
      }
    }
  });

  it("has no secret in any input", () => {
    const text = JSON.stringify(prod.registrations.map(({ inputs }) => inputs));
    assert.doesNotMatch(text, /OAUTH2_PROXY_(CLIENT|COOKIE)_SECRET"/);
  });
});
