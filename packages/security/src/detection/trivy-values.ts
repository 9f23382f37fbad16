/** Values of the trivy-operator chart. */
import type { ImageScanningSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";

export interface TrivySurroundings {
  readonly placement: Placement;
  readonly region: string;
}

/** Nobody, as the image calls the user. */
const USER = { runAsUser: 10000, runAsGroup: 10000 } as const;

export function trivyValues(settings: ImageScanningSettings, around: TrivySurroundings): HelmValues {
  const { placement, region } = around;
  return {
    operator: {
      replicas: 1,
      scanJobsConcurrentLimit: settings.concurrentScans,
      scannerReportTTL: `${settings.reportHours}h`,
      scanJobTimeout: "10m",
      vulnerabilityScannerEnabled: true,
      exposedSecretScannerEnabled: true,
      configAuditScannerEnabled: true,
      rbacAssessmentScannerEnabled: true,
      // Both look at nodes from privileged pods; the managed control plane has nothing of what they look for.
      infraAssessmentScannerEnabled: false,
      clusterComplianceEnabled: false,
      // Registries are signed in to with the role, so secrets of workloads stay unread.
      accessGlobalSecretsAndServiceAccount: false,
      metricsFindingsEnabled: true,
    },
    excludeNamespaces: "kube-system",
    // A pod cannot ask the metadata service for its region past a hop limit of 1.
    extraEnv: [{ name: "AWS_REGION", value: region }],
    trivyOperator: {
      scanJobPodTemplateLabels: "app.kubernetes.io/component=scan-job",
      scanJobNodeSelector: placement.nodeSelector,
      scanJobTolerations: placement.tolerations,
      scanJobPodTemplatePodSecurityContext: { ...RESTRICTED_POD, ...USER },
      scanJobPodTemplateContainerSecurityContext: { ...RESTRICTED_CONTAINER, privileged: false },
      scanJobPodPriorityClassName: "batch",
    },
    trivy: {
      mode: "Standalone",
      // Its database comes from AWS's registry, which does not count what a NAT gateway's address pulls.
      dbRegistry: "public.ecr.aws",
      dbRepository: "aquasecurity/trivy-db",
      javaDbRegistry: "public.ecr.aws",
      javaDbRepository: "aquasecurity/trivy-java-db",
      ignoreUnfixed: true,
      severity: "MEDIUM,HIGH,CRITICAL",
      useEmbeddedRegoPolicies: "true",
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "500m", memory: "1Gi" } },
    },
    serviceAccount: { create: true, name: "trivy-operator" },
    serviceMonitor: { enabled: true, interval: "60s" },
    podSecurityContext: { ...RESTRICTED_POD, ...USER },
    securityContext: { ...RESTRICTED_CONTAINER, privileged: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "500m", memory: "1Gi" } },
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    priorityClassName: PLATFORM_CRITICAL,
  };
}
