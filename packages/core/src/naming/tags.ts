/** The five ownership tags of every taggable resource. */
import type { Environment } from "../environment/schema.ts";

export interface OwnershipTags extends Record<string, string> {
  environment: string;
  layer: string;
  owner: string;
  "cost-centre": string;
  repository: string;
}

export function ownershipTags(environment: Environment, layer: string): OwnershipTags {
  return {
    environment: environment.environment,
    layer,
    owner: environment.tags.owner,
    "cost-centre": environment.tags.costCentre,
    repository: environment.tags.repository,
  };
}
