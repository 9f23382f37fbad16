/** No pod or container takes off the AppArmor profile of the runtime. */
import { definePodRule, type Finding, type JudgedPod } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { isObject, joined } from "../../inputs.ts";
import { isConfined } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, fieldsAt, podAndContainerFields, wrong } from "./fields.ts";
import { profileTypes } from "./profiles.ts";

const PROFILE = fieldPath("securityContext.appArmorProfile");
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

export const baselineAppArmor = definePodRule({
  id: "baseline-app-armor",
  title: "AppArmor profiles confine",
  description:
    "Where the node has AppArmor, the default profile of the runtime keeps a container from mounting file systems and from writing to the kernel's settings, even as root. Unconfined takes that away.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "baseline appArmorProfile",
      "appArmorProfile.type, and the older annotation, name the default of the runtime, a local profile, or nothing.",
    ),
    trivy("KSV-0002", "AppArmor is not switched off."),
  ],
  remediation: "set appArmorProfile.type to RuntimeDefault or Localhost, or remove it and the annotation",
  url: "https://kubernetes.io/docs/tutorials/security/apparmor/",
  examples: {
    good: examplePod({ securityContext: { appArmorProfile: { type: "RuntimeDefault" } } }),
    bad: examplePod({ securityContext: { appArmorProfile: { type: "Unconfined" } } }),
  },
  judge: (pod) => [
    ...profileTypes(podAndContainerFields(pod, PROFILE))
      .filter(({ value, misshapen }) => misshapen || !isConfined(value))
      .map((field) => wrong(field, 'must be "RuntimeDefault" or "Localhost"')),
    ...annotations(pod),
  ],
});

/** Read where they are written, and not as texts, so that values that are no text are still in sight. */
function annotations({ template, path }: JudgedPod): readonly Finding[] {
  return fieldsAt(template, path.replace(/\.?spec$/, ""), ["metadata", "annotations"]).flatMap(
    ({ path: at, value }) =>
      Object.entries(isObject(value) ? value : {})
        .filter(([key, profile]) => key.startsWith(ANNOTATION) && !confines(profile))
        .map(([key, profile]) =>
          wrong(
            { path: joined(at, key), value: profile, misshapen: false },
            'must be "runtime/default" or start with "localhost/"',
          ),
        ),
  );
}

function confines(profile: unknown): boolean {
  if (profile === null) return true;
  if (typeof profile !== "string") return false;
  return profile === "" || profile === "runtime/default" || profile.startsWith("localhost/");
}
