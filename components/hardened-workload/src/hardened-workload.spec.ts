/** Proves the safe defaults of a workload, and what can be stated beside them. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "@drydock/simulator/testing";
import { HardenedWorkload, type HardenedWorkloadArgs } from "./index.ts";
import {
  BUDGET,
  CLAIM,
  CONFIG_MAP,
  DEPLOYMENT,
  HPA,
  NETWORK_POLICY,
  ROLE_BINDING,
  SERVICE,
  SERVICE_ACCOUNT,
  SERVICE_MONITOR,
  VPA,
} from "./testing/tokens.ts";
import { lastOf, small, specOf, type Tree, workloads } from "./testing/workloads.ts";

const workload = workloads({ observe, findings: kubernetesFindings });

const podOf = async (change: Partial<HardenedWorkloadArgs> = {}): Promise<Tree> =>
  specOf(await workload("api", { ...small, ...change }), DEPLOYMENT).template;

describe("a workload by default", () => {
  it("updates without losing capacity, and keeps one disruption at a time", async () => {
    const seen = await workload("api", small);
    assert.deepEqual(specOf(seen, DEPLOYMENT).strategy, {
      type: "RollingUpdate",
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
    assert.equal(specOf(seen, BUDGET).maxUnavailable, 1);
    assert.deepEqual(seen.get(DEPLOYMENT).options.ignoreChanges ?? [], []);
    for (const type of [HPA, VPA, SERVICE_MONITOR, CONFIG_MAP]) assert.deepEqual(seen.all(type), [], type);
  });

  it("has no budget that would hold up the move of its only pod", async () => {
    const seen = await workload("api", { ...small, controller: { kind: "Deployment", replicas: 1 } });
    assert.deepEqual(seen.all(BUDGET), []);
  });

  it("asks its first port over TCP, and takes the version from the image", async () => {
    const { metadata, spec } = await podOf();
    const [{ livenessProbe, readinessProbe, startupProbe }] = spec.containers;
    for (const probe of [livenessProbe, readinessProbe, startupProbe]) {
      assert.deepEqual(probe.tcpSocket, { port: "http" });
    }
    assert.equal(startupProbe.failureThreshold * startupProbe.periodSeconds, 300);
    assert.equal(metadata.labels.version, "v1.4.0");
  });

  it("has no token, no list of services, and nothing of the host", async () => {
    const { spec } = await podOf();
    assert.equal(spec.automountServiceAccountToken, false);
    assert.equal(spec.enableServiceLinks, false);
    assert.deepEqual([spec.hostNetwork, spec.hostPID, spec.hostIPC], [false, false, false]);
  });

  it("reaches DNS, and is reached by nobody", async () => {
    const { ingress, egress, policyTypes, podSelector } = specOf(
      await workload("api", small),
      NETWORK_POLICY,
    );
    assert.deepEqual(podSelector, { matchLabels: { app: "api" } });
    assert.deepEqual(policyTypes, ["Ingress", "Egress"]);
    assert.deepEqual(ingress, []);
    assert.equal(egress.length, 1);
    assert.deepEqual(egress[0].ports, [
      { port: 53, protocol: "UDP" },
      { port: 53, protocol: "TCP" },
    ]);
  });

  it("starts its pods only once they are closed in and have their permissions", async () => {
    const seen = await workload("api", { ...small, config: { LOG_LEVEL: "INFO" } });
    const { dependencies } = seen.get(DEPLOYMENT);
    for (const type of [NETWORK_POLICY, ROLE_BINDING, SERVICE_ACCOUNT, CONFIG_MAP]) {
      assert.ok(dependencies.includes(seen.get(type).urn), type);
    }
    assert.ok(!dependencies.includes(seen.get(SERVICE).urn), "a service waits for pods");
  });
});

describe("what can be stated beside", () => {
  it("replaces the pods when their configuration changes, and only then", async () => {
    const checksum = async (config: Record<string, string>) =>
      (await podOf({ config })).metadata.annotations["checksum/config"];
    const one = await checksum({ LOG_LEVEL: "INFO", MAX_RETRIES: "3" });
    assert.match(one, /^[0-9a-f]{64}$/);
    assert.equal(await checksum({ MAX_RETRIES: "3", LOG_LEVEL: "INFO" }), one);
    assert.notEqual(await checksum({ LOG_LEVEL: "DEBUG", MAX_RETRIES: "3" }), one);
    const { spec } = await podOf({
      config: { LOG_LEVEL: "INFO" },
      envFrom: [{ secretRef: { name: "keys" } }],
    });
    assert.deepEqual(spec.containers[0].envFrom, [
      { configMapRef: { name: "api-config" } },
      { secretRef: { name: "keys" } },
    ]);
  });

  it("makes Guaranteed pods of one side of their resources", async () => {
    const { spec } = await podOf({
      qualityOfService: "Guaranteed",
      resources: { requests: { cpu: "1", memory: "2Gi", ephemeralStorage: "4Gi" } },
    });
    const [{ resources }] = spec.containers;
    assert.deepEqual(resources, {
      requests: { cpu: "1", memory: "2Gi", "ephemeral-storage": "4Gi" },
      limits: { cpu: "1", memory: "2Gi", "ephemeral-storage": "4Gi" },
    });
  });

  it("shares a claim that many may write", async () => {
    const seen = await workload("api", {
      ...small,
      claims: [
        {
          name: "data",
          mountPath: "/data",
          size: "10Gi",
          accessModes: ["ReadWriteMany"],
          storageClassName: "efs",
        },
      ],
    });
    assert.deepEqual(specOf(seen, CLAIM), {
      accessModes: ["ReadWriteMany"],
      storageClassName: "efs",
      resources: { requests: { storage: "10Gi" } },
    });
    const { volumes, containers } = specOf(seen, DEPLOYMENT).template.spec;
    assert.deepEqual(lastOf(volumes), { name: "data", persistentVolumeClaim: { claimName: "api-data" } });
    assert.deepEqual(lastOf(containers[0].volumeMounts), { name: "data", mountPath: "/data" });
  });

  it("has volumes, sidecars, hooks, affinity and tolerations as they were written", async () => {
    const { spec } = await podOf({
      volumes: {
        settings: { configMap: { name: "settings", items: [{ key: "a", path: "a.yaml" }] } },
        certificate: { secret: { secretName: "certificate", defaultMode: 0o400 } },
        token: { projected: { sources: [{ serviceAccountToken: { path: "token", audience: "vault" } }] } },
      },
      mounts: [{ volume: "settings", mountPath: "/etc/api", readOnly: true }],
      lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { exec: { command: ["warm-up"] } } },
      sidecars: [{ ...small, name: "exporter", ports: [{ name: "metrics", port: 9121 }] }],
      initContainers: [{ ...small, name: "migrate", ports: [], command: ["migrate"] }],
      env: { POD: { fieldRef: "metadata.name" }, MEMORY: { resourceFieldRef: "limits.memory" } },
      security: {
        addCapabilities: ["NET_BIND_SERVICE"],
        writableRootFilesystemBecause: "it compiles templates",
      },
      scheduling: {
        nodeSelector: { "node-type": "high-performance" },
        tolerations: [{ key: "workload", operator: "Equal", value: "data", effect: "NoSchedule" }],
        priorityClassName: "high",
        antiAffinity: { host: "Required", zone: "None" },
        podAffinity: [{ podLabels: { app: "redis" }, topologyKey: "kubernetes.io/hostname", weight: 50 }],
        requiredNodes: [{ key: "kubernetes.io/arch", operator: "In", values: ["amd64"] }],
      },
      dnsConfig: { options: [{ name: "ndots", value: "2" }] },
    });
    const [main, exporter] = spec.containers;
    assert.equal(spec.volumes.length, 4);
    assert.deepEqual(main.lifecycle, {
      postStart: { exec: { command: ["warm-up"] } },
      preStop: { sleep: { seconds: 5 } },
    });
    assert.equal(main.securityContext.readOnlyRootFilesystem, false);
    assert.deepEqual(main.securityContext.capabilities, { drop: ["ALL"], add: ["NET_BIND_SERVICE"] });
    assert.deepEqual(main.env[0].valueFrom, { fieldRef: { fieldPath: "metadata.name" } });
    assert.deepEqual(exporter.volumeMounts, []);
    assert.deepEqual(exporter.livenessProbe.tcpSocket, { port: "metrics" });
    assert.equal(spec.initContainers[0].livenessProbe, undefined);
    assert.equal(spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.length, 1);
    assert.equal(spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution, undefined);
    assert.equal(spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight, 50);
    assert.equal(spec.priorityClassName, "high");
    assert.deepEqual(spec.dnsConfig, { options: [{ name: "ndots", value: "2" }] });
  });

  it("refuses an image that turns out to be none once it is known", async () => {
    const image = (text: string) => ({ ...small, image: pulumi.output(text) });
    assert.equal((await podOf(image("shop/api:v2"))).spec.containers[0].image, "shop/api:v2");
    const seen = await observe(() => void new HardenedWorkload("api", image("shop/api")));
    assert.match(
      seen.errors[0]?.message ?? "",
      /container api: image: "shop\/api" has neither a tag nor a digest/,
    );
  });
});
