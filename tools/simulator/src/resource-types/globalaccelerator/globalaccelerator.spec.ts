/** Proves that Global Accelerator refuses what AWS refuses, fault by fault, and that load balancers of Services are found. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";
import { ACCELERATOR, ACCELERATOR_LISTENER, ENDPOINT_GROUP } from "../tokens.ts";

const BALANCER = "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/a/0123456789abcdef";
const ELSEWHERE = BALANCER.replace("us-east-1", "us-west-2");

const listenerOf = (world: World) => ({
  acceleratorArn: world.accepted(ACCELERATOR, { name: "drydock" }).id,
  protocol: "TCP",
  portRanges: [{ fromPort: 443, toPort: 443 }],
});
const groupOf = (world: World) => ({
  listenerArn: world.accepted(ACCELERATOR_LISTENER, listenerOf(world)).id,
  trafficDialPercentage: 100,
  endpointConfigurations: [{ endpointId: BALANCER, weight: 128 }],
});
const argument = "InvalidArgumentException";

describe("accelerator", () => {
  refuses(ACCELERATOR, () => ({ name: "drydock" }), [
    {
      of: "name",
      change: { name: "-a" },
      code: argument,
      message: "-a is not 1 to 64 letters, digits, dots and hyphens without one at either end",
    },
    {
      of: "addresses",
      change: { ipAddressType: "IPV6" },
      code: argument,
      message: "IPV6 is no type of address",
    },
  ]);

  it("has a name, and two addresses that are not the same", () => {
    const { outputs } = new World().accepted(ACCELERATOR, { name: "drydock" });
    const [set] = outputs["ipSets"] as { ipAddresses: string[] }[];
    assert.equal(new Set(set?.ipAddresses).size, 2);
    assert.match(String(outputs["dnsName"]), /\.awsglobalaccelerator\.com$/);
  });
});

describe("listener of an accelerator", () => {
  refuses(ACCELERATOR_LISTENER, listenerOf, [
    {
      of: "protocol",
      change: { protocol: "HTTP" },
      code: argument,
      message: "HTTP is no protocol of a listener",
    },
    {
      of: "ranges",
      change: { portRanges: [] },
      code: "InvalidPortRangeException",
      message: "a listener has 1 to 10 ranges of ports",
    },
    {
      of: "range",
      change: { portRanges: [{ fromPort: 443, toPort: 80 }] },
      code: "InvalidPortRangeException",
      message: "a range is out of 1 to 65535, or reversed",
    },
  ]);
});

describe("endpoint group", () => {
  refuses(ENDPOINT_GROUP, groupOf, [
    { of: "dial", change: { trafficDialPercentage: 101 }, code: argument, message: "101 is no percentage" },
    {
      of: "weight",
      change: { endpointConfigurations: [{ endpointId: BALANCER, weight: 256 }] },
      code: argument,
      message: "a weight is out of bounds",
    },
    {
      of: "region",
      change: { endpointConfigurations: [{ endpointId: ELSEWHERE, weight: 1 }] },
      code: argument,
      message: "a load balancer of us-west-2 is in the group of us-east-1",
    },
  ]);

  it("is one for a region, and joins a listener that another environment has made", () => {
    const world = new World();
    const sound = groupOf(world);
    world.accepted(ENDPOINT_GROUP, sound);
    const [refusal] = world.create(ENDPOINT_GROUP, sound).refusals;
    assert.equal(refusal?.code, "EndpointGroupAlreadyExistsException");
    const listenerArn = "arn:aws:globalaccelerator::111111111111:accelerator/1-2/listener/0123abcd";
    world.accepted(ENDPOINT_GROUP, { ...sound, listenerArn });
  });
});

describe("a load balancer that the controller made for a Service", () => {
  const read = (world: World, stack: string) =>
    world.simulator.read(
      "aws:lb/getLoadBalancer:getLoadBalancer",
      { tags: { "service.k8s.aws/stack": stack } },
      { region: "us-east-1", defaultTags: {} },
    );
  const world = new World();
  world.accepted("kubernetes:core/v1:Service", {
    metadata: { name: "gateway", namespace: "edge" },
    spec: { type: "LoadBalancer" },
  });

  it("is found by the Service", () => {
    const answer = read(world, "edge/gateway");
    assert.ok("outputs" in answer);
    assert.match(
      String(answer.outputs["arn"]),
      /^arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer\/net\//,
    );
  });

  it("is not there without the Service", () => {
    const answer = read(world, "edge/other");
    assert.equal("refusal" in answer && answer.refusal.code, "LoadBalancerNotFound");
  });
});
