// Proves that a region that is not allowed is found at the provider and at a resource that names one itself.
import { proveStackRule } from "../testing/prove.ts";
import { AWS_PROVIDER, SQS_QUEUE } from "../types.ts";
import { allowedRegions } from "./allowed-regions.ts";

const queue = (region?: string) => ({ type: SQS_QUEUE, name: "orders", inputs: { region } });

proveStackRule(allowedRegions, {
  settings: { allowedRegions: ["eu-west-1", "eu-central-1"] },
  passes: {
    "a resource in the region of its provider": [queue()],
    "regions of what is not of AWS": [
      { type: "gcp:storage/bucket:Bucket", name: "a", inputs: { region: "x" } },
    ],
  },
  refuses: {
    "a provider elsewhere": {
      stack: [{ type: AWS_PROVIDER, name: "aws", inputs: { region: "us-east-1" } }],
      findings: ['aws, region: must be one of eu-west-1, eu-central-1 (is "us-east-1")'],
    },
    "a resource elsewhere": {
      stack: [queue("us-east-1"), queue("eu-west-1")],
      findings: ['orders, region: must be one of eu-west-1, eu-central-1 (is "us-east-1")'],
    },
  },
});
