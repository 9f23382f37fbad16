// Proves that AppArmor is found switched off in the pod, in a container and in the annotation, wherever the template stands.
import { describePodRule } from "../../testing/pods.ts";
import { baselineAppArmor } from "./baseline-app-armor.ts";

describePodRule(baselineAppArmor, {
  passes: [
    [["spec.securityContext.appArmorProfile", { type: "RuntimeDefault" }]],
    [["spec.containers[0].securityContext.appArmorProfile", { type: "Localhost", localhostProfile: "web" }]],
    [['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]', "localhost/web"]],
    [['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]', "runtime/default"]],
    [['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]', ""]],
    [['metadata.annotations["example.com/container.apparmor"]', "unconfined"]],
  ],
  fails: [
    [
      [["spec.securityContext.appArmorProfile", { type: "Unconfined" }]],
      'spec.securityContext.appArmorProfile.type: must be "RuntimeDefault" or "Localhost" (is "Unconfined")',
    ],
    [
      [["spec.containers[0].securityContext.appArmorProfile", {}]],
      'spec.containers[0].securityContext.appArmorProfile.type: must be "RuntimeDefault" or "Localhost" (is not set)',
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.appArmorProfile", "RuntimeDefault"]],
      'spec.ephemeralContainers[0].securityContext.appArmorProfile: must be "RuntimeDefault" or "Localhost" (is "RuntimeDefault")',
    ],
    [
      [['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]', "unconfined"]],
      'metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]: must be "runtime/default" or start with "localhost/" (is "unconfined")',
    ],
    [
      [['metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]', false]],
      'metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]: must be "runtime/default" or start with "localhost/" (is false)',
    ],
    [
      [
        ["apiVersion", "apps/v1"],
        ["kind", "Deployment"],
        [
          "spec",
          {
            template: {
              metadata: {
                annotations: { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" },
              },
              spec: { containers: [] },
            },
          },
        ],
      ],
      'spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"]: must be "runtime/default" or start with "localhost/" (is "unconfined")',
    ],
  ],
});
