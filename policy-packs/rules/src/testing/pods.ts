/** For specs of pod rules: a pod that breaks none of them, and tables of single changes to it with their findings. */
import assert from "node:assert/strict";
import { findingText, type KubernetesObject, type PodRule, type RuleSettings } from "../rule.ts";
import { broken, judgingPod } from "./judging.ts";

/** What stands at a path, and the value that takes its place; undefined removes it. */
export type Change = readonly [path: string, value: unknown];

const CONTEXT = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};
const QUANTITIES = { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" };
const RESOURCES = { requests: QUANTITIES, limits: QUANTITIES };
const DIGEST = "@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7";

/** Every list that a rule walks has something in it. */
export const COMPLIANT_POD: KubernetesObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "shop", annotations: {} },
  spec: {
    serviceAccountName: "web",
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: "RuntimeDefault" },
      sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
    },
    initContainers: [
      {
        name: "migrate",
        image: `registry.example.com/migrate:1.4.2${DIGEST}`,
        securityContext: CONTEXT,
        resources: RESOURCES,
      },
    ],
    containers: [
      {
        name: "web",
        image: `registry.example.com/web:1.4.2${DIGEST}`,
        securityContext: CONTEXT,
        resources: RESOURCES,
        ports: [{ containerPort: 8080 }],
        env: [{ name: "LOG_LEVEL", value: "info" }],
        livenessProbe: { httpGet: { path: "/livez", port: 8080 } },
        readinessProbe: { httpGet: { path: "/readyz", port: 8080 } },
        volumeMounts: [{ name: "cache", mountPath: "/cache" }],
      },
    ],
    ephemeralContainers: [
      { name: "debugger", image: `registry.example.com/debug:2.0.1${DIGEST}`, securityContext: CONTEXT },
    ],
    volumes: [{ name: "cache", emptyDir: { sizeLimit: "32Mi" } }],
  },
};

export function changed(changes: readonly Change[], pod: KubernetesObject = COMPLIANT_POD): KubernetesObject {
  return changes.reduce((before, [path, value]) => broken(before, path, value), pod);
}

/** What a rule must say about changes to the compliant pod. */
interface Table {
  /** Changes that the rule says nothing about. */
  readonly passes?: readonly (readonly Change[])[];
  /** Changes, and everything that the rule says then: `path: message`. */
  readonly fails: readonly (readonly [changes: readonly Change[], ...findings: readonly string[]])[];
  readonly settings?: Partial<RuleSettings>;
}

/** Defines the tests of a rule about pods. */
export function describePodRule(rule: PodRule, { passes = [], fails, settings = {} }: Table): void {
  const findings = (pod: unknown): readonly string[] => judgingPod(rule, pod, settings).map(findingText);
  const text = (changes: readonly Change[]): string =>
    changes.map(([path, value]) => `${path} = ${JSON.stringify(value)}`).join(", ");

  describe(rule.id, () => {
    it("passes the compliant pod, and its own good example", () => {
      assert.deepEqual(findings(COMPLIANT_POD), []);
      assert.deepEqual(findings(rule.examples.good), []);
    });

    it("finds its own bad example", () => {
      assert.notDeepEqual(findings(rule.examples.bad), []);
    });

    for (const changes of passes) {
      it(`passes ${text(changes)}`, () => {
        assert.deepEqual(findings(changed(changes)), []);
      });
    }

    for (const [changes, ...expected] of fails) {
      it(`finds ${text(changes)}`, () => {
        assert.deepEqual(findings(changed(changes)), expected);
      });
    }
  });
}
