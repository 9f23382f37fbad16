/** All order rules. */
import type { OrderRule } from "../rule.ts";
import { definitions } from "./definitions.ts";
import { controllers } from "./controllers.ts";
import { dnsRecords } from "./dns-records.ts";
import { identities } from "./identities.ts";
import { loadBalancers } from "./load-balancers.ts";
import { namespaces } from "./namespaces.ts";
import { nodePools } from "./node-pools.ts";
import { nodes } from "./nodes.ts";
import { podReferences } from "./pod-references.ts";
import { references } from "./references.ts";
import { namespaceRules } from "./namespace-rules.ts";
import { storage } from "./storage.ts";
import { vpc } from "./vpc.ts";
import { admission, sidecars } from "./webhooks.ts";

export const RULES: readonly OrderRule[] = [
  namespaces,
  namespaceRules,
  definitions,
  controllers,
  admission,
  sidecars,
  identities,
  podReferences,
  storage,
  loadBalancers,
  dnsRecords,
  nodes,
  nodePools,
  references,
  vpc,
];
