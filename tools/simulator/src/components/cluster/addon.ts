/** What `eks:index:Addon` creates: one add-on, as a child of its cluster. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { RemoteComponent } from "../remote-component.ts";
import { coreOf } from "./core.ts";

export const addon: RemoteComponent = (name, inputs, options) => {
  const args = inputs as unknown as eks.AddonArgs;
  const parent = pulumi.Resource.isInstance(args.cluster) ? args.cluster : options.parent;
  const component = new pulumi.ComponentResource("eks:index:Addon", name, inputs, {
    ...options,
    parent,
  });
  new aws.eks.Addon(
    name,
    {
      clusterName: coreOf(args.cluster).apply((core) => core.cluster.name),
      addonName: args.addonName,
      addonVersion: args.addonVersion,
      configurationValues:
        args.configurationValues &&
        pulumi.output(args.configurationValues).apply((values) => JSON.stringify(values)),
      preserve: args.preserve,
      resolveConflictsOnCreate: args.resolveConflictsOnCreate,
      resolveConflictsOnUpdate: args.resolveConflictsOnUpdate,
      serviceAccountRoleArn: args.serviceAccountRoleArn,
      tags: args.tags,
    } as aws.eks.AddonArgs,
    { parent: component },
  );
  return Promise.resolve({ urn: component.urn, state: {} });
};
