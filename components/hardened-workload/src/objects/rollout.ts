/** Strategies of Argo Rollouts, and the services that they steer. */
import type { CanaryStep, CanaryStrategy, BlueGreenStrategy, RolloutController } from "../args/controller.ts";
import type { WorkloadPlan } from "../plan.ts";
import { destinationRuleName, MAIN_ROUTE, virtualServiceName } from "./traffic.ts";

const STEPS: readonly CanaryStep[] = [
  { setWeight: 5 },
  { pause: { duration: "2m" } },
  { setWeight: 20 },
  { pause: { duration: "5m" } },
  { setWeight: 50 },
  { pause: { duration: "10m" } },
  { setWeight: 100 },
];

export function rolloutStrategy(plan: WorkloadPlan, { strategy }: RolloutController) {
  return "canary" in strategy
    ? { canary: canary(plan, strategy.canary) }
    : { blueGreen: blueGreen(plan, strategy.blueGreen) };
}

function canary(plan: WorkloadPlan, strategy: CanaryStrategy) {
  const services = canaryServices(plan, strategy);
  return {
    maxSurge: strategy.maxSurge ?? 1,
    maxUnavailable: strategy.maxUnavailable ?? 0,
    ...(plan.serviceName === undefined
      ? {}
      : { stableService: services.stable, canaryService: services.canary }),
    ...(plan.args.traffic ? { trafficRouting: istio(plan) } : {}),
    ...(strategy.analysis ? { analysis: strategy.analysis } : {}),
    steps: [...(strategy.steps ?? STEPS)],
  };
}

/** Only the last route is Argo's to change: routes by header stay as they are. */
function istio(plan: WorkloadPlan) {
  const [stable, canaryOne] = plan.args.traffic?.subsets ?? [];
  return {
    istio: {
      virtualService: { name: virtualServiceName(plan), routes: [MAIN_ROUTE] },
      destinationRule: {
        name: destinationRuleName(plan),
        stableSubsetName: stable?.name,
        canarySubsetName: canaryOne?.name,
      },
    },
  };
}

function blueGreen(plan: WorkloadPlan, strategy: BlueGreenStrategy) {
  const { activeService, previewService, autoPromotionEnabled, scaleDownDelaySeconds, ...rest } = strategy;
  return {
    activeService: activeService ?? plan.serviceName,
    previewService: previewService ?? `${plan.name}-preview`,
    autoPromotionEnabled: autoPromotionEnabled ?? false,
    scaleDownDelaySeconds: scaleDownDelaySeconds ?? 30,
    ...rest,
  };
}

/** Services beside the workload's own whose selector Argo Rollouts narrows to one version. */
export function steeredServices(plan: WorkloadPlan): readonly string[] {
  const { controller, serviceName } = plan;
  if (controller.kind !== "Rollout" || serviceName === undefined) return [];
  const { strategy } = controller;
  if ("canary" in strategy) return Object.values(canaryServices(plan, strategy.canary));
  const { activeService, previewService } = blueGreen(plan, strategy.blueGreen);
  return [activeService, previewService].flatMap((one) =>
    one === undefined || one === serviceName ? [] : [one],
  );
}

/** Whether the workload's own service is the one that a switch turns. */
export function isSteered({ controller, serviceName }: WorkloadPlan): boolean {
  if (controller.kind !== "Rollout" || !("blueGreen" in controller.strategy)) return false;
  const { activeService } = controller.strategy.blueGreen;
  return activeService === undefined || activeService === serviceName;
}

function canaryServices({ name }: WorkloadPlan, { stableService, canaryService }: CanaryStrategy) {
  return { stable: stableService ?? `${name}-stable`, canary: canaryService ?? `${name}-canary` };
}
