/** Role of the managed pools' nodes; Karpenter's nodes have one of their own. */
import { partitionOf } from "@drydock/core/naming";
import { NodeRole } from "@drydock/hardened-node-group";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "./context.ts";

export function createNodeRole(
  parent: pulumi.Resource,
  name: string,
  { region }: NodePoolsContext,
): NodeRole {
  return new NodeRole(`${name}-node`, { partition: partitionOf(region) }, { parent });
}
