// Proves that tags count when a resource or every provider sets them, and that launch templates must set those of instances.
import assert from "node:assert/strict";
import { judgingStack, resource } from "../../testing/judging.ts";
import { proveStackRule } from "../testing/prove.ts";
import { AWS_PROVIDER, LAUNCH_TEMPLATE, ROUTE, SQS_QUEUE } from "../types.ts";
import { requiredTags } from "./required-tags.ts";

const queue = (tags?: unknown) => ({ type: SQS_QUEUE, name: "orders", inputs: { tags } });
const provider = (defaultTags: unknown, name = "aws") => ({
  type: AWS_PROVIDER,
  name,
  inputs: { defaultTags },
});
const template = (tags: unknown) => ({
  type: LAUNCH_TEMPLATE,
  name: "nodes",
  inputs: { tags: BOTH, tagSpecifications: [{ resourceType: "instance", tags }] },
});
const BOTH = { owner: "team-orders", layer: "data" };

proveStackRule(requiredTags, {
  settings: { requiredTags: ["owner"] },
  passes: {
    "tags of the provider": [provider({ tags: BOTH }), queue()],
    "tags of the provider as the engine writes them": [provider(JSON.stringify({ tags: BOTH })), queue()],
    "what takes no tags": [{ type: ROUTE, name: "out", inputs: {} }],
    "instances with tags": [template(BOTH)],
  },
  refuses: {
    "no tags": { stack: [queue()], findings: ["orders, tags: must have owner"] },
    "an empty tag": { stack: [queue({ owner: "" })], findings: ["orders, tags: must have owner"] },
    "tags of one provider of two": {
      stack: [provider({ tags: BOTH }), provider({}, "other"), queue()],
      findings: ["orders, tags: must have owner"],
    },
    "a provider whose tags cannot be read": {
      stack: [provider("{"), queue()],
      findings: ["orders, tags: must have owner"],
    },
    "instances without tags, whatever the provider adds to the template": {
      stack: [provider({ tags: BOTH }), template({ layer: "data" })],
      findings: ["nodes, tagSpecifications[0].tags: must have owner"],
    },
  },
});

describe("required-tags with more than one key", () => {
  const findings = (tags: object) =>
    judgingStack(
      requiredTags,
      {
        resources: [
          resource(AWS_PROVIDER, { defaultTags: { tags: { layer: "data" } } }),
          resource(SQS_QUEUE, { tags }),
        ],
      },
      { requiredTags: ["owner", "layer", "cost-centre"] },
    ).map(({ message }) => message);

  it("takes each from its own place, and says in one line which are missing", () => {
    assert.deepEqual(findings({ owner: "team-orders", "cost-centre": "42" }), []);
    assert.deepEqual(findings({}), ["must have owner, cost-centre"]);
  });
});
