/** Every remote component that the simulator expands, by type token. */
import { addon } from "./cluster/addon.ts";
import { cluster } from "./cluster/cluster.ts";
import { configFile } from "./config-file.ts";
import { nodeGroupSecurityGroup } from "./cluster/security-groups.ts";
import { vpcCniAddon } from "./cluster/vpc-cni.ts";
import { managedNodeGroup } from "./node-group/managed-node-group.ts";
import { nodeGroupV2 } from "./node-group/node-group-v2.ts";
import type { RemoteComponent } from "./remote-component.ts";
import { vpc } from "./vpc/vpc.ts";

export const REMOTE_COMPONENTS: ReadonlyMap<string, RemoteComponent> = new Map([
  ["awsx:ec2:Vpc", vpc],
  ["eks:index:Addon", addon],
  ["eks:index:Cluster", cluster],
  ["eks:index:ManagedNodeGroup", managedNodeGroup],
  ["eks:index:NodeGroupSecurityGroup", nodeGroupSecurityGroup],
  ["eks:index:NodeGroupV2", nodeGroupV2],
  ["eks:index:VpcCniAddon", vpcCniAddon],
  ["kubernetes:yaml/v2:ConfigFile", configFile],
]);
