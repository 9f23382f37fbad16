/** AWS Global Accelerator: two fixed addresses that lead to the nearest region that is healthy. */
import type { RegionSettings } from "@drydock/core/environment";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { loadBalancerArn } from "./load-balancer.ts";
import { NO_RECORDS, type Records, targetAnnotations } from "./records.ts";

type Settings = Extract<RegionSettings, { kind: "globalAccelerator" }>;

/** The environment that makes the accelerator writes the records; the other one adds its load balancer. */
export function createAccelerated(installing: Installing, settings: Settings): Records {
  if (settings.listenerArn !== undefined) {
    createEndpointGroup(installing, settings, settings.listenerArn);
    return { shared: NO_RECORDS, own: {}, failover: {} };
  }
  const { accelerator, listener } = createAccelerator(installing);
  createEndpointGroup(installing, settings, listener.arn);
  const [first, second] = [0, 1].map((i) =>
    accelerator.ipSets.apply((sets) => sets[0]?.ipAddresses?.[i] ?? ""),
  ) as [pulumi.Output<string>, pulumi.Output<string>];
  return {
    shared: targetAnnotations(accelerator.dnsName),
    own: {},
    failover: {
      listenerArn: listener.arn,
      dnsName: accelerator.dnsName,
      address1: first,
      address2: second,
    },
  };
}

function createAccelerator({ parent, name, context }: Installing) {
  const accelerator = new aws.globalaccelerator.Accelerator(
    `${name}-accelerator`,
    { name: `drydock-${context.environment}`, ipAddressType: "IPV4", enabled: true },
    { parent },
  );
  const listener = new aws.globalaccelerator.Listener(
    `${name}-listener`,
    {
      acceleratorArn: accelerator.arn,
      protocol: "TCP",
      portRanges: [80, 443].map((port) => ({ fromPort: port, toPort: port })),
      clientAffinity: "NONE",
    },
    { parent },
  );
  return { accelerator, listener };
}

/** Health is that of the load balancer's targets, as its own checks see them. */
function createEndpointGroup(
  installing: Installing,
  { trafficDialPercentage }: Settings,
  listenerArn: pulumi.Input<string>,
): aws.globalaccelerator.EndpointGroup {
  const { parent, name, context } = installing;
  return new aws.globalaccelerator.EndpointGroup(
    `${name}-endpoint-group`,
    {
      listenerArn,
      endpointGroupRegion: context.region,
      trafficDialPercentage,
      endpointConfigurations: [
        {
          endpointId: loadBalancerArn(installing),
          weight: 128,
          clientIpPreservationEnabled: true,
        },
      ],
    },
    { parent },
  );
}
