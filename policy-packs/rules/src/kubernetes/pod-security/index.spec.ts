// Proves that a pod broken in one field fails that control alone, in every kind, order and company, and whatever the wrong value is.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Inputs } from "../../inputs.ts";
import { COMPLIANT_POD, type Change, changed } from "../../testing/pods.ts";
import type { KubernetesObject, PodRule } from "../../rule.ts";
import { DEFAULT_SETTINGS } from "../../settings.ts";
import { podsOf } from "../pods-of.ts";
import * as rules from "./index.ts";

const { BASELINE, RESTRICTED, RESTRICTED_PROFILE } = rules;

/** A way to break one control: the field, in a container or in the pod, and all that it allows. */
interface Field {
  readonly rule: PodRule;
  readonly path: string;
  readonly of: "pod" | "container";
  readonly allowed: readonly unknown[];
  /** Values that have the type of the field; any other wrong value is tried as well. */
  readonly likely: readonly unknown[];
  /** A required field is wrong too when it is not set. */
  readonly required?: boolean;
}

const UNSET: readonly unknown[] = [undefined, null];
const PROFILES = [{ type: "RuntimeDefault" }, { type: "Localhost", localhostProfile: "web" }];
const BAD_PROFILES = [{ type: "Unconfined" }, { type: "" }, {}];

const both = (field: Omit<Field, "of">): readonly Field[] => [
  { ...field, of: "pod" },
  { ...field, of: "container" },
];

const FIELDS: readonly Field[] = [
  ...["hostNetwork", "hostPID", "hostIPC"].map((path): Field => ({
    rule: rules.noHostNamespaces,
    path,
    of: "pod",
    allowed: [false],
    likely: [true],
  })),
  ...both({
    rule: rules.noHostProcess,
    path: "securityContext.windowsOptions.hostProcess",
    allowed: [false],
    likely: [true],
  }),
  {
    rule: rules.noPrivilegedContainers,
    path: "securityContext.privileged",
    of: "container",
    allowed: [false],
    likely: [true],
  },
  {
    rule: rules.restrictedCapabilities,
    path: "securityContext.capabilities.add",
    of: "container",
    allowed: [[], ["NET_BIND_SERVICE"]],
    likely: [["CHOWN"], ["ALL"], ["SYS_ADMIN", "NET_BIND_SERVICE"]],
  },
  {
    rule: rules.restrictedCapabilities,
    path: "securityContext.capabilities.drop",
    of: "container",
    allowed: [["ALL"], ["NET_RAW", "ALL"]],
    likely: [[], ["all"], ["NET_RAW"]],
    required: true,
  },
  {
    rule: rules.noHostPorts,
    path: "ports[0].hostPort",
    of: "container",
    allowed: [0],
    likely: [1, 80, 65535],
  },
  ...[
    "livenessProbe.httpGet",
    "readinessProbe.tcpSocket",
    "startupProbe.httpGet",
    "lifecycle.preStop.httpGet",
  ].map((call): Field => ({
    rule: rules.noProbeHosts,
    path: `${call}.host`,
    of: "container",
    allowed: [""],
    likely: ["127.0.0.1", "example.com"],
  })),
  ...both({
    rule: rules.baselineAppArmor,
    path: "securityContext.appArmorProfile",
    allowed: PROFILES,
    likely: BAD_PROFILES,
  }),
  ...both({
    rule: rules.baselineSeLinux,
    path: "securityContext.seLinuxOptions.type",
    allowed: ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"],
    likely: ["spc_t", "unconfined_t"],
  }),
  ...both({
    rule: rules.baselineSeLinux,
    path: "securityContext.seLinuxOptions.user",
    allowed: [""],
    likely: ["system_u"],
  }),
  {
    rule: rules.baselineSysctls,
    path: "securityContext.sysctls[0].name",
    of: "pod",
    allowed: ["net.ipv4.tcp_wmem"],
    likely: ["kernel.msgmax", "net.core.somaxconn", ""],
    required: true,
  },
  {
    rule: rules.restrictedProcMount,
    path: "securityContext.procMount",
    of: "container",
    allowed: ["Default"],
    likely: ["Unmasked", "default"],
  },
  {
    rule: rules.noPrivilegeEscalation,
    path: "securityContext.allowPrivilegeEscalation",
    of: "container",
    allowed: [false],
    likely: [true],
    required: true,
  },
  {
    rule: rules.runAsNonRoot,
    path: "securityContext.runAsNonRoot",
    of: "pod",
    allowed: [true],
    likely: [false],
    required: true,
  },
  {
    rule: rules.runAsNonRoot,
    path: "securityContext.runAsNonRoot",
    of: "container",
    allowed: [true],
    likely: [false],
  },
  ...both({ rule: rules.noRootUser, path: "securityContext.runAsUser", allowed: [1, 65534], likely: [0] }),
  {
    rule: rules.restrictedSeccomp,
    path: "securityContext.seccompProfile",
    of: "pod",
    allowed: PROFILES,
    likely: BAD_PROFILES,
    required: true,
  },
  {
    rule: rules.restrictedSeccomp,
    path: "securityContext.seccompProfile",
    of: "container",
    allowed: PROFILES,
    likely: BAD_PROFILES,
  },
  {
    rule: rules.restrictedVolumeTypes,
    path: "volumes[0]",
    of: "pod",
    allowed: [{ name: "cache" }, { name: "cache", csi: { driver: "example.com" } }],
    likely: [
      { name: "cache", hostPath: { path: "/" } },
      { name: "cache", nfs: {} },
    ],
  },
];

const CONTAINERS = ["spec.initContainers[0]", "spec.containers[0]", "spec.ephemeralContainers[0]"];
const place = (field: Field): fc.Arbitrary<string> =>
  fc.constantFrom(...(field.of === "pod" ? ["spec"] : CONTAINERS)).map((where) => `${where}.${field.path}`);

/** Any value, where a value of another type is as wrong as a bad one of the right type. */
const anyWrong = (field: Field): fc.Arbitrary<unknown> =>
  fc
    .oneof(
      fc.constantFrom(...field.likely, ...(field.required ? UNSET : [])),
      fc.oneof(fc.boolean(), fc.string({ minLength: 1 }), fc.double({ min: -1e6, max: -1, noNaN: true })),
    )
    .filter(
      (value) =>
        !field.allowed.includes(value) &&
        !(field.rule === rules.noRootUser && typeof value === "number" && value !== 0),
    );

const SPEC_PATHS: readonly (readonly [apiVersion: string, kind: string, path: readonly string[]])[] = [
  ["v1", "Pod", []],
  ["v1", "ReplicationController", ["spec", "template"]],
  ["v1", "PodTemplate", ["template"]],
  ["apps/v1", "Deployment", ["spec", "template"]],
  ["apps/v1", "StatefulSet", ["spec", "template"]],
  ["apps/v1", "DaemonSet", ["spec", "template"]],
  ["apps/v1", "ReplicaSet", ["spec", "template"]],
  ["batch/v1", "Job", ["spec", "template"]],
  ["batch/v1", "CronJob", ["spec", "jobTemplate", "spec", "template"]],
  ["argoproj.io/v1alpha1", "Rollout", ["spec", "template"]],
  ["serving.knative.dev/v1", "Service", ["spec", "template"]],
  ["example.com/v1", "Anything", ["spec", "template"]],
];

/** The pod as the template of another kind. */
function moved(
  pod: KubernetesObject,
  [apiVersion, kind, path]: (typeof SPEC_PATHS)[number],
): KubernetesObject {
  const template: Inputs = { metadata: pod.metadata, spec: pod["spec"] };
  const body = path.reduceRight<Inputs>((inner, step) => ({ [step]: inner }), template);
  return { metadata: { name: "owner" }, ...body, apiVersion, kind };
}

/** The same with the keys of all objects turned round, and keys that mean nothing added to each. */
function disguised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(disguised);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, disguised(inner)]);
  return { "x-note": "none", ...Object.fromEntries(entries.reverse()) };
}

const failing = (level: readonly PodRule[], object: KubernetesObject): readonly string[] => {
  const pods = podsOf(object);
  assert.equal(pods.length, 1);
  return level.flatMap((rule) =>
    pods.flatMap((pod) => (rule.judge(pod, DEFAULT_SETTINGS).length > 0 ? [rule.id] : [])),
  );
};

const one = (change: Change): KubernetesObject => changed([change]);

describe("the Pod Security levels", () => {
  it("hold every control of their folder once", () => {
    const all = Object.values(rules).flatMap((value) => ("judge" in value ? [value] : []));
    assert.deepEqual(new Set([...BASELINE, ...RESTRICTED]), new Set(all));
    assert.equal(BASELINE.length + RESTRICTED.length, all.length);
  });

  it("have a way to be broken here for each control of the restricted level", () => {
    assert.deepEqual(new Set(FIELDS.map(({ rule }) => rule)), new Set(RESTRICTED_PROFILE));
  });

  it("pass the compliant pod in every kind that carries one", () => {
    for (const kind of SPEC_PATHS)
      assert.deepEqual(failing(RESTRICTED_PROFILE, moved(COMPLIANT_POD, kind)), []);
  });

  for (const field of FIELDS) {
    const { rule, path, of, allowed } = field;

    it(`hold ${of} ${path} against ${rule.id} alone`, () => {
      fc.assert(
        fc.property(place(field), anyWrong(field), (at, value) => {
          const wrong = one([at, value]);
          assert.deepEqual(failing(RESTRICTED_PROFILE, wrong), [rule.id]);
          const ofBaseline = failing(BASELINE, wrong);
          if (BASELINE.includes(rule)) assert.deepEqual(ofBaseline, [rule.id]);
          else assert.ok(ofBaseline.length <= 1, ofBaseline.join());
        }),
      );
    });

    it(`allow what ${rule.id} allows in ${of} ${path}`, () => {
      const values = [...allowed, ...(field.required ? [] : UNSET)];
      fc.assert(
        fc.property(place(field), fc.constantFrom(...values), (at, value) => {
          assert.deepEqual(failing(RESTRICTED_PROFILE, one([at, value])), []);
        }),
      );
    });

    it(`judge ${of} ${path} the same in every kind, order and company`, () => {
      const values = fc.oneof(fc.constantFrom(...allowed), anyWrong(field));
      fc.assert(
        fc.property(
          place(field),
          values,
          fc.constantFrom(...SPEC_PATHS),
          fc.boolean(),
          (at, value, kind, hide) => {
            const pod = one([at, value]);
            const other = moved(pod, kind);
            const judged = hide ? (disguised(other) as KubernetesObject) : other;
            assert.deepEqual(failing(RESTRICTED_PROFILE, judged), failing(RESTRICTED_PROFILE, pod));
            assert.deepEqual(failing(BASELINE, judged), failing(BASELINE, pod));
          },
        ),
      );
    });
  }
});
