/** The smallest pod that meets the restricted level, for the examples of rules: each bad one breaks one field of it. */
import type { Inputs } from "../../inputs.ts";

const SECURITY_CONTEXT = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
};

/** A Pod whose spec, container and container's security context have these fields besides. */
export function examplePod({
  spec = {},
  container = {},
  securityContext = {},
  podSecurityContext = {},
}: {
  readonly spec?: Inputs;
  readonly container?: Inputs;
  readonly securityContext?: Inputs;
  readonly podSecurityContext?: Inputs;
} = {}): unknown {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: {
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
        ...podSecurityContext,
      },
      containers: [
        {
          name: "web",
          image: "registry.example.com/web:1.4.2",
          securityContext: { ...SECURITY_CONTEXT, ...securityContext },
          ...container,
        },
      ],
      ...spec,
    },
  };
}
