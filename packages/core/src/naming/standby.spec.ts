/** Proves that the names which two regions agree on are the services' own, for every name of an environment. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { environmentName } from "../environment/slices/identity.ts";
import { nameProblem } from "./physical-name.ts";
import { backupCopyBucketName, backupCopyKeyAlias, databaseArn, databaseIdentifier } from "./standby.ts";

describe("names of a standby", () => {
  it("are those of prod", () => {
    assert.equal(
      databaseArn("prod", "us-east-1", "111111111111"),
      "arn:aws:rds:us-east-1:111111111111:db:drydock-prod",
    );
    assert.equal(
      backupCopyBucketName("prod", "111111111111", "us-west-2"),
      "drydock-prod-backup-111111111111-us-west-2",
    );
    assert.equal(backupCopyKeyAlias("prod"), "alias/drydock/prod/backup-copies");
  });

  it("are accepted, and of one environment only", () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,9})?$/);
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(environmentName.safeParse(one).success && one !== other);
        const bucket = (name: string) => backupCopyBucketName(name, "111111111111", "ap-southeast-2");
        assert.equal(nameProblem("s3Bucket", bucket(one)), undefined);
        assert.equal(nameProblem("rdsInstance", databaseIdentifier(one)), undefined);
        assert.notEqual(bucket(one), bucket(other));
        assert.notEqual(backupCopyKeyAlias(one), backupCopyKeyAlias(other));
      }),
    );
  });
});
