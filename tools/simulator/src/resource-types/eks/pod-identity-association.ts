/** EKS Pod Identity association: the role of one Kubernetes service account. */
import { arn } from "../../account/identifiers.ts";
import type { Index, Properties } from "../../account/account.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EKS_TO_CLUSTER, EKS_TO_ROLE } from "../references.ts";
import { invalid } from "./invalid.ts";
import { podRoleRefusals } from "./pod-role.ts";

const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

const BY_SERVICE_ACCOUNT: Index = { name: "service account", keys: ({ inputs }) => [keyOf(inputs)] };

function keyOf(inputs: Properties): string {
  return ["clusterName", "namespace", "serviceAccount"].map((key) => String(inputs[key])).join("/");
}

export const podIdentityAssociation = defineResourceType({
  type: ASSOCIATION,
  taggable: true,
  references: { clusterName: EKS_TO_CLUSTER, roleArn: EKS_TO_ROLE },
  refuse(inputs, context) {
    const namespace = text(inputs, "namespace") ?? "";
    const serviceAccount = text(inputs, "serviceAccount") ?? "";
    return refusals(
      context.account.find(ASSOCIATION, BY_SERVICE_ACCOUNT, keyOf(inputs)) !== undefined &&
        refusal(
          "ResourceInUseException",
          "serviceAccount",
          `the service account ${namespace}/${serviceAccount} already has an association`,
          "keep one association for each service account",
        ),
      (!LABEL.test(namespace) || namespace.length > 63) &&
        invalid("namespace", `${JSON.stringify(namespace)} is no namespace`, "use an RFC 1123 label"),
      (!SUBDOMAIN.test(serviceAccount) || serviceAccount.length > 253) &&
        invalid(
          "serviceAccount",
          `${JSON.stringify(serviceAccount)} is no service account`,
          "use an RFC 1123 subdomain",
        ),
      podRoleRefusals(text(inputs, "roleArn"), "roleArn", context, inputs["disableSessionTags"] !== true),
    );
  },
  create(inputs, context) {
    const id = `a-${context.hash(17, "association")}`;
    return {
      id,
      outputs: {
        associationArn: arn(
          context,
          "eks",
          `podidentityassociation/${text(inputs, "clusterName") ?? ""}/${id}`,
        ),
        associationId: id,
        disableSessionTags: inputs["disableSessionTags"] ?? false,
        externalId: text(inputs, "targetRoleArn") ? context.hash(32, "external-id") : "",
      },
    };
  },
});
