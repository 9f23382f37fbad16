// Proves that a parameter group which does not ask for TLS is a violation, with the default of each family counted.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsTlsRequired } from "./rds-tls-required.ts";

proveResourceRule(rdsTlsRequired, {
  passes: [
    ["parameters[0].value", 1],
    ["", { family: "postgres15" }],
    ["", { family: "mysql8.0", parameters: [{ name: "require_secure_transport", value: "ON" }] }],
    ["", { family: "sqlserver-se-15.0" }],
  ],
  refuses: [
    ["parameters[0].value", "0", ['parameters: rds.force_ssl must be 1 (is "0")']],
    ["", { family: "postgres14" }, ["parameters: rds.force_ssl must be 1 (is not set)"]],
    [
      "",
      { family: "aurora-mysql8.0", parameters: [{ name: "max_connections", value: "10" }] },
      ["parameters: require_secure_transport must be 1 (is not set)"],
    ],
  ],
});
