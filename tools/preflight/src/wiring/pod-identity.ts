/** Service accounts and the roles that they are given: each role must trust exactly the one that it is given to. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { existence } from "../kubernetes/references/created.ts";
import { records, text } from "../kubernetes/read.ts";
import { worldOf } from "../kubernetes/world.ts";
import type { Check, Found } from "../platform/check.ts";
import { ADDON, type Platform, POD_IDENTITY, ROLE } from "../platform/platform.ts";
import { allowed, type Statement, statementsOf } from "./statements.ts";

interface Association {
  readonly subject: PlannedResource;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleArn: string;
}

/** Add-ons have theirs inside, and run in kube-system. */
function associations({ of }: Platform): Association[] {
  const one = (
    subject: PlannedResource,
    tree: Readonly<Record<string, unknown>>,
    namespace?: string,
  ): Association => ({
    subject,
    namespace: text(tree["namespace"]) ?? namespace ?? "",
    serviceAccount: text(tree["serviceAccount"]) ?? "",
    roleArn: text(tree["roleArn"]) ?? "",
  });
  return [
    ...of(POD_IDENTITY).map((subject) => one(subject, subject.inputs)),
    ...of(ADDON).flatMap((addon) =>
      records(addon.inputs["podIdentityAssociations"]).map(([tree]) => one(addon, tree, "kube-system")),
    ),
  ];
}

const called = ({ namespace, serviceAccount }: Association): string => `${namespace}/${serviceAccount}`;

/** What the role's trust policy has against the association; nothing where one of its statements lets it in. */
function objections(statements: readonly Statement[], association: Association): string[] {
  const own = statements.filter(
    ({ allows, services }) => allows && services.includes("pods.eks.amazonaws.com"),
  );
  if (own.length === 0) return ["it does not trust pods.eks.amazonaws.com"];
  const wanted = [
    ["aws:requesttag/kubernetes-namespace", association.namespace, "namespace"],
    ["aws:requesttag/kubernetes-service-account", association.serviceAccount, "service account"],
  ] as const;
  const each = own.map(({ conditions }) =>
    wanted.flatMap(([key, value, what]) => {
      const values = conditions.get(key);
      return allowed(values, value) ? [] : [`it trusts ${what} ${values?.join(", ")}`];
    }),
  );
  return each.some((some) => some.length === 0) ? [] : (each[0] ?? []);
}

export const roleDoesNotTrust: Check = {
  id: "wiring/RoleDoesNotTrust",
  explanation:
    "EKS accepts the association, and the pods are refused credentials when they first ask for them.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html",
  find: (platform) =>
    associations(platform).flatMap((association): Found[] => {
      const role = platform
        .of(ROLE)
        .find(({ id }) => id !== undefined && association.roleArn.endsWith(`/${id}`));
      if (!role) return [];
      const found = objections(statementsOf(role.inputs["assumeRolePolicy"]), association);
      if (found.length === 0) return [];
      return [
        {
          status: "fail",
          subject: association.subject,
          message: `service account ${called(association)} is given the role ${role.name}, which does not let it in: ${found.join(", ")}`,
          evidence: `trust policy of ${role.urn}`,
          remediation: `let the role's trust policy name ${called(association)}, or give the service account its own role`,
        },
      ];
    }),
};

export const noSuchServiceAccount: Check = {
  id: "wiring/NoSuchServiceAccount",
  explanation:
    "An association with a service account that does not exist is accepted, and gives nobody the role: the controller runs without it.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html",
  find: (platform) => {
    const own = associations(platform);
    if (own.length === 0) return [];
    const exists = existence(worldOf(platform.resources));
    return own.flatMap((association): Found[] => {
      const { namespace, serviceAccount: name, subject } = association;
      if (exists({ group: "", kind: "ServiceAccount", namespace, name }).is !== "absent") return [];
      return [
        {
          status: "fail",
          subject,
          message: `there is no service account ${called(association)} to give the role to`,
          evidence: `no object, chart or add-on of the plan is in namespace ${namespace} and makes it`,
          remediation: "correct the namespace or the name of the service account, or remove the association",
        },
      ];
    });
  },
};
