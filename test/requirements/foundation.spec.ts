/** Proves rows FND-01 to FND-08 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Planned, plannedResources } from "../support/plan.ts";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const LIMITS = "kubernetes:core/v1:LimitRange";
const CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";
const RELEASE = "kubernetes:helm.sh/v3:Release";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;

/** What the row's namespaces say of themselves: tier, mesh and Pod Security level. */
const NAMESPACES: Readonly<Record<string, readonly [tier: string, injection: string, level: string]>> = {
  application: ["application", "enabled", "restricted"],
  data: ["data", "enabled", "baseline"],
  infrastructure: ["infrastructure", "enabled", "restricted"],
  observability: ["observability", "disabled", "baseline"],
  "istio-system": ["mesh", "disabled", "baseline"],
  argocd: ["delivery", "disabled", "restricted"],
  production: ["application", "enabled", "restricted"],
  "production-agents": ["application", "enabled", "restricted"],
};

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;
const named = (plan: Planned, type: string, name: string): Inputs =>
  inputsOf(plan.get(type, `foundation-${name}`));
const classOf = (plan: Planned, name: string): Inputs => named(plan, CLASS, `class-${name}`);
const valuesOf = (plan: Planned, chart: string): Inputs =>
  named(plan, RELEASE, `${chart}-release`)["values"] as Inputs;

describe("requirements: foundation", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  const everywhere = (check: (plan: Planned, environment: string) => void): void => {
    for (const environment of ENVIRONMENTS) check(plans[environment], environment);
  };

  it("are planned without a refusal", () => {
    everywhere(({ record }, environment) => {
      const findings = record.preflight.filter(
        ({ layer, status }) => layer === "foundation" && status === "fail",
      );
      assert.deepEqual(findings, [], environment);
    });
  });

  it("FND-01: namespaces, with their labels and levels", () => {
    everywhere((plan, environment) => {
      for (const [namespace, [tier, injection, level]] of Object.entries(NAMESPACES)) {
        const { metadata } = named(plan, NAMESPACE, `${namespace}-namespace`);
        assert.equal(metadata.name, namespace);
        const { labels } = metadata;
        assert.deepEqual([labels.name, labels.tier, labels["istio-injection"]], [namespace, tier, injection]);
        for (const mode of ["enforce", "audit", "warn"]) {
          assert.equal(
            labels[`pod-security.kubernetes.io/${mode}`],
            level,
            `${environment} ${namespace} ${mode}`,
          );
        }
      }
    });
  });

  it("FND-02: quotas of application and production-agents", () => {
    assert.deepEqual(named(plans.prod, QUOTA, "application-quota")["spec"], {
      hard: {
        "requests.cpu": "50",
        "requests.memory": "100Gi",
        "limits.cpu": "100",
        "limits.memory": "200Gi",
        pods: "100",
        services: "50",
        persistentvolumeclaims: "20",
        "requests.storage": "500Gi",
      },
    });
    assert.deepEqual(named(plans.prod, QUOTA, "production-agents-quota")["spec"], {
      hard: { "requests.cpu": "20", "requests.memory": "40Gi", persistentvolumeclaims: "10" },
    });
  });

  it("FND-03: limit ranges, of both profiles", () => {
    everywhere((plan) => {
      assert.deepEqual(named(plan, LIMITS, "application-limits")["spec"], {
        limits: [
          {
            type: "Container",
            default: { cpu: "1", memory: "1Gi" },
            defaultRequest: { cpu: "100m", memory: "128Mi" },
            max: { cpu: "4", memory: "8Gi" },
            min: { cpu: "50m", memory: "64Mi" },
          },
          { type: "Pod", max: { cpu: "8", memory: "16Gi" }, min: { cpu: "50m", memory: "64Mi" } },
          { type: "PersistentVolumeClaim", max: { storage: "100Gi" }, min: { storage: "1Gi" } },
        ],
      });
      assert.deepEqual(named(plan, LIMITS, "production-limits")["spec"], {
        limits: [
          {
            type: "Container",
            default: { cpu: "500m", memory: "512Mi" },
            defaultRequest: { cpu: "250m", memory: "256Mi" },
          },
        ],
      });
    });
  });

  it("FND-04: every namespace of the platform is closed, but for DNS and monitoring", () => {
    everywhere((plan, environment) => {
      const namespaces = plan
        .all(NAMESPACE)
        .map(({ inputs }) => (inputs as Inputs)["metadata"].name as string);
      assert.ok(namespaces.length >= Object.keys(NAMESPACES).length);
      const policies = plan.all(NETWORK_POLICY).map(inputsOf);
      const policy = (namespace: string, name: string): Inputs =>
        policies.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name) ??
        assert.fail(`${environment}: ${namespace} has no policy ${name}`);
      for (const namespace of namespaces) {
        assert.deepEqual(policy(namespace, "default-deny")["spec"], {
          podSelector: {},
          policyTypes: ["Ingress", "Egress"],
        });
        const dns = policy(namespace, "allow-dns")["spec"];
        assert.deepEqual(
          (dns.egress[0].ports as Inputs[]).map(({ port }) => port),
          [53, 53],
        );
      }
      for (const namespace of Object.keys(NAMESPACES)) {
        const [rule] = policy(namespace, "allow-monitoring")["spec"].ingress;
        assert.deepEqual(rule.from, [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "observability" } },
            podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
          },
        ]);
        assert.deepEqual(rule.ports, [{ protocol: "TCP", port: "metrics" }]);
      }
    });
  });

  it("FND-04: no policy of the layer opens all namespaces or all ports", () => {
    everywhere((plan) => {
      for (const { inputs, name } of plan.all(NETWORK_POLICY).filter(({ layer }) => layer === "foundation")) {
        const { spec } = inputs as Inputs;
        const rules: Inputs[] = [...(spec.ingress ?? []), ...(spec.egress ?? [])];
        for (const rule of rules) {
          assert.ok(rule["ports"]?.length > 0, name);
          for (const peer of rule["from"] ?? rule["to"]) {
            assert.ok(
              peer.ipBlock ?? (peer.namespaceSelector?.matchLabels && peer.podSelector?.matchLabels),
              name,
            );
          }
        }
      }
    });
  });

  it("FND-05: developers may look at their workloads, and no role of the platform says everything", () => {
    const read = ["get", "list", "watch"];
    everywhere((plan) => {
      const role = inputsOf(
        plan.get("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "cluster-readonly-user-role"),
      );
      assert.equal(role["metadata"].name, "readonly-user");
      assert.deepEqual(role["rules"], [
        { apiGroups: [""], resources: ["pods", "services", "endpoints", "configmaps"], verbs: read },
        { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets"], verbs: read },
      ]);
      const binding = inputsOf(
        plan.get(
          "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
          "cluster-readonly-user-binding",
        ),
      );
      assert.deepEqual(
        (binding["subjects"] as Inputs[]).map(({ kind, name }) => [kind, name]),
        [["Group", "developers"]],
      );
      assert.equal(binding["roleRef"].name, "readonly-user");
      for (const kind of ["ClusterRole", "Role"]) {
        for (const { inputs } of plan.all(`kubernetes:rbac.authorization.k8s.io/v1:${kind}`)) {
          assert.ok(!JSON.stringify((inputs as Inputs)["rules"]).includes('"*"'));
        }
      }
    });
  });

  for (const [environment, iops, throughput] of [
    ["dev", "3000", "125"],
    ["prod", "16000", "1000"],
  ] as const) {
    it(`FND-06: fast-ssd has ${iops} IOPS in ${environment}`, () => {
      const fast = classOf(plans[environment], "fast-ssd");
      const { type, encrypted, kmsKeyId } = fast["parameters"];
      assert.deepEqual(
        [type, fast["parameters"].iops, fast["parameters"].throughput, encrypted],
        ["gp3", iops, throughput, "true"],
      );
      assert.match(kmsKeyId, /^arn:aws:kms:us-east-1:\d{12}:key\//);
      assert.equal(fast["parameters"]["csi.storage.k8s.io/fstype"], "ext4");
      assert.deepEqual(
        [fast["reclaimPolicy"], fast["volumeBindingMode"], fast["allowVolumeExpansion"]],
        ["Retain", "WaitForFirstConsumer", true],
      );
    });
  }

  it("FND-06: six classes, of which one is the default", () => {
    everywhere((plan) => {
      const classes = plan.all(CLASS).map(inputsOf);
      assert.deepEqual(classes.map(({ metadata }) => metadata.name).sort(), [
        "fast-ssd",
        "local-ssd",
        "nfs-storage",
        "shared-filesystem",
        "standard-hdd",
        "standard-ssd",
      ]);
      const defaults = classes.filter(
        ({ metadata }) => metadata.annotations["storageclass.kubernetes.io/is-default-class"] === "true",
      );
      assert.deepEqual(
        defaults.map(({ metadata, reclaimPolicy }) => [metadata.name, reclaimPolicy]),
        [["standard-ssd", "Delete"]],
      );
      assert.equal(classOf(plan, "standard-hdd")["parameters"].type, "sc1");
      assert.equal(classOf(plan, "local-ssd")["provisioner"], "kubernetes.io/no-provisioner");
    });
  });

  it("FND-06: files are shared through access points of a file system that every zone mounts over TLS", () => {
    for (const [environment, zones] of [
      ["dev", 2],
      ["staging", 3],
      ["prod", 3],
    ] as const) {
      const plan = plans[environment];
      const fileSystem = plan.get("aws:efs/fileSystem:FileSystem");
      assert.equal(fileSystem.inputs["encrypted"], true);
      for (const name of ["shared-filesystem", "nfs-storage"]) {
        const { parameters, reclaimPolicy } = classOf(plan, name);
        assert.equal(reclaimPolicy, "Retain");
        const { provisioningMode, directoryPerms, uid, gid, fileSystemId } = parameters;
        assert.deepEqual([provisioningMode, directoryPerms, uid, gid], ["efs-ap", "700", "1000", "1000"]);
        assert.match(fileSystemId, /^fs-[0-9a-f]{17}$/);
      }
      const targets = plan.all("aws:efs/mountTarget:MountTarget").map(inputsOf);
      assert.equal(new Set(targets.map(({ subnetId }) => subnetId as string)).size, zones);
      const rule = inputsOf(
        plan.get("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "foundation-files-from-nodes"),
      );
      assert.deepEqual([rule["fromPort"], rule["toPort"], rule["cidrIpv4"]], [2049, 2049, undefined]);
      assert.match(rule["referencedSecurityGroupId"], /^sg-/);
      const policy = inputsOf(plan.get("aws:efs/fileSystemPolicy:FileSystemPolicy"))["policy"] as string;
      assert.match(policy, /"Deny".*"aws:SecureTransport":"false"/);
    }
  });

  it("FND-07: snapshots stay, and every data volume has one each day", () => {
    everywhere((plan, environment) => {
      const snapshots = inputsOf(
        plan.get("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "foundation-snapshot-class"),
      );
      assert.deepEqual(
        [snapshots["metadata"].name, snapshots["driver"], snapshots["deletionPolicy"]],
        ["csi-snapshots", "ebs.csi.aws.com", "Retain"],
      );
      const policy = inputsOf(plan.get("aws:dlm/lifecyclePolicy:LifecyclePolicy"));
      const { targetTags, schedules, resourceTypes } = policy["policyDetails"];
      assert.equal(policy["state"], "ENABLED");
      assert.deepEqual(resourceTypes, ["VOLUME"]);
      assert.deepEqual(targetTags, { "drydock/daily-snapshots": `drydock-${environment}` });
      const [daily] = schedules;
      assert.deepEqual(
        [daily.createRule.interval, daily.createRule.intervalUnit, daily.copyTags],
        [24, "HOURS", true],
      );
      const volumes = plan
        .all(CLASS)
        .map(inputsOf)
        .filter(({ provisioner }) => provisioner === "ebs.csi.aws.com");
      assert.equal(volumes.length, 3);
      for (const { parameters } of volumes) {
        assert.equal(parameters.tagSpecification_1, `drydock/daily-snapshots=drydock-${environment}`);
      }
    });
  });

  it("FND-08: KEDA, Vertical Pod Autoscaler, metrics-server and Prometheus Adapter", () => {
    everywhere((plan) => {
      const metrics = inputsOf(plan.get("aws:eks/addon:Addon", "nodepools-metrics-server-addon"));
      assert.equal(metrics["addonName"], "metrics-server");
      assert.ok(valuesOf(plan, "keda")["crds"].install);
      for (const part of ["recommender", "updater", "admissionController"]) {
        assert.ok(valuesOf(plan, "vertical-pod-autoscaler")[part].enabled, part);
      }
      assert.equal(
        valuesOf(plan, "prometheus-adapter")["prometheus"].url,
        "http://prometheus-operated.observability.svc",
      );
    });
    for (const chart of ["keda", "vertical-pod-autoscaler", "prometheus-adapter"]) {
      const { name, version, atomic } = named(plans.prod, RELEASE, `${chart}-release`);
      assert.ok(name);
      assert.match(version, /^\d+\.\d+\.\d+$/);
      assert.equal(atomic, true);
    }
  });

  it("FND-08: priority classes, one of them the default", () => {
    everywhere((plan) => {
      const classes = plan.all("kubernetes:scheduling.k8s.io/v1:PriorityClass").map(inputsOf);
      assert.ok(classes.length >= 5);
      assert.deepEqual(
        classes.filter(({ globalDefault }) => globalDefault).map(({ metadata }) => metadata.name as string),
        ["application"],
      );
      // Above are the two of Kubernetes itself.
      for (const { value } of classes) assert.ok(value < 1_000_000_000);
    });
  });
});
