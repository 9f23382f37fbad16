/** What no plan can prove, and what does. */

export interface Limit {
  readonly what: string;
  readonly instead: string;
}

export const GENERAL_LIMITS: readonly Limit[] = [
  {
    what: "Whether AWS has the capacity",
    instead:
      "Instance types and spot capacity of a zone change by the hour. A deployment, or a capacity reservation, shows it.",
  },
  {
    what: "Whether the account may do it",
    instead:
      "Service control policies, permissions of the deployer and quotas that were raised or used elsewhere are the account's. The quotas here are AWS's defaults or those that the environment gives.",
  },
  {
    what: "What charts create",
    instead:
      "A Helm release is one resource here. Its objects are known only where a check carries figures about that chart.",
  },
  {
    what: "Whether images start",
    instead:
      "Images are named, and not pulled or run. A test environment shows whether they start and answer.",
  },
  {
    what: "What stands in the account already",
    instead:
      "The plan is of a new environment. Names that are taken and earlier resources are seen by the engine alone.",
  },
  {
    what: "How it behaves under load and failure",
    instead:
      "Placement and reachability are computed by models. Drills and load tests show what really happens.",
  },
  {
    what: "What it will cost to the dollar",
    instead:
      "List prices and assumed traffic. Discounts, taxes and data transfer of real use are not in them.",
  },
];
