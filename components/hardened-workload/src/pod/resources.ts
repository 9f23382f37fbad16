/** Requests and limits of a container, as its quality of service wants them. */
import type { ContainerArgs, ResourceList } from "../args/container.ts";
import type { QualityOfService } from "../args/workload.ts";
import { compareQuantities } from "../arithmetic/quantities.ts";

/** A container that fills a node's disk takes its neighbours along: there is always a limit. */
const EPHEMERAL_REQUEST = "1Gi";
const EPHEMERAL_LIMIT = "2Gi";

export interface ContainerResources {
  readonly requests?: Record<string, string>;
  readonly limits?: Record<string, string>;
}

export function containerResources(
  { resources = {} }: ContainerArgs,
  quality: QualityOfService,
): ContainerResources {
  if (quality === "BestEffort") return {};
  const { requests = {}, limits = {} } = resources;
  const equal = quality === "Guaranteed";
  return {
    requests: quantities({ ...(equal ? limits : {}), ...ephemeralRequest(limits), ...requests }),
    limits: quantities({ ...(equal ? requests : {}), ...ephemeralLimit(requests), ...limits }),
  };
}

/** Never above the limit, nor below the request, that was stated. */
function ephemeralRequest({ ephemeralStorage: limit }: ResourceList): ResourceList {
  const above = limit !== undefined && compareQuantities(limit, EPHEMERAL_REQUEST) < 0;
  return { ephemeralStorage: above ? limit : EPHEMERAL_REQUEST };
}

function ephemeralLimit({ ephemeralStorage: request }: ResourceList): ResourceList {
  const below = request !== undefined && compareQuantities(request, EPHEMERAL_LIMIT) > 0;
  return { ephemeralStorage: below ? request : EPHEMERAL_LIMIT };
}

function quantities({ cpu, memory, ephemeralStorage }: ResourceList): Record<string, string> {
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...(ephemeralStorage === undefined ? {} : { "ephemeral-storage": ephemeralStorage }),
  };
}
