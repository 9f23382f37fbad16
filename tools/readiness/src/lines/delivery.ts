/** Questions about what is deployed, and how it is taken back. */
import { atLeast, value } from "../proofs/inputs.ts";
import { page } from "../proofs/pages.ts";
import { all, allPods, has } from "../proofs/resources.ts";
import { check, rule } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { TYPES } from "./types.ts";

const LOADED = {
  who: "Owner of each service",
  does: "Load staging with twice the traffic that is expected for an hour; done when the objectives of latency and errors held.",
} as const;

export const DELIVERY = inArea(
  "Delivery",
  {
    id: "modules-valid",
    question: "Does the whole plan pass what AWS and Kubernetes would refuse?",
    sources: ["004/before/1"],
    proofs: [check("", "capacity"), has(TYPES.cluster, value(["version"])), page("docs/preflight.md")],
  },
  {
    id: "charts-tested",
    question: "Has every chart an exact version and a repository, and was it tried?",
    sources: ["004/before/2"],
    proofs: [
      all(
        [TYPES.release],
        value(["version"], (text) => /^v?\d+\.\d+\.\d+/.test(text)),
      ),
      rule("helm-release-pinned"),
      rule("helm-release-repository"),
    ],
    person: {
      who: "Platform engineer",
      does: "Run npm test, which holds the values against each chart's own, and deploy staging; done when every release there is deployed.",
    },
  },
  {
    id: "rollback",
    question: "Can a release be taken back, and was that rehearsed?",
    sources: ["002/production/10"],
    proofs: [
      allPods(value(["spec", "revisionHistoryLimit"], atLeast(1))),
      page("docs/runbooks/roll-back.md"),
    ],
    person: {
      who: "Owner of each service",
      does: "Take one release of staging back by the runbook while it gets traffic; done when no request failed.",
    },
  },
  {
    id: "load-tested",
    question: "Has the platform carried the load that is expected?",
    sources: ["002/production/11", "003/production/12"],
    proofs: [
      has(TYPES.horizontalAutoscaler, value(["spec", "maxReplicas"], atLeast(2))),
      check("capacity/", "capacity"),
    ],
    person: LOADED,
  },
  {
    id: "version-supported",
    question:
      "Is the Kubernetes version supported, one behind the newest, and are nodes no older than they may be?",
    sources: ["000/versions/1"],
    proofs: [
      has(TYPES.cluster, value(["version"])),
      rule("eks-version-supported"),
      rule("eks-version-not-newest"),
      rule("api-version-served"),
      check("versions/", "capacity"),
    ],
  },
  {
    id: "upgrades-rehearsed",
    question: "Are upgrades made in staging first, and looked at every quarter?",
    sources: ["000/versions/2", "000/versions/3"],
    proofs: [
      page("docs/runbooks/upgrade-kubernetes.md", "Staging", "Production"),
      has(TYPES.nodeGroup, value(["releaseVersion"])),
    ],
    person: {
      who: "Platform engineer",
      does: "Upgrade staging by the runbook, a week before production; done when staging ran the new version for a week without an alert.",
    },
  },
);
