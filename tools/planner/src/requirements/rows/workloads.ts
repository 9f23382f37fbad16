/** Delivery, applications and operations. */
import { requirement } from "../requirement.ts";

export const DELIVERY = [
  requirement(
    "DEL-01",
    "Argo CD with sign-in, a project and an application for each tenant",
    "Release argo-cd",
    "AppProject",
    "Application",
  ),
  requirement("DEL-02", "Canary by Argo Rollouts through the mesh", "Release argo-rollouts", "Rollout"),
  requirement("DEL-03", "Updates without loss of capacity, and the way back", "Deployment llm-agent-service"),
];

export const APP = [
  requirement("APP-01", "llm-agent-service, field by field", "Deployment llm-agent-service"),
  requirement("APP-02", "Quality of service as a choice", "Deployment app-"),
  requirement(
    "APP-03",
    "Service account, role and binding of each workload",
    "ServiceAccount app-",
    "Role app-",
    "RoleBinding app-",
  ),
  requirement(
    "APP-04",
    "Horizontal scaling of agents, API and frontend",
    "HorizontalPodAutoscaler api-gateway",
    "HorizontalPodAutoscaler frontend",
    "ScaledObject llm-agent-service",
  ),
  requirement(
    "APP-05",
    "Vertical sizes, never two scalers on one metric",
    "VerticalPodAutoscaler llm-agent-service",
    "VerticalPodAutoscaler analytics-api",
  ),
  requirement("APP-06", "Disruption budgets and spread", "PodDisruptionBudget app-"),
  requirement(
    "APP-07",
    "Scaling by queues, lists, rates, hours and connections",
    "ScaledObject kafka-consumer",
    "ScaledObject document-worker",
    "ScaledObject identity-service",
  ),
  requirement(
    "APP-08",
    "Agent platform with Redis, configuration and closed network",
    "Deployment app-agent-deployment",
    "StatefulSet agent-redis",
    "ConfigMap agent-config",
  ),
  requirement("APP-09", "Profiles of the agent platform", "Deployment app-agent-deployment"),
  requirement(
    "APP-10",
    "api-gateway as a Rollout behind its routes",
    "Rollout api-gateway",
    "VirtualService api-gateway",
    "DestinationRule api-gateway",
  ),
];

export const OPERATIONS = [
  requirement(
    "OPS-01",
    "Environments, and a standby in a second region that says when it lags",
    "MetricAlarm lag",
  ),
  requirement("OPS-02", "Upgrades rehearsed before production, version skew checked"),
  requirement("OPS-03", "Maintenance, loss of a zone and reclaim of spot nodes, rehearsed"),
  requirement("OPS-04", "A runbook for every alert and every common failure"),
  requirement("OPS-05", "Readiness for production as one command with evidence"),
  requirement("OPS-06", "Monthly cost by environment, layer and pool"),
  requirement("OPS-07", "Experiments with failures, outside of production"),
  requirement("OPS-08", "A seam for another cloud above the cluster"),
];
