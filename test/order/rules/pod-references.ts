/** What a pod names before the pod: service account, permissions, configuration, secrets, priority class. */
import type { OrderRule } from "../rule.ts";
import { type Item, type Pods, textAt, textsAt, type Tree, valuesAt } from "../world.ts";

const names = (entries: readonly unknown[], key: string): string[] =>
  entries.flatMap((one) => textsAt(one, key));

/** Kinds and names of the objects that a pod template refers to. */
function referred(template: Tree): readonly (readonly [kind: string, name: string])[] {
  const configMaps = names(valuesAt(template, "configMap", "configMapRef", "configMapKeyRef"), "name");
  const secrets = [
    ...names(valuesAt(template, "secretRef", "secretKeyRef", "imagePullSecrets"), "name"),
    ...textsAt(template, "secretName"),
  ];
  return [
    ...textsAt(template, "serviceAccountName").map((name) => ["ServiceAccount", name] as const),
    ...configMaps.map((name) => ["ConfigMap", name] as const),
    ...secrets.map((name) => ["Secret", name] as const),
    ...textsAt(template, "priorityClassName").map((name) => ["PriorityClass", name] as const),
  ];
}

/** Name of what the object makes: an ExternalSecret and a Certificate make a secret. */
function madeBy({ kind, name, inputs }: Item): string {
  if (kind === "ExternalSecret") return textAt(inputs, "spec", "target", "name") ?? name;
  if (kind === "Certificate") return textAt(inputs, "spec", "secretName") ?? name;
  return name;
}

const MAKES: Readonly<Record<string, string>> = {
  ServiceAccount: "ServiceAccount",
  ConfigMap: "ConfigMap",
  Secret: "Secret",
  ExternalSecret: "Secret",
  Certificate: "Secret",
  PriorityClass: "PriorityClass",
};

/** Bindings that give the pod's service account its permissions. */
function bindings(objects: readonly Item[], { template, namespace }: Pods): readonly Item[] {
  const accounts = textsAt(template, "serviceAccountName");
  return objects.filter(
    ({ kind, inputs }) =>
      kind.endsWith("RoleBinding") &&
      ((inputs["subjects"] ?? []) as readonly Tree[]).some(
        (one) =>
          one["kind"] === "ServiceAccount" &&
          accounts.includes(String(one["name"])) &&
          one["namespace"] === namespace,
      ),
  );
}

export const podReferences: OrderRule = {
  id: "pod-reference",
  why: "A pod whose priority class or service account is not there is refused; without its configuration it does not start; and it outlives none of them.",
  needs: ({ pods, objects }) => {
    const made = Map.groupBy(
      objects.filter(({ kind }) => MAKES[kind] !== undefined),
      (one) => `${MAKES[one.kind]} ${one.namespace ?? ""}/${madeBy(one)}`,
    );
    return pods.flatMap((subject) => {
      const after = referred(subject.template).flatMap(
        ([kind, name]) =>
          made.get(`${kind} ${kind === "PriorityClass" ? "" : (subject.namespace ?? "")}/${name}`) ?? [],
      );
      const needed = [...after, ...bindings(objects, subject)];
      return needed.length === 0 ? [] : [{ subject, after: needed, what: "object that the pod names" }];
    });
  },
};
