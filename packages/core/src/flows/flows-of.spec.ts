/** Proves which peers every shipped environment has, and that its map contradicts itself nowhere. */
import assert from "node:assert/strict";
import { listEnvironments, loadEnvironment } from "../environment/index.ts";
import { flowProblems, flowsOf } from "./index.ts";

describe("flowsOf", () => {
  for (const name of listEnvironments()) {
    it(`gives ${name} a map without problems`, async () => {
      assert.deepEqual(flowProblems(flowsOf(await loadEnvironment(name))), []);
    });
  }

  it("knows where the API server of prod answers, and keeps the internet apart from the cluster", async () => {
    const { peers } = flowsOf(await loadEnvironment("prod"));
    assert.deepEqual(peers["kube-api"], {
      kind: "blocks",
      cidrBlocks: ["172.20.0.1/32", "10.0.10.0/24", "10.0.20.0/24", "10.0.30.0/24"],
    });
    assert.deepEqual(peers["internet"], {
      kind: "blocks",
      cidrBlocks: ["0.0.0.0/0"],
      except: ["10.0.0.0/16", "100.64.0.0/16", "172.20.0.0/16", "169.254.0.0/16"],
    });
    assert.deepEqual(peers["aws-apis"], {
      kind: "blocks",
      cidrBlocks: ["0.0.0.0/0"],
      except: ["169.254.169.254/32"],
    });
  });
});
