/** Proves that every object is held to its published schema: types, required and unknown fields, removed and gated APIs. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { kubernetesObjects } from "../objects.ts";
import { deployment, object, said } from "../testing/plan.ts";
import { schemaFindings } from "./check.ts";
import { loadSchemas } from "./load.ts";

async function found(resources: readonly PlannedResource[], minor = "1.35") {
  const objects = kubernetesObjects(resources);
  return schemaFindings(objects, await loadSchemas(objects), minor);
}

describe("schema of built-in kinds", () => {
  it("passes a right Deployment", async () => {
    assert.deepEqual(await found([deployment("payments/api")]), []);
  });

  it("finds a field that the models let pass, with its place and the field that was meant", async () => {
    const [finding, ...more] = await found([
      deployment("payments/api", {}, { container: { imagePullPolicee: "Always" } }),
    ]);
    assert.deepEqual(more, []);
    assert.deepEqual(finding, {
      id: "schema/UnknownField",
      status: "fail",
      subject: "urn:pulumi:sample::drydock-sample::kubernetes:apps/v1:Deployment::Deployment-payments/api",
      message:
        "Deployment payments/api spec.template.spec.containers[0].imagePullPolicee: unknown field (did you mean imagePullPolicy?)",
      remediation:
        "use one of args, command, env, envFrom, image, imagePullPolicy, lifecycle, livenessProbe, name, ports, readinessProbe, resizePolicy, resources, restartPolicy, restartPolicyRules, securityContext, startupProbe, stdin, stdinOnce, terminationMessagePath and 5 more",
      layer: "sample",
    });
  });

  it("finds wrong types, values that are not allowed, and what is missing", async () => {
    const wrong = deployment("payments/api", {
      restartPolicy: "Sometimes",
      containers: [
        { image: "x", ports: [{ containerPort: "http" }], resources: { limits: { cpu: "lots" } } },
      ],
    });
    assert.deepEqual(said(await found([wrong])), [
      "fail schema/WrongValue Deployment payments/api spec.template.spec.containers[0].name: is required",
      'fail schema/WrongValue Deployment payments/api spec.template.spec.containers[0].ports[0].containerPort: must be integer (got "http")',
      'fail schema/WrongValue Deployment payments/api spec.template.spec.containers[0].resources.limits.cpu: must be number or must match format "quantity" (got "lots")',
      'fail schema/WrongValue Deployment payments/api spec.template.spec.restartPolicy: must be one of Always, Never, OnFailure (got "Sometimes")',
    ]);
  });

  it("leaves maps and open objects alone, whatever their keys", async () => {
    const keys = { "app.kubernetes.io/name": "api", anything: "goes" };
    assert.deepEqual(
      await found([object("v1", "ConfigMap", "payments/a", { data: keys, labels: keys })]),
      [],
    );
  });

  it("does not judge a masked secret, and finds an unknown field beside it", async () => {
    const secret = object("v1", "Secret", "payments/a", { data: "[secret]", stringDatum: {} });
    assert.deepEqual(said(await found([secret])), [
      "fail schema/UnknownField Secret payments/a stringDatum: unknown field (did you mean stringData?)",
    ]);
  });

  it("does not ask a patch for what it leaves out", async () => {
    const patch = object("apps/v1", "Deployment", "payments/api", { spec: { replicas: 2 } });
    assert.deepEqual(await found([{ ...patch, type: `${patch.type}Patch` }]), []);
    assert.equal((await found([patch])).length, 2);
  });
});

describe("schema of custom resources", () => {
  it("judges Karpenter, Istio, KEDA, Prometheus and Argo by the schemas of their projects", async () => {
    const wrong = [
      object("karpenter.sh/v1", "NodePool", "default", {
        spec: { template: { spec: { requirementss: [] } } },
      }),
      object("keda.sh/v1alpha1", "ScaledObject", "payments/api", {
        spec: { scaleTargetRef: { name: "api" }, maxReplicasCount: 3, triggers: [] },
      }),
      object("monitoring.coreos.com/v1", "ServiceMonitor", "payments/api", {
        spec: { selector: {}, endpoints: [{ portt: "http" }] },
      }),
      object("security.istio.io/v1", "PeerAuthentication", "payments/api", {
        spec: { mtls: { mode: "STRICTEST" } },
      }),
    ];
    const messages = said(await found(wrong)).filter((line) => !line.endsWith("is required"));
    assert.deepEqual(messages, [
      "fail schema/UnknownField NodePool default spec.template.spec.requirementss: unknown field (did you mean requirements?)",
      "fail schema/UnknownField ScaledObject payments/api spec.maxReplicasCount: unknown field (did you mean maxReplicaCount?)",
      "fail schema/UnknownField ServiceMonitor payments/api spec.endpoints[0].portt: unknown field (did you mean port?)",
      'fail schema/WrongValue PeerAuthentication payments/api spec.mtls.mode: must be one of UNSET, DISABLE, PERMISSIVE, STRICT (got "STRICTEST")',
    ]);
  });

  it("says that a kind has no schema, unless it is listed", async () => {
    const unknown = object("example.com/v1", "Widget", "payments/a");
    assert.deepEqual(said(await found([unknown])), [
      "fail schema/NoSchema Widget payments/a: there is no schema to judge example.com/v1 Widget by",
    ]);
    assert.deepEqual(
      await found([object("constraints.gatekeeper.sh/v1beta1", "K8sRequiredLabels", "owner")]),
      [],
    );
  });
});

describe("fields that the schemas lack", () => {
  it("are taken where the data says so, and nowhere else", async () => {
    const described = (rest: object) =>
      object("scheduling.k8s.io/v1", "PriorityClass", "high", { value: 1, description: "why", ...rest });
    assert.deepEqual(await found([described({})]), []);
    assert.equal((await found([described({ descriptions: "why" })])).length, 1);
    const schema = {
      openAPIV3Schema: { type: "object", description: "what", properties: { a: { description: "b" } } },
    };
    const definition = object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "as.example.com", {
      spec: {
        group: "example.com",
        names: { kind: "A", plural: "as" },
        scope: "Cluster",
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    });
    assert.deepEqual(await found([definition]), []);
    assert.equal((await found([object("v1", "Namespace", "payments", { description: "why" })])).length, 1);
  });
});

describe("API versions", () => {
  it("that Kubernetes removed are findings, with what to use", async () => {
    const [finding] = await found([object("batch/v1beta1", "CronJob", "payments/a")]);
    assert.equal(
      finding?.message,
      "CronJob payments/a: batch/v1beta1 CronJob was removed in Kubernetes 1.25",
    );
    assert.equal(finding?.remediation, "use batch/v1");
  });

  it("that the minor does not serve yet are findings, and those that it serves are not", async () => {
    const claim = object("storage.k8s.io/v1", "VolumeAttributesClass", "fast", {
      driverName: "ebs.csi.aws.com",
    });
    assert.deepEqual(said(await found([claim], "1.33")), [
      "fail schema/NotServed VolumeAttributesClass fast: storage.k8s.io/v1 VolumeAttributesClass is served from Kubernetes 1.34 on, and the cluster has 1.33",
    ]);
    assert.deepEqual(await found([claim], "1.34"), []);
  });

  it("of Kubernetes itself that no EKS cluster serves are findings", async () => {
    assert.deepEqual(said(await found([object("apps/v1", "Deploymnt", "payments/a")])), [
      "fail schema/NotServed Deploymnt payments/a: no API server on EKS serves apps/v1 Deploymnt (did you mean Deployment?)",
    ]);
  });

  it("drop fields whose gate is off on the minor", async () => {
    const rules = deployment("payments/api", {}, { container: { restartPolicyRules: [] } });
    assert.deepEqual(said(await found([rules], "1.34")), [
      "fail schema/FieldNotServed Deployment payments/api spec.template.spec.containers[0].restartPolicyRules: the API server drops the field before Kubernetes 1.35 (feature gate ContainerRestartRules), and the cluster has 1.34",
    ]);
    assert.deepEqual(await found([rules], "1.35"), []);
  });
});
