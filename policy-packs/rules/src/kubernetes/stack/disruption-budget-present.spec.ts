// Proves that a workload of several pods must be selected by a disruption budget of its namespace, and by no second one.
import { describeObjectsRule } from "../../testing/objects.ts";
import { disruptionBudgetPresent } from "./disruption-budget-present.ts";
import { budget, deployment } from "./examples.ts";

const elsewhere = {
  ...(budget({}) as object),
  metadata: { name: "web", namespace: "other" },
};

describeObjectsRule(disruptionBudgetPresent, {
  cases: {
    "a single pod": [[deployment({ replicas: 1 })]],
    "a budget for other pods": [
      [deployment({}, { app: "db" }), budget({})],
      "Deployment web, must be selected by one PodDisruptionBudget (no one does)",
    ],
    "a budget of another namespace": [
      [deployment(), elsewhere],
      "Deployment web, must be selected by one PodDisruptionBudget (no one does)",
    ],
    "a second budget": [
      [deployment(), budget({}), budget({ selector: {} }, "all")],
      "Deployment web, must be selected by one PodDisruptionBudget (web, all do)",
    ],
  },
});
