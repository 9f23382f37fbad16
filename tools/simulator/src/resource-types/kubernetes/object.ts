/** Kubernetes objects of any kind, built in or custom, as the API server stores them. */
import type { Properties } from "../../account/account.ts";
import { uuid } from "../../account/identifiers.ts";
import { object, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import {
  type CreateContext,
  defineResourceType,
  type ResourceFamily,
  type ResourceType,
} from "../../resource-type.ts";
import { type Kind, kindOf, scopeOf } from "./kinds.ts";
import { metadataRefusals } from "./metadata.ts";

/** kubernetes:apps/v1:Deployment, kubernetes:karpenter.sh/v1:NodePool; Helm and YAML components are not objects. */
export const KUBERNETES_OBJECTS: ResourceFamily = {
  pattern: /^kubernetes:(?!helm\.sh\/|yaml\/|kustomize\/)(?:[\w.-]+\/)?v\w+:\w+$/,
  of: kubernetesObject,
};

function kubernetesObject(type: string): ResourceType {
  const kind = kindOf(type);
  const scope = scopeOf(kind);
  return defineResourceType({
    type,
    taggable: false,
    scope: "global",
    check(inputs, context) {
      const metadata = object(inputs, "metadata") ?? {};
      const namespace = scope === "namespaced" ? { namespace: metadata["namespace"] ?? "default" } : {};
      return {
        ...inputs,
        apiVersion: inputs["apiVersion"] ?? kind.apiVersion,
        kind: inputs["kind"] ?? kind.kind,
        metadata: { ...metadata, ...autoName(kind, metadata, context), ...namespace },
      };
    },
    refuse(inputs, { account }) {
      const metadata = object(inputs, "metadata") ?? {};
      return refusals(
        scope === "unserved" && noSuchKind(kind),
        metadataRefusals(kind, metadata),
        !kind.patch &&
          account.find(type, "id", idOf(metadata)) !== undefined &&
          alreadyExists(kind, metadata),
      );
    },
    create(inputs, context) {
      const metadata = object(inputs, "metadata") ?? {};
      const name =
        text(metadata, "name") ?? `${text(metadata, "generateName") ?? ""}${context.hash(5, "generated")}`;
      const stored = { ...metadata, name, uid: uuid(context), resourceVersion: "1", generation: 1 };
      return { id: idOf(stored), outputs: { metadata: stored } };
    },
  });
}

function idOf(metadata: Properties): string {
  return [text(metadata, "namespace"), text(metadata, "name")].filter((part) => part !== undefined).join("/");
}

/** The provider names what has no name, unless the API server is asked to; a patch must say whom it patches. */
function autoName(kind: Kind, metadata: Properties, context: CreateContext): Properties {
  if (kind.patch || metadata["name"] !== undefined || metadata["generateName"] !== undefined) return {};
  return { name: `${context.name}-${context.hash(8, "name")}` };
}

function noSuchKind({ kind, apiVersion }: Kind): Refusal {
  return refusal(
    "NotFound",
    "kind",
    `no matches for kind "${kind}" in version "${apiVersion}"`,
    "use a kind and API version that the API server of this Kubernetes minor serves",
  );
}

function alreadyExists({ kind }: Kind, metadata: Properties): Refusal {
  return refusal(
    "AlreadyExists",
    "metadata.name",
    `${kind} "${idOf(metadata)}" already exists`,
    "give one of the two another name, or leave the name to auto-naming",
  );
}
