/** A Pod Identity association, with its role and permissions, before the pods that use it. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Need, OrderRule } from "../rule.ts";
import { type Pods, textsAt, type World } from "../world.ts";

const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const PERMISSIONS = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];

/** Under which keys pods say whom they run as: Kubernetes has the first, values of charts the others. */
const ACCOUNT_KEYS = ["serviceAccountName", "name", "server"];

function usersOf({ pods }: World, { inputs }: PlannedResource): readonly Pods[] {
  const account = String(inputs["serviceAccount"]);
  return pods.filter(
    ({ namespace, chart, template }) =>
      namespace === inputs["namespace"] &&
      (chart === account || textsAt(template, ...ACCOUNT_KEYS).includes(account)),
  );
}

export const identities: OrderRule = {
  id: "identity",
  why: "Credentials reach pods that start after the association only; a controller without its permissions cleans up nothing.",
  needs: (world) =>
    world.of(ASSOCIATION).flatMap((association): Need[] => {
      const permissions = world.siblings(association).filter(({ type }) => PERMISSIONS.includes(type));
      const users = usersOf(world, association);
      const account = `${String(association.inputs["namespace"])}/${String(association.inputs["serviceAccount"])}`;
      if (users.length === 0) return [{ subject: association, after: [], what: `pod of ${account}` }];
      return users.map((subject) => ({
        subject,
        after: [association, ...permissions, ...world.addon("eks-pod-identity-agent")],
        what: "permissions",
      }));
    }),
};
