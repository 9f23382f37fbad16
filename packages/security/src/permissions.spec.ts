/** Proves that each controller's role may do what it needs on what is its own, and nothing else. */
import assert from "node:assert/strict";
import { type PolicyStatement, statementProblems } from "@drydock/workload-identity";
import { answerChallenges } from "./certificates/permissions.ts";
import { pullImages } from "./detection/trivy-permissions.ts";
import { unseal } from "./identity/vault.ts";
import { readSecrets } from "./secrets/permissions.ts";

const place = {
  partition: "aws",
  region: "eu-west-1",
  accountId: "111111111111",
  secretPathPrefix: "drydock/prod",
};
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555";

const ROLES: Readonly<Record<string, readonly PolicyStatement[]>> = {
  "External Secrets": readSecrets(place, KEY),
  "cert-manager": answerChallenges("aws", ["Z1", "Z2"]),
  Trivy: pullImages("aws", "eu-west-1", "111111111111"),
  Vault: unseal(KEY),
};

describe("roles of the security layer", () => {
  for (const [role, statements] of Object.entries(ROLES)) {
    it(`${role} has exact actions, and resources of its own`, () => {
      assert.deepEqual(statementProblems(statements), []);
    });
  }

  it("External Secrets reads below one path, and decrypts through Secrets Manager only", () => {
    const [read, decrypt] = readSecrets(place, KEY);
    assert.deepEqual(read?.resources, [
      "arn:aws:secretsmanager:eu-west-1:111111111111:secret:drydock/prod/*",
    ]);
    assert.deepEqual(decrypt?.resources, [KEY]);
    assert.deepEqual(decrypt.conditions, {
      StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" },
    });
    const actions = readSecrets(place, KEY).flatMap((statement) => statement.actions);
    assert.ok(!actions.some((action) => /Put|Create|Delete|List/.test(action)), actions.join(", "));
  });

  it("cert-manager writes TXT records of challenges, in its zones", () => {
    const write = answerChallenges("aws", ["Z1", "Z2"]).find(({ sid }) => sid === "WriteChallengeRecords");
    assert.deepEqual(write?.resources, [
      "arn:aws:route53:::hostedzone/Z1",
      "arn:aws:route53:::hostedzone/Z2",
    ]);
    assert.deepEqual(write.conditions, {
      "ForAllValues:StringEquals": { "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"] },
      "ForAllValues:StringLike": {
        "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["_acme-challenge.*"],
      },
    });
  });

  it("Vault uses its one key, and may not administer it", () => {
    assert.deepEqual(
      unseal(KEY).flatMap(({ actions }) => actions),
      ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"],
    );
  });
});
