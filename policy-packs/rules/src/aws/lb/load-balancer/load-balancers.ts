/** Load balancers and listeners of the second generation, under each of their type tokens. */
import type { Inputs } from "../../../rule.ts";
import { APPLICATION_LISTENER, APPLICATION_LOAD_BALANCER, LISTENER, LOAD_BALANCER } from "../../types.ts";

export const LOAD_BALANCERS: readonly string[] = [LOAD_BALANCER, APPLICATION_LOAD_BALANCER];
export const LISTENERS: readonly string[] = [LISTENER, APPLICATION_LISTENER];

/** AWS makes an application load balancer unless told otherwise. */
export const kindOf = ({ loadBalancerType }: Inputs): unknown => loadBalancerType ?? "application";
