/** Questions about metrics, alerts, logs and costs. */
import { costKnown } from "../proofs/figures.ts";
import { value } from "../proofs/inputs.ts";
import { alertRunbooks, page } from "../proofs/pages.ts";
import { all, has, release } from "../proofs/resources.ts";
import { check } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { alerts, dashboards, pagesSomebody, receivers } from "./reads.ts";
import { TYPES } from "./types.ts";

const STACK = "kube-prometheus-stack";

export const OBSERVABILITY = inArea(
  "Observability",
  {
    id: "monitoring",
    question: "Is the platform measured, and does it raise alerts?",
    sources: ["002/production/5", "003/success/2", "000/practices/10"],
    proofs: [
      release(STACK),
      has(TYPES.prometheusRule, alerts),
      has(TYPES.serviceMonitor, value(["spec", "endpoints", 0, "port"])),
      check("monitoring/", "network"),
    ],
  },
  {
    id: "services-scraped",
    question: "Are the metrics of every service collected?",
    sources: ["003/after/11"],
    proofs: [
      all([TYPES.serviceMonitor], value(["spec", "endpoints", 0, "port"])),
      check("selectors/", "network"),
    ],
  },
  {
    id: "targets-up",
    question: "Does Prometheus reach every target?",
    sources: ["003/after/3"],
    proofs: [
      has(TYPES.serviceMonitor, value(["spec", "endpoints", 0, "port"])),
      page("docs/runbooks/target-down.md"),
    ],
    person: {
      who: "Platform engineer",
      does: "Look at the targets page of Prometheus after the deployment; done when none is down for an hour.",
    },
  },
  {
    id: "alert-channels",
    question: "Does an alert reach a person?",
    sources: ["003/production/5", "003/before/4", "003/after/4"],
    proofs: [release(STACK, receivers), page("docs/runbooks/alert-delivery-failing.md")],
    person: {
      who: "Platform engineer",
      does: "Put key and webhook into the store, and send one test alert of each severity; done when both arrived where they should.",
    },
  },
  {
    id: "alert-thresholds",
    question: "Do the thresholds fit what the services do?",
    sources: ["003/production/9"],
    proofs: [has(TYPES.prometheusRule, alerts), alertRunbooks],
    person: {
      who: "Owner of each service",
      does: "Look at the alerts of two weeks in staging; done when none fired without a reason to act, and no incident came without one.",
    },
  },
  {
    id: "dashboards",
    question: "Have the dashboards been looked at with real data?",
    sources: ["003/after/5"],
    proofs: [has(TYPES.configMap, dashboards), release("grafana")],
    person: {
      who: "Platform engineer",
      does: "Open each dashboard after a day of traffic; done when no panel is empty without a reason.",
    },
  },
  {
    id: "logs",
    question: "Are the logs of all pods collected and kept?",
    sources: ["003/success/3"],
    proofs: [
      release("loki", value(["values", "loki", "limits_config", "retention_period"], undefined, "kept")),
      release("alloy"),
    ],
  },
  {
    id: "costs",
    question: "Are costs known beforehand, and watched afterwards?",
    sources: ["004/after/8"],
    proofs: [release("opencost"), costKnown],
  },
  {
    id: "on-call",
    question: "Is somebody on call at every hour?",
    sources: ["002/production/15"],
    proofs: [release(STACK, pagesSomebody)],
    person: {
      who: "Head of operations",
      does: "Set the rota up in PagerDuty with an escalation; done when a page at night was answered.",
    },
  },
);
