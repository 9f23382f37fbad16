/** Names that values and settings of pods speak of: Services behind DNS names, Secrets that a chart is told to use. */
import { called } from "../kubernetes/objects.ts";
import { isRecord, type Tree } from "../kubernetes/read.ts";
import { existence } from "../kubernetes/references/created.ts";
import { worldOf } from "../kubernetes/world.ts";
import type { Check, Found } from "../platform/check.ts";

/** Texts anywhere in a value, each with its key. */
function textsIn(
  value: unknown,
  key = "",
  found: (readonly [string, string])[] = [],
): readonly (readonly [string, string])[] {
  if (typeof value === "string") found.push([key, value]);
  else if (Array.isArray(value)) for (const one of value) textsIn(one, key, found);
  else if (isRecord(value)) for (const inner in value) textsIn(value[inner], inner, found);
  return found;
}

/** service.namespace.svc, with or without the cluster's domain. */
const SERVICE_NAME =
  /(?<![\w.-])([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.svc(?![\w-])/g;

const SPEAKING = /\.svc(?![\w-])/;

/** Kinds whose texts are configuration; templates of names with placeholders are none of these. */
const CONFIGURED = new Set([
  "ConfigMap",
  "DaemonSet",
  "Deployment",
  "Job",
  "CronJob",
  "Rollout",
  "StatefulSet",
  "ScaledObject",
]);

export const noSuchService: Check = {
  id: "wiring/NoSuchService",
  explanation:
    "A name in the cluster's domain that no Service has is not resolved: every call fails from the first one on.",
  source: "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/",
  find: ({ resources, objects, releases, byUrn }) => {
    const exists = existence(worldOf(resources));
    const speaking = [
      ...releases.map(({ urn, chart, values }) => ({ urn, what: `chart ${chart}`, tree: values })),
      ...objects
        .filter(({ kind }) => CONFIGURED.has(kind))
        .map((object) => ({ urn: object.urn, what: called(object), tree: object.tree })),
    ];
    return speaking.flatMap(({ urn, what, tree }): Found[] => {
      const subject = byUrn(urn);
      const names = new Set(
        textsIn(tree)
          .filter(([, text]) => SPEAKING.test(text))
          .flatMap(([, text]) =>
            [...text.matchAll(SERVICE_NAME)].map(([, name, namespace]) => `${namespace}/${name}`),
          ),
      );
      return [...names].flatMap((one): Found[] => {
        const [namespace = "", name = ""] = one.split("/");
        const found = exists({ group: "", kind: "Service", name, namespace });
        if (!subject || found.is !== "absent") return [];
        return [
          {
            status: "fail",
            subject,
            message: `${what} speaks of ${name}.${namespace}.svc, and there is no Service ${namespace}/${name}`,
            evidence: "nothing of the plan makes it, and no chart in the namespace may",
            remediation: "correct the name, or add the Service",
          },
        ];
      });
    });
  },
};

/** Keys by which charts are told of a Secret that is there already. */
const SECRET_KEYS = /^(existingSecret|existingSecretName|secretName|keysSecret|uriSecret)$/;

export const noSuchSecret: Check = {
  id: "wiring/NoSuchSecret",
  explanation:
    "A chart that is told to use a Secret does not make it: its pods stay in ContainerCreating until somebody does.",
  source: "https://kubernetes.io/docs/concepts/configuration/secret/",
  find: ({ resources, releases, byUrn }) => {
    const world = worldOf(resources);
    const exists = existence({ ...world, brought: [] });
    return releases.flatMap(({ urn, chart, namespace, values }): Found[] => {
      const subject = byUrn(urn);
      const names = [...secretsIn(values)].filter(
        (name) => exists({ group: "", kind: "Secret", name, namespace }).is === "absent",
      );
      if (!subject) return [];
      return names.map((name) => ({
        status: "fail",
        subject,
        message: `chart ${chart} is told to use Secret ${namespace}/${name}, and nothing makes it`,
        evidence: "no Secret, ExternalSecret or Certificate of the plan has that name",
        remediation: "correct the name, or add an ExternalSecret that writes it",
      }));
    });
  },
};

function secretsIn(values: Tree): ReadonlySet<string> {
  const given = textsIn(values).filter(([key, text]) => SECRET_KEYS.test(key) && /^[a-z0-9.-]+$/.test(text));
  return new Set(given.map(([, text]) => text));
}
