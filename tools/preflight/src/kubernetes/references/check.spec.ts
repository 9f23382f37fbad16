/** Proves that everything an object names is looked for: in the plan, in what its objects make, and in what is listed. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { addon, deployment, namespace, object, release, said } from "../testing/plan.ts";
import { worldOf } from "../world.ts";
import { referenceFindings } from "./check.ts";

const payments = namespace("payments");
const found = (...plan: readonly PlannedResource[]) => said(referenceFindings(worldOf([payments, ...plan])));

const configMap = object("v1", "ConfigMap", "payments/settings", { data: { "app.yaml": "", level: "" } });
const env = (valueFrom: object) =>
  deployment("payments/api", {}, { container: { env: [{ name: "A", valueFrom }] } });

describe("references to objects of charts", () => {
  it("are there where the release's own values name them", () => {
    const location = { configuration: { backupStorageLocation: [{ name: "aws-s3" }] } };
    const schedule = object("velero.io/v1", "Schedule", "payments/daily", {
      spec: { schedule: "0 2 * * *", template: { storageLocation: "aws-s3" } },
    });
    assert.deepEqual(found(release("velero", "velero", "payments", location), schedule), []);
    assert.deepEqual(found(release("velero", "velero", "payments"), schedule), [
      "warn references/NotKnown Schedule payments/daily spec.template.storageLocation: not known whether there is a BackupStorageLocation payments/aws-s3: chart velero may create it",
    ]);
  });
});

describe("references of pods", () => {
  it("that are there pass: in the plan, from an ExternalSecret or Certificate, and given by the cluster", () => {
    const pods = deployment(
      "payments/api",
      {
        serviceAccountName: "api",
        priorityClassName: "system-cluster-critical",
        imagePullSecrets: [{ name: "pull" }],
        volumes: [
          { name: "a", configMap: { name: "settings", items: [{ key: "app.yaml", path: "app.yaml" }] } },
          { name: "b", secret: { secretName: "api-tls", items: [{ key: "tls.crt", path: "tls.crt" }] } },
          {
            name: "c",
            projected: {
              sources: [{ configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca" }] } }],
            },
          },
        ],
      },
      {
        container: {
          env: [{ name: "P", valueFrom: { secretKeyRef: { name: "database", key: "password" } } }],
        },
      },
    );
    const plan = [
      pods,
      configMap,
      object("v1", "ServiceAccount", "payments/api"),
      object("v1", "Secret", "payments/pull", { data: { ".dockerconfigjson": "[secret]" } }),
      object("cert-manager.io/v1", "Certificate", "payments/api", {
        spec: { secretName: "api-tls", issuerRef: { kind: "ClusterIssuer", name: "internal" } },
      }),
      object("cert-manager.io/v1", "ClusterIssuer", "internal"),
      object("external-secrets.io/v1", "ExternalSecret", "payments/database", {
        spec: {
          secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
          data: [{ secretKey: "password" }],
        },
      }),
      object("external-secrets.io/v1", "ClusterSecretStore", "aws"),
    ];
    assert.deepEqual(found(...plan), []);
  });

  it("that are missing are findings, with the name that was meant", () => {
    const pods = deployment(
      "payments/api",
      { serviceAccountName: "api", runtimeClassName: "gvisor" },
      {
        container: { envFrom: [{ configMapRef: { name: "setings" } }] },
      },
    );
    assert.deepEqual(found(pods, configMap), [
      "fail references/Missing Deployment payments/api spec.template.spec.serviceAccountName: there is no ServiceAccount payments/api",
      "fail references/Missing Deployment payments/api spec.template.spec.runtimeClassName: there is no RuntimeClass gvisor",
      "fail references/Missing Deployment payments/api spec.template.spec.containers[0].envFrom[0].configMapRef.name: there is no ConfigMap payments/setings (did you mean settings?)",
    ]);
  });

  it("to a missing key are findings", () => {
    assert.deepEqual(found(env({ configMapKeyRef: { name: "settings", key: "levels" } }), configMap), [
      "fail references/MissingKey Deployment payments/api spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name: ConfigMap payments/settings has no key levels (did you mean level?)",
    ]);
    const external = object("external-secrets.io/v1", "ExternalSecret", "payments/database", {
      spec: { data: [{ secretKey: "user" }] },
    });
    assert.deepEqual(found(env({ secretKeyRef: { name: "database", key: "password" } }), external), [
      "fail references/MissingKey Deployment payments/api spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: Secret payments/database has no key password",
    ]);
  });

  it("that are optional may be missing", () => {
    assert.deepEqual(found(env({ secretKeyRef: { name: "database", key: "password", optional: true } })), []);
    const mounted = { volumes: [{ name: "a", configMap: { name: "gone", optional: true } }] };
    assert.deepEqual(found(deployment("payments/api", mounted)), []);
  });

  it("are not known where a chart shares the namespace, and known where its objects are listed", () => {
    const chart = release("billing-charts", "billing-charts", "payments");
    assert.deepEqual(found(deployment("payments/api", { serviceAccountName: "billing-charts" }), chart), [
      "warn references/NotKnown Deployment payments/api spec.template.spec.serviceAccountName: not known whether there is a ServiceAccount payments/billing-charts: chart billing-charts may create it",
    ]);
    const listed = release("keda", "keda", "payments");
    assert.deepEqual(found(deployment("payments/api", { serviceAccountName: "keda-operator" }), listed), []);
  });
});

describe("references of objects", () => {
  const scaler = (apiVersion: string, kind: string, field: string, name: string): PlannedResource =>
    object(apiVersion, kind, "payments/api", {
      spec: { [field]: { apiVersion: "apps/v1", kind: "Deployment", name } },
    });

  for (const [apiVersion, kind, field] of [
    ["autoscaling/v2", "HorizontalPodAutoscaler", "scaleTargetRef"],
    ["autoscaling.k8s.io/v1", "VerticalPodAutoscaler", "targetRef"],
    ["keda.sh/v1alpha1", "ScaledObject", "scaleTargetRef"],
  ] as const) {
    it(`of a ${kind} find its target, or say that there is none`, () => {
      const api = deployment("payments/api");
      assert.deepEqual(found(api, scaler(apiVersion, kind, field, "api")), []);
      assert.deepEqual(found(api, scaler(apiVersion, kind, field, "apy")), [
        `fail references/Missing ${kind} payments/api spec.${field}.name: there is no Deployment payments/apy (did you mean api?)`,
      ]);
    });
  }

  it("of roles, classes, gateways, issuers, nodes and backups are looked for", () => {
    const wrong = [
      object("rbac.authorization.k8s.io/v1", "RoleBinding", "payments/a", {
        roleRef: { kind: "ClusterRole", name: "vieww" },
        subjects: [{ kind: "ServiceAccount", name: "bot", namespace: "payments" }],
      }),
      object("apps/v1", "StatefulSet", "payments/db", {
        spec: { serviceName: "db", volumeClaimTemplates: [{ spec: { storageClassName: "fast" } }] },
      }),
      object("networking.k8s.io/v1", "Ingress", "payments/web", {
        metadata: {
          name: "web",
          namespace: "payments",
          annotations: { "cert-manager.io/cluster-issuer": "public" },
        },
        spec: { ingressClassName: "alb", tls: [{ secretName: "made-by-cert-manager" }] },
      }),
      object("networking.istio.io/v1", "VirtualService", "payments/web", {
        spec: { gateways: ["mesh", "edge/public"], http: [{ route: [{ destination: { host: "web" } }] }] },
      }),
      object("karpenter.sh/v1", "NodePool", "default", {
        spec: {
          template: {
            spec: { nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "default" } },
          },
        },
      }),
      object("velero.io/v1", "Schedule", "payments/daily", {
        spec: { template: { storageLocation: "default" } },
      }),
    ];
    assert.deepEqual(
      found(...wrong).map((line) => line.replace(/^fail references\/Missing /, "")),
      [
        "RoleBinding payments/a roleRef.name: there is no ClusterRole vieww",
        "RoleBinding payments/a subjects[0].name: there is no ServiceAccount payments/bot",
        "StatefulSet payments/db spec.serviceName: there is no Service payments/db",
        "StatefulSet payments/db spec.volumeClaimTemplates[0].spec.storageClassName: there is no StorageClass fast",
        "Ingress payments/web spec.ingressClassName: there is no IngressClass alb",
        'Ingress payments/web metadata.annotations["cert-manager.io/cluster-issuer"]: there is no ClusterIssuer public',
        "VirtualService payments/web spec.gateways[1]: there is no Gateway edge/public",
        "VirtualService payments/web spec.http[0].route[0].destination.host: there is no Service payments/web",
        "NodePool default spec.template.spec.nodeClassRef.name: there is no EC2NodeClass default",
        "Schedule payments/daily spec.template.storageLocation: there is no BackupStorageLocation payments/default",
      ],
    );
  });

  it("that the cluster or a listed chart gives pass", () => {
    const right = [
      object("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "a", {
        roleRef: { kind: "ClusterRole", name: "view" },
      }),
      release("aws-load-balancer-controller", "aws-load-balancer-controller", "kube-system"),
      object("networking.k8s.io/v1", "Ingress", "payments/web", { spec: { ingressClassName: "alb" } }),
      addon("coredns"),
      object("gateway.networking.k8s.io/v1", "HTTPRoute", "payments/dns", {
        spec: { rules: [{ backendRefs: [{ name: "kube-dns", namespace: "kube-system", port: 53 }] }] },
      }),
    ];
    assert.deepEqual(found(...right), []);
  });

  it("of every namespaced object include its namespace", () => {
    assert.deepEqual(found(object("v1", "ConfigMap", "paymnts/a")), [
      "fail references/Missing ConfigMap paymnts/a metadata.namespace: there is no Namespace paymnts (did you mean payments?)",
    ]);
  });
});
