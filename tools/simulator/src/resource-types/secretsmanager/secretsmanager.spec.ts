/** Proves what the simulated Secrets Manager answers, and what it refuses. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";
import { KEY, SECRET } from "../tokens.ts";

const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const INVALID = "InvalidParameterException";

describe("secret", () => {
  it("has an ARN of its own even where its name was used before", () => {
    const { outputs } = new World().accepted(SECRET, { name: "team/database" });
    assert.match(
      String(outputs["arn"]),
      /^arn:aws:secretsmanager:us-east-1:111111111111:secret:team\/database-[0-9a-f]{6}$/,
    );
  });

  refuses(SECRET, () => ({ name: "team/database", replicas: [{ region: "us-west-2" }] }), [
    {
      of: "a name with a blank",
      change: { name: "team database" },
      code: "ValidationException",
      message: "the name team database has characters that are refused",
    },
    {
      of: "a name that is taken",
      change: (world) => {
        world.accepted(SECRET, { name: "taken" });
        return { name: "taken" };
      },
      code: "ResourceExistsException",
      message: "a secret taken already exists",
    },
    {
      of: "a short recovery window",
      change: { recoveryWindowInDays: 3 },
      code: INVALID,
      message: "3 days are not 0, nor between 7 and 30",
    },
    {
      of: "a replica beside it",
      change: { replicas: [{ region: "us-east-1" }] },
      code: INVALID,
      message: "the secret is in us-east-1 itself",
    },
    {
      of: "a replica in no region",
      change: { replicas: [{ region: "mars-1" }] },
      code: INVALID,
      message: "mars-1 is no region",
    },
    {
      of: "a replica under a key of here",
      change: (world) => ({
        replicas: [{ region: "us-west-2", kmsKeyId: world.accepted(KEY, {}).outputs["arn"] }],
      }),
      code: INVALID,
      message: "the key is of us-east-1, and the replica is in us-west-2",
    },
  ]);
});

describe("value of a secret", () => {
  refuses(
    VERSION,
    (world) => ({ secretId: world.accepted(SECRET, { name: "team/database" }).id, secretString: "{}" }),
    [
      {
        of: "two values",
        change: { secretBinary: "e30=" },
        code: INVALID,
        message: "only one of secretString, secretBinary can be set",
      },
    ],
  );
});
