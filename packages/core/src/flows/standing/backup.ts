/** Flows of Velero. */
import { type FlowMap, tcp } from "../flow.ts";

export function backupFlows(): FlowMap {
  return {
    peers: {
      velero: {
        kind: "pods",
        namespace: "velero",
        podLabels: { "app.kubernetes.io/name": "velero" },
        serviceAccount: "velero",
        inMesh: false,
      },
    },
    flows: [
      {
        from: "velero",
        to: "kube-api",
        ports: tcp(443),
        why: "reads what is backed up, writes what is restored",
      },
      { from: "velero", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
      { from: "velero", to: "aws-apis", ports: tcp(443), why: "objects in S3, and snapshots of volumes" },
      { from: "prometheus", to: "velero", ports: tcp(8085), why: "metrics" },
    ],
  };
}
