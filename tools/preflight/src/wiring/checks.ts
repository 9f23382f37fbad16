/** All checks of wiring, in the order of the record. */
import type { Check } from "../platform/check.ts";
import { noSuchAction } from "./actions.ts";
import { addonOrder, goesBeforeItsObjects } from "./clean-up.ts";
import { queueRefusesEvents, ruleWithoutTarget } from "./events.ts";
import { needsMetadata } from "./metadata.ts";
import {
  balancerTagOnWrongSubnet,
  nodeClassSelectsNothing,
  vpcWithoutDnsNames,
  zoneWithoutBalancerSubnet,
} from "./network.ts";
import { beforeItsController } from "./order.ts";
import { noSuchServiceAccount, roleDoesNotTrust } from "./pod-identity.ts";
import { podInterfaces } from "./pod-interfaces.ts";
import { noSuchSecret, noSuchService } from "./references.ts";
import { controlPlaneCutOff } from "./webhook-ports.ts";

export const WIRING_CHECKS: readonly Check[] = [
  vpcWithoutDnsNames,
  balancerTagOnWrongSubnet,
  zoneWithoutBalancerSubnet,
  nodeClassSelectsNothing,
  controlPlaneCutOff,
  roleDoesNotTrust,
  noSuchServiceAccount,
  ruleWithoutTarget,
  queueRefusesEvents,
  needsMetadata,
  podInterfaces,
  beforeItsController,
  goesBeforeItsObjects,
  addonOrder,
  noSuchAction,
  noSuchService,
  noSuchSecret,
];
