/** Proves what the layer creates, in which order it comes and goes, and that nothing of it is refused. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import type { Registration } from "@drydock/simulator/in-process";
import { observe, type Observed } from "@drydock/simulator/testing";
import { CONSTRAINT_RULES } from "./gatekeeper/rules/index.ts";
import { security } from "./index.ts";
import { contextOf } from "./testing/upstream.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const TEMPLATE = "kubernetes:templates.gatekeeper.sh/v1:ConstraintTemplate";
const POLICY = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
const BINDING = `${POLICY}Binding`;
const STORE = "kubernetes:external-secrets.io/v1:ClusterSecretStore";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const ISSUER = "kubernetes:cert-manager.io/v1:ClusterIssuer";
const CERTIFICATE = "kubernetes:cert-manager.io/v1:Certificate";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

let prod: Environment;
let dev: Environment;
before(async () => {
  [prod, dev] = await Promise.all([loadEnvironment("prod"), loadEnvironment("dev")]);
});

async function build(environment: Environment): Promise<Observed> {
  const { accountId, region } = environment.aws;
  const seen = await observe(() => security.build(contextOf(environment)), { accountId, region });
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refusals, []);
  return seen;
}

const inputsOf = ({ inputs }: Registration): Inputs => inputs;
const release = (seen: Observed, name: string): Registration => seen.get(RELEASE, `security-${name}-release`);
const valuesOf = (seen: Observed, name: string): Inputs => inputsOf(release(seen, name))["values"] as Inputs;

/** Everything that is created before `later`, and removed after it. */
function waitsFor(seen: Observed, later: Registration): ReadonlySet<string> {
  const byUrn = new Map(seen.registrations.map((registration) => [registration.urn, registration]));
  const children = Map.groupBy(seen.registrations, ({ parent }) => parent);
  const visited = new Set<string>();
  const visit = (urn: string | undefined): void => {
    const found = urn === undefined || visited.has(urn) ? undefined : byUrn.get(urn);
    if (!found) return;
    visited.add(found.urn);
    // Who depends on a component depends on all that is in it.
    const inside = found.urn === later.urn ? [] : (children.get(found.urn) ?? []);
    for (const next of found.dependencies) visit(next);
    if (found.type.startsWith("drydock:helm-addon:")) for (const child of inside) visit(child.urn);
  };
  visit(later.urn);
  visited.delete(later.urn);
  return visited;
}

function assertWaits(seen: Observed, later: Registration, earlier: Registration): void {
  const parents = new Map(seen.registrations.map(({ urn, parent }) => [urn, parent]));
  let at: string | undefined = later.urn;
  while (at !== undefined) {
    const step = seen.registrations.find(({ urn }) => urn === at);
    if (step && waitsFor(seen, step).has(earlier.urn)) return;
    at = parents.get(at);
  }
  assert.fail(`${later.name} does not wait for ${earlier.name}`);
}

describe("the security layer of prod", () => {
  let seen: Observed;
  before(async () => {
    seen = await build(prod);
  });

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(seen.outputs).sort(), contractFields(security.contract).sort());
    assert.equal(security.contract.outputs.safeParse(seen.outputs).error, undefined);
    assert.deepEqual(seen.outputs["secretStoreNames"], {
      awsSecretsManager: "aws-secrets-manager",
      vault: "vault",
    });
    assert.deepEqual(seen.outputs["identityEndpoints"], {
      vault: "https://vault-active.infrastructure.svc:8200",
      keycloak: "https://keycloak-http.infrastructure.svc:8443",
      openfga: "http://openfga.infrastructure.svc:8080",
    });
  });

  it("writes a template after Gatekeeper, and waits for its definition before the constraints", () => {
    assert.equal(seen.all(TEMPLATE).length, CONSTRAINT_RULES.length);
    for (const template of seen.all(TEMPLATE)) {
      assertWaits(seen, template, release(seen, "gatekeeper"));
      const { metadata } = inputsOf(template);
      assert.equal(metadata.annotations["pulumi.com/waitFor"], "jsonpath={.status.created}=true");
    }
    for (const { kind, name } of CONSTRAINT_RULES) {
      const template = seen.get(TEMPLATE, `security-template-${name}`);
      const constraints = seen.all(`kubernetes:constraints.gatekeeper.sh/v1beta1:${kind}`);
      assert.equal(constraints.length, 2, kind);
      for (const constraint of constraints) assertWaits(seen, constraint, template);
    }
  });

  it("writes a policy before its bindings", () => {
    assert.equal(seen.all(BINDING).length, 2 * seen.all(POLICY).length);
    for (const binding of seen.all(BINDING)) {
      const { policyName } = inputsOf(binding)["spec"] as Inputs;
      assertWaits(seen, binding, seen.get(POLICY, `security-policy-${String(policyName)}`));
    }
  });

  it("writes stores after External Secrets, and what reads them after that", () => {
    for (const store of seen.all(STORE)) assertWaits(seen, store, release(seen, "external-secrets"));
    const store = seen.get(STORE, "security-store-aws-secrets-manager");
    assert.equal(seen.all(EXTERNAL_SECRET).length, 4);
    for (const secret of seen.all(EXTERNAL_SECRET)) assertWaits(seen, secret, store);
  });

  it("writes issuers after cert-manager, and certificates after their issuer", () => {
    for (const issuer of seen.all(ISSUER)) assertWaits(seen, issuer, release(seen, "cert-manager"));
    for (const certificate of seen.all(CERTIFICATE)) {
      const { issuerRef } = inputsOf(certificate)["spec"] as Inputs;
      assertWaits(seen, certificate, seen.get(ISSUER, `security-issuer-${String(issuerRef.name)}`));
    }
    assertWaits(
      seen,
      seen.get(ISSUER, "security-issuer-internal-ca"),
      seen.get(CERTIFICATE, "security-certificate-internal-ca"),
    );
  });

  it("starts services of identity after their certificates and secrets", () => {
    for (const [service, ...names] of [
      ["vault", "security-certificate-vault-tls"],
      ["keycloak", "security-certificate-keycloak-tls", "security-secret-keycloak-bootstrap-admin"],
      ["openfga", "security-secret-openfga-keys", "security-secret-openfga-database"],
    ] as const) {
      for (const name of names) {
        const earlier = seen.registrations.find((registration) => registration.name === name);
        assert.ok(earlier, name);
        assertWaits(seen, release(seen, service), earlier);
      }
    }
  });

  it("gives credentials and rules of traffic to pods before they start", () => {
    for (const before of [...seen.all(ASSOCIATION), ...seen.all(NETWORK_POLICY)]) {
      if (!before.name.includes("network-policy") && !before.type.startsWith("aws:")) continue;
      const addon = seen.registrations.find(
        ({ type, name }) => type === RELEASE && before.name.startsWith(name.replace(/release$/, "")),
      );
      assert.ok(addon, before.name);
      assertWaits(seen, addon, before);
    }
  });

  it("keeps webhooks from keeping pods from starting", () => {
    const gatekeeper = valuesOf(seen, "gatekeeper");
    assert.equal(gatekeeper["validatingWebhookFailurePolicy"], "Ignore");
    assert.equal(gatekeeper["validatingWebhookTimeoutSeconds"], 3);
    assert.equal(gatekeeper["disableMutation"], true);
    const { exemptNamespaces } = gatekeeper["controllerManager"] as { exemptNamespaces: string[] };
    assert.ok(exemptNamespaces.includes("kube-system"));
    const { webhook } = valuesOf(seen, "vault")["injector"] as Inputs;
    assert.deepEqual([webhook.failurePolicy, webhook.timeoutSeconds], ["Ignore", 5]);
  });

  it("waits only for what can be ready: not for pods whose database is of a later layer", () => {
    for (const service of ["keycloak", "openfga"]) {
      const { skipAwait, atomic } = inputsOf(release(seen, service));
      assert.deepEqual([skipAwait, atomic], [true, false], service);
    }
    for (const name of [
      "gatekeeper",
      "external-secrets",
      "cert-manager",
      "falco",
      "trivy-operator",
      "vault",
    ]) {
      const { skipAwait, atomic } = inputsOf(release(seen, name));
      assert.deepEqual([skipAwait, atomic], [false, true], name);
    }
    const later = seen
      .all(EXTERNAL_SECRET)
      .filter((secret) => inputsOf(secret)["metadata"].annotations?.["pulumi.com/skipAwait"] === "true")
      .map(({ name }) => name);
    assert.deepEqual(later.sort(), ["security-secret-keycloak-database", "security-secret-openfga-database"]);
  });

  it("protects what cannot be made again: keys, and repositories of images", () => {
    for (const type of ["aws:kms/key:Key", "aws:ecr/repository:Repository"]) {
      assert.ok(seen.all(type).length > 0);
      for (const { name, options } of seen.all(type)) assert.equal(options.protect, true, name);
    }
  });

  it("has a password nowhere", () => {
    const written = /"(password|adminPassword|devRootToken|preshared\.keys)"\s*:\s*"[^"{]+"/i;
    for (const { name, inputs } of seen.registrations) {
      assert.doesNotMatch(JSON.stringify(inputs), written, name);
    }
  });
});

describe("the security layer of dev", () => {
  it("has what is cheap, refuses nothing, and protects nothing", async () => {
    const seen = await build(dev);
    const releases = seen.all(RELEASE).map(({ name }) => name);
    assert.deepEqual(releases.sort(), [
      "security-cert-manager-release",
      "security-external-secrets-release",
      "security-gatekeeper-release",
    ]);
    for (const { name, inputs } of seen.registrations.filter(({ type }) => type.includes("constraints."))) {
      assert.notEqual((inputs["spec"] as Inputs)["enforcementAction"], "deny", name);
    }
    for (const { name, options } of seen.all("aws:kms/key:Key")) assert.ok(!options.protect, name);
    assert.deepEqual(seen.outputs["identityEndpoints"], {});
    assert.deepEqual(seen.outputs["secretStoreNames"], { awsSecretsManager: "aws-secrets-manager" });
  });
});

describe("the security layer without", () => {
  it("hosted zones: cert-manager has no role, and proves domains by HTTP-01 only", async () => {
    const { certificates, ...others } = prod.security;
    const seen = await build({
      ...prod,
      security: { ...others, certificates: { ...certificates, hostedZones: [] } },
    });
    assert.equal(seen.all(ASSOCIATION).filter(({ name }) => name.includes("cert-manager")).length, 0);
    const { acme } = inputsOf(seen.get(ISSUER, "security-issuer-letsencrypt-production"))["spec"] as Inputs;
    assert.deepEqual(acme.solvers, [
      {
        http01: {
          ingress: {
            ingressClassName: "istio",
            serviceType: "ClusterIP",
            podTemplate: { metadata: { labels: { "sidecar.istio.io/inject": "false" } } },
          },
        },
      },
    ]);
  });

  it("repositories: has no key for images either", async () => {
    const imageRepositories = { names: [], untaggedDays: 7 };
    const seen = await build({ ...prod, security: { ...prod.security, imageRepositories } });
    assert.deepEqual(seen.all("aws:ecr/repository:Repository"), []);
    assert.ok(!seen.all("aws:kms/key:Key").some(({ name }) => name.includes("images")));
    assert.deepEqual(seen.outputs["imageRepositoryUrls"], {});
  });
});
