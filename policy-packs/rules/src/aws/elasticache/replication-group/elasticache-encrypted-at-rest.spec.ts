// Proves that atRestEncryptionEnabled which is off, by word or by default, is a violation.

import assert from "node:assert/strict";
import { judgingResource } from "../../../testing/judging.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheEncryptedAtRest } from "./elasticache-encrypted-at-rest.ts";

proveResourceRule(elasticacheEncryptedAtRest, {
  passes: [["atRestEncryptionEnabled", "true"]],
  refuses: [
    ["atRestEncryptionEnabled", false, ["atRestEncryptionEnabled: must be true (is false)"]],
    ["atRestEncryptionEnabled", "false", ['atRestEncryptionEnabled: must be true (is "false")']],
    ["atRestEncryptionEnabled", undefined, ["atRestEncryptionEnabled: must be true (is not set)"]],
  ],
});

describe("elasticache-encrypted-at-rest: a member of a global datastore", () => {
  it("is encrypted at rest as its primary is, and says nothing about it", () => {
    const inputs = { globalReplicationGroupId: "ldgnf-orders" };
    assert.deepEqual(judgingResource(elasticacheEncryptedAtRest, REPLICATION_GROUP, inputs), []);
  });
});
