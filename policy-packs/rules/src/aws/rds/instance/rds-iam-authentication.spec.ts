// Proves that a database whose engine could take IAM authentication and does not is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsIamAuthentication } from "./rds-iam-authentication.ts";

proveResourceRule(rdsIamAuthentication, {
  passes: [
    ["iamDatabaseAuthenticationEnabled", "true"],
    ["", { engine: "sqlserver-se" }],
  ],
  refuses: [
    [
      "iamDatabaseAuthenticationEnabled",
      false,
      ["iamDatabaseAuthenticationEnabled: must be true (is false)"],
    ],
    ["", { engine: "aurora-mysql" }, ["iamDatabaseAuthenticationEnabled: must be true (is not set)"]],
    ["", { engine: "mariadb" }, ["iamDatabaseAuthenticationEnabled: must be true (is not set)"]],
  ],
});
