/** Proves what the simulated Athena answers, and what it refuses. */
import assert from "node:assert/strict";
import { ACCOUNT, refuses, World } from "../testing.ts";
import { WORKGROUP } from "./workgroup.ts";

const configured = (configuration: object) => ({ configuration });

describe("workgroup of Athena", () => {
  it("is its name", () => {
    const { id, outputs } = new World().accepted(WORKGROUP, { name: "costs" });
    assert.equal(id, "costs");
    assert.equal(outputs["arn"], `arn:aws:athena:us-east-1:${ACCOUNT}:workgroup/costs`);
  });

  refuses(WORKGROUP, () => ({ name: "costs" }), [
    {
      of: "a name with a blank",
      change: { name: "all costs" },
      code: "InvalidRequestException",
      message: "all costs is no name of a workgroup",
    },
    {
      of: "a name that is taken",
      change: (world) => {
        world.accepted(WORKGROUP, { name: "taken" });
        return { name: "taken" };
      },
      code: "InvalidRequestException",
      message: "a workgroup taken is there already",
    },
    {
      of: "a limit below the least",
      change: configured({ bytesScannedCutoffPerQuery: 1000 }),
      code: "InvalidRequestException",
      message: "1000 is less than 10485760",
    },
    {
      of: "encryption with no key",
      change: configured({
        resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS" } },
      }),
      code: "InvalidRequestException",
      message: "SSE_KMS needs a key",
    },
    {
      of: "a place that is no address",
      change: configured({ resultConfiguration: { outputLocation: "results" } }),
      code: "InvalidRequestException",
      message: "the place of results is no address of S3",
    },
  ]);
});
