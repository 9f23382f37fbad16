// Proves that a replication group which takes plain connections is a violation.

import assert from "node:assert/strict";
import { judgingResource } from "../../../testing/judging.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheEncryptedInTransit } from "./elasticache-encrypted-in-transit.ts";

proveResourceRule(elasticacheEncryptedInTransit, {
  passes: [
    ["transitEncryptionEnabled", "true"],
    ["transitEncryptionMode", undefined],
  ],
  refuses: [
    ["transitEncryptionEnabled", undefined, ["transitEncryptionEnabled: must be true (is not set)"]],
    ["transitEncryptionMode", "preferred", ['transitEncryptionMode: must be required (is "preferred")']],
  ],
});

describe("elasticache-encrypted-in-transit: a member of a global datastore", () => {
  it("is encrypted in transit as its primary is, and says nothing about it", () => {
    const inputs = { globalReplicationGroupId: "ldgnf-orders" };
    assert.deepEqual(judgingResource(elasticacheEncryptedInTransit, REPLICATION_GROUP, inputs), []);
  });
});
