/** Proves how the environment's settings become zones, clients, tags and names. */
import assert from "node:assert/strict";
import { INTERFACE_ENDPOINT_SERVICES } from "@drydock/core/environment";
import { GATEWAY_SERVICES, INTERFACE_SERVICES } from "@drydock/vpc-endpoints";
import {
  endpointClients,
  flowLogGroupName,
  logGroupArn,
  podCidrBlocks,
  subnetTags,
  zoneNames,
} from "./plan.ts";
import { settings } from "./testing/settings.ts";

describe("network plan", () => {
  it("orders zones by index, not as they are written", () => {
    assert.deepEqual(zoneNames(settings), ["us-east-1a", "us-east-1b"]);
    const availabilityZones = settings.availabilityZones.toReversed();
    assert.deepEqual(zoneNames({ ...settings, availabilityZones }), ["us-east-1a", "us-east-1b"]);
  });

  it("lets nodes call the endpoints, and pods when they have a range of their own", () => {
    assert.deepEqual(endpointClients(settings), ["10.9.0.0/16", "100.64.0.0/16"]);
    assert.deepEqual(endpointClients({ ...settings, podCidrBlock: undefined }), ["10.9.0.0/16"]);
    assert.deepEqual(podCidrBlocks({ ...settings, podCidrBlock: undefined }), []);
  });

  it("tags subnets for load balancers and node discovery by the cluster's name", () => {
    assert.deepEqual(subnetTags("prod"), {
      public: { "kubernetes.io/role/elb": "1" },
      private: { "kubernetes.io/role/internal-elb": "1", "karpenter.sh/discovery": "drydock-prod" },
      pod: { "kubernetes.io/role/cni": "1" },
    });
  });

  it("names the flow logs' group so that the key's policy can", () => {
    assert.equal(
      logGroupArn("us-east-1", "111111111111", flowLogGroupName("prod")),
      "arn:aws:logs:us-east-1:111111111111:log-group:/drydock/prod/vpc-flow-logs",
    );
  });

  it("can make every endpoint that an environment may ask for", () => {
    assert.deepEqual(Object.keys(INTERFACE_SERVICES).sort(), [...INTERFACE_ENDPOINT_SERVICES].sort());
    assert.deepEqual(Object.keys(GATEWAY_SERVICES), ["s3", "dynamodb"]);
  });
});
