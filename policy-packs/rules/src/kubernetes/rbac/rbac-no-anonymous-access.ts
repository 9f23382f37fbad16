/** No binding gives anything to callers who have not said who they are. */
import { defineObjectRule } from "../../rule.ts";
import { trivy } from "../frameworks.ts";
import { withoutSubjects } from "./subjects.ts";

export const rbacNoAnonymousAccess = defineObjectRule(
  withoutSubjects(
    {
      id: "rbac-no-anonymous-access",
      title: "Nothing is bound to anonymous callers",
      description:
        "Whoever reaches the endpoint of the API has what is bound to these names, without a certificate, a token or a password.",
      severity: "critical",
      frameworks: [trivy("KSV-0122", "Nothing is bound to the anonymous user.")],
      remediation:
        "bind named groups, users or service accounts; health checks need only system:public-info-viewer",
    },
    ["system:anonymous", "system:unauthenticated"],
    ["system:public-info-viewer"],
  ),
);
