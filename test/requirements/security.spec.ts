/** Proves rows SEC-01 to SEC-06 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { chart } from "@drydock/core/catalogue";
import type { PlannedResource } from "@drydock/core/plan-record";
import { ADMISSION_RULES } from "@drydock/security/testing";
import { type Planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const STORE = "kubernetes:external-secrets.io/v1:ClusterSecretStore";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const ISSUER = "kubernetes:cert-manager.io/v1:ClusterIssuer";
const CERTIFICATE = "kubernetes:cert-manager.io/v1:Certificate";
const REPOSITORY = "aws:ecr/repository:Repository";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const ENFORCED = ["application", "production", "production-agents"];
type Name = (typeof ENVIRONMENTS)[number];

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;
const named = (plan: Planned, type: string, name: string): Inputs =>
  inputsOf(plan.get(type, `security-${name}`));
const release = (plan: Planned, name: string): Inputs => named(plan, RELEASE, `${name}-release`);
const valuesOf = (plan: Planned, name: string): Inputs => release(plan, name)["values"] as Inputs;
const ofLayer = (plan: Planned, type: string): Inputs[] =>
  plan
    .all(type)
    .filter(({ layer }) => layer === "security")
    .map(inputsOf);
const namesOf = (objects: readonly Inputs[]): Set<string> =>
  new Set(objects.map(({ metadata }) => metadata.name as string));
const statementsOf = (plan: Planned, name: string): Inputs[] =>
  (
    JSON.parse(named(plan, "aws:iam/rolePolicy:RolePolicy", name)["policy"] as string) as {
      Statement: Inputs[];
    }
  ).Statement;

describe("requirements: security", () => {
  const plans = {} as Record<Name, Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  const everywhere = (check: (plan: Planned, environment: Name) => void): void => {
    for (const environment of ENVIRONMENTS) check(plans[environment], environment);
  };
  /** dev has what is cheap; the others have all. */
  const stagingAndProd = (check: (plan: Planned) => void): void => {
    check(plans.staging);
    check(plans.prod);
  };

  it("are planned without a refusal", () => {
    everywhere(({ record }, environment) => {
      const failed = record.preflight.filter(
        ({ layer, status }) => layer === "security" && status === "fail",
      );
      assert.deepEqual(failed, [], environment);
    });
  });

  it("SEC-01: Gatekeeper at its pinned version, with an audit and metrics", () => {
    everywhere((plan, environment) => {
      const { chart: name, version } = release(plan, "gatekeeper");
      assert.deepEqual([name, version], ["gatekeeper", chart("gatekeeper").version]);
      const { replicas, auditInterval, metricsBackends } = valuesOf(plan, "gatekeeper");
      assert.equal(replicas, { dev: 1, staging: 2, prod: 3, "prod-dr": 3 }[environment]);
      assert.ok(auditInterval <= 600);
      assert.deepEqual(metricsBackends, ["prometheus"]);
      const { spec } = named(plan, "kubernetes:monitoring.coreos.com/v1:PodMonitor", "gatekeeper-monitor");
      assert.deepEqual(spec.selector.matchLabels, { app: "gatekeeper" });
    });
  });

  it("SEC-01: templates in CEL for its six subjects, each with constraints", () => {
    const KINDS = [
      "DrydockRequiredLabels",
      "DrydockAllowedRegistries",
      "DrydockNoLatestImage",
      "DrydockCpuLimits",
      "DrydockMemoryLimits",
      "DrydockNoPrivilegedContainers",
      "DrydockReadOnlyRootFilesystem",
    ];
    everywhere((plan, environment) => {
      const templates = ofLayer(plan, "kubernetes:templates.gatekeeper.sh/v1:ConstraintTemplate");
      assert.deepEqual(
        new Set(templates.map(({ spec }) => spec.crd.spec.names.kind as string)),
        new Set(KINDS),
      );
      const action = environment === "dev" ? "warn" : "deny";
      for (const kind of KINDS) {
        const constraints = ofLayer(plan, `kubernetes:constraints.gatekeeper.sh/v1beta1:${kind}`);
        assert.equal(constraints.length, 2);
        const [refusing] = constraints.filter(({ spec }) => spec.match.namespaces !== undefined);
        const [reporting] = constraints.filter(({ spec }) => spec.match.excludedNamespaces !== undefined);
        assert.equal(refusing?.["spec"].enforcementAction, action);
        assert.deepEqual(refusing["spec"].match.namespaces, ENFORCED);
        assert.equal(reporting?.["spec"].enforcementAction, "dryrun");
      }
    });
  });

  it("SEC-02: rules that the API server keeps itself, closed when they fail", () => {
    everywhere((plan, environment) => {
      const type = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
      const policies = ofLayer(plan, type);
      assert.deepEqual(namesOf(policies), new Set(ADMISSION_RULES.map(({ name }) => name)));
      for (const { spec } of policies) assert.equal(spec.failurePolicy, "Fail");
      const bindings = ofLayer(plan, `${type}Binding`).map(({ spec }) => spec as Inputs);
      const actions = new Set(bindings.flatMap(({ validationActions }) => validationActions as string[]));
      assert.deepEqual([...actions].sort(), environment === "dev" ? ["Audit", "Warn"] : ["Audit", "Deny"]);
    });
  });

  it("SEC-03: Falco on every node, without a privileged container", () => {
    stagingAndProd((plan) => {
      const { driver, tolerations, controller } = valuesOf(plan, "falco");
      assert.deepEqual([driver.kind, driver.modernEbpf.leastPrivileged], ["modern_ebpf", true]);
      assert.deepEqual(tolerations, [{ operator: "Exists" }]);
      assert.equal(controller.kind, "daemonset");
    });
  });

  it("SEC-03: Trivy scans images, secrets in them, and the objects of the cluster", () => {
    stagingAndProd((plan) => {
      const { operator } = valuesOf(plan, "trivy-operator");
      for (const scanner of ["vulnerability", "exposedSecret", "configAudit", "rbacAssessment"]) {
        assert.equal(operator[`${scanner}ScannerEnabled`], true, scanner);
      }
    });
  });

  it("SEC-03: repositories scan on push, and give each tag once", () => {
    everywhere((plan) => {
      const repositories = ofLayer(plan, REPOSITORY);
      assert.ok(repositories.some(({ name }) => name === "llm-agent-service"));
      for (const { name, imageTagMutability, imageScanningConfiguration } of repositories) {
        assert.equal(imageTagMutability, "IMMUTABLE", name as string);
        assert.deepEqual(imageScanningConfiguration, { scanOnPush: true }, name as string);
      }
    });
  });

  it("SEC-04: External Secrets reads one path of AWS Secrets Manager", () => {
    everywhere((plan, environment) => {
      const { spec } = named(plan, STORE, "store-aws-secrets-manager");
      // The standby reads replicas of prod's secrets, which bear the names of prod's.
      const [region, path] = environment === "prod-dr" ? ["us-west-2", "prod"] : ["us-east-1", environment];
      assert.deepEqual(spec.provider, { aws: { service: "SecretsManager", region } });
      const [read] = statementsOf(plan, "external-secrets-external-secrets-policy");
      assert.deepEqual(read?.["Action"], ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]);
      for (const resource of [read["Resource"]].flat() as string[]) {
        assert.match(resource, new RegExp(`:secret:drydock/${path}/\\*$`));
      }
    });
  });

  it("SEC-04: Vault is a second store, and gives secrets to pods that name their role", () => {
    stagingAndProd((plan) => {
      const { vault } = named(plan, STORE, "store-vault")["spec"].provider as Inputs;
      assert.match(vault.server as string, /^https:/);
      assert.equal(vault.auth.kubernetes.role, "external-secrets");
      assert.equal(valuesOf(plan, "vault")["injector"].enabled, true);
    });
  });

  it("SEC-04: no secret has its value in the plan, and the first passwords are made up in the cluster", () => {
    everywhere((plan) => {
      assert.deepEqual(ofLayer(plan, "kubernetes:core/v1:Secret"), []);
      assert.doesNotMatch(JSON.stringify(plan.record), /changeme|devRootToken/);
    });
    stagingAndProd((plan) => {
      for (const name of ["keycloak-bootstrap-admin", "openfga-keys"]) {
        const { refreshPolicy, dataFrom } = named(plan, EXTERNAL_SECRET, `secret-${name}`)["spec"] as Inputs;
        assert.equal(refreshPolicy, "CreatedOnce");
        assert.equal(dataFrom[0].sourceRef.generatorRef.kind, "Password");
      }
    });
  });

  it("SEC-05: Let's Encrypt, staging and production, by DNS-01 in Route 53 and by HTTP-01", () => {
    everywhere((plan) => {
      for (const directory of ["staging", "production"]) {
        const { acme } = named(plan, ISSUER, `issuer-letsencrypt-${directory}`)["spec"] as Inputs;
        assert.match(acme.server as string, directory === "staging" ? /acme-staging-v02/ : /\/\/acme-v02/);
        const [dns, http] = acme.solvers as Inputs[];
        assert.match(dns?.["dns01"].route53.hostedZoneID as string, /^Z/);
        assert.deepEqual(http?.["http01"], {
          ingress: {
            ingressClassName: "istio",
            serviceType: "ClusterIP",
            podTemplate: { metadata: { labels: { "sidecar.istio.io/inject": "false" } } },
          },
        });
      }
    });
  });

  it("SEC-05: cert-manager may write challenge records in the environment's zones only", () => {
    everywhere((plan) => {
      const write = statementsOf(plan, "cert-manager-cert-manager-policy").find(
        ({ Sid }) => Sid === "WriteChallengeRecords",
      );
      assert.ok(write);
      assert.equal([write["Resource"]].flat().length, 1);
      const { "ForAllValues:StringEquals": types } = write["Condition"] as Record<string, Inputs>;
      assert.deepEqual([types?.["route53:ChangeResourceRecordSetsRecordTypes"]].flat(), ["TXT"]);
    });
  });

  it("SEC-05: every certificate is renewed thirty days before it ends", () => {
    everywhere((plan) => {
      const certificates = plan.all(CERTIFICATE).map(inputsOf);
      assert.ok(certificates.length > 0);
      for (const { spec, metadata } of certificates) {
        assert.equal(spec.renewBefore, "720h", metadata.name as string);
      }
    });
  });

  it("SEC-05: cert-manager has the seed's resources, and metrics that tell when certificates end", () => {
    everywhere((plan) => {
      const { resources, prometheus } = valuesOf(plan, "cert-manager");
      assert.deepEqual(resources, {
        requests: { cpu: "100m", memory: "128Mi" },
        limits: { cpu: "200m", memory: "256Mi" },
      });
      assert.equal(prometheus.servicemonitor.enabled, true);
    });
  });

  it("SEC-06: Vault, Keycloak and OpenFGA run on the infrastructure pool", () => {
    stagingAndProd((plan) => {
      const placed = [
        valuesOf(plan, "vault")["server"],
        valuesOf(plan, "vault")["injector"],
        valuesOf(plan, "keycloak"),
        valuesOf(plan, "openfga"),
      ] as Inputs[];
      for (const { nodeSelector, tolerations } of placed) {
        assert.equal(nodeSelector.workload, "infrastructure");
        assert.deepEqual(tolerations, [
          { key: "workload", operator: "Equal", value: "infrastructure", effect: "NoSchedule" },
        ]);
      }
    });
  });

  it("SEC-06: each has a network policy of its own, which lets no stranger in", () => {
    stagingAndProd((plan) => {
      for (const service of ["vault", "keycloak", "openfga"]) {
        const { spec, metadata } = named(plan, NETWORK_POLICY, `${service}-network-policy-${service}`);
        assert.equal(metadata.namespace, "infrastructure");
        assert.deepEqual(spec.policyTypes, ["Ingress", "Egress"]);
        const callers = (spec.ingress as Inputs[]).flatMap(({ from }) => from as Inputs[]);
        assert.ok(callers.length > 0);
        for (const { podSelector } of callers) assert.ok(podSelector, `${service} is open to addresses`);
      }
    });
  });

  it("SEC-06: Vault keeps Raft on fast-ssd, serves TLS, and is unsealed by KMS", () => {
    stagingAndProd((plan) => {
      const { global, server } = valuesOf(plan, "vault");
      assert.equal(global.tlsDisable, false);
      assert.deepEqual([server.ha.replicas, server.ha.raft.enabled], [3, true]);
      assert.equal(server.dataStorage.storageClass, "fast-ssd");
      assert.match(server.ha.raft.config as string, /seal "awskms"/);
      assert.match(server.ha.raft.config as string, /tls_disable = false/);
    });
  });

  it("SEC-06: Keycloak and OpenFGA get their database's credentials through External Secrets", () => {
    stagingAndProd((plan) => {
      for (const service of ["keycloak", "openfga"]) {
        const { dataFrom, secretStoreRef } = named(plan, EXTERNAL_SECRET, `secret-${service}-database`)[
          "spec"
        ] as Inputs;
        assert.equal(secretStoreRef.name, "aws-secrets-manager");
        assert.match(dataFrom[0].extract.key as string, new RegExp(`/${service}/database$`));
      }
      assert.equal(valuesOf(plan, "openfga")["datastore"].engine, "postgres");
      assert.equal(valuesOf(plan, "openfga")["authn"].method, "preshared");
    });
  });
});
