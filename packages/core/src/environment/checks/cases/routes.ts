/** Changes to prod after which a host or an objective names nobody. */
import { type Case, set } from "./case.ts";

const objective = ["observability", "objectives", "api-latency"];

export const ROUTES: readonly Case[] = [
  {
    check: "hostApps",
    change: set(["edge", "hosts", "www.example.com", "app"], "frontent"),
    path: 'edge.hosts["www.example.com"].app',
    message: /^is no app of the environment \(got frontent \(did you mean frontend\?\)\)$/,
    remedy: /^write frontend$/,
  },
  {
    check: "hostApps",
    change: set(["edge", "hosts", "tasks.example.com"], { app: "document-worker" }),
    path: 'edge.hosts["tasks.example.com"].app',
    message: /^serves nothing but metrics \(got document-worker\)$/,
    remedy: /add a port to document-worker/,
  },
  {
    check: "objectiveServices",
    change: set([...objective, "service"], "api-gatway"),
    path: "observability.objectives.api-latency.service",
    message: /^is no app of the environment \(got api-gatway \(did you mean api-gateway\?\)\)$/,
    remedy: /^write api-gateway$/,
  },
  {
    check: "objectiveServices",
    change: set([...objective, "namespace"], "application"),
    path: "observability.objectives.api-latency.namespace",
    message: /^must be the namespace of api-gateway \(got application, it is in production\)$/,
    remedy: /^write production$/,
  },
];
