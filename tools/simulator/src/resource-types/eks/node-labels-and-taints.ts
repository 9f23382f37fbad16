/** Labels and taints of node groups: https://docs.aws.amazon.com/eks/latest/APIReference/API_Taint.html */
import type { Properties } from "../../account/account.ts";
import { objects, text } from "../../account/input.ts";
import { type Refusal, refusals } from "../../account/refusal.ts";
import { invalid } from "./invalid.ts";

const KEY = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/;
const RESERVED = /^(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//;
const EFFECTS = ["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"];
const MAX_TAINTS = 50;
const SYNTAX =
  "use at most 63 letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit";

export function labelRefusals(labels: Properties | undefined): Refusal[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) =>
    refusals(
      !KEY.test(key) && invalid(`labels.${key}`, `${key} is no label key`, SYNTAX),
      RESERVED.test(key) &&
        invalid(
          `labels.${key}`,
          `the label ${key} has a prefix that is reserved`,
          "use a prefix of your own",
        ),
      (typeof value !== "string" || !VALUE.test(value)) &&
        invalid(`labels.${key}`, `${JSON.stringify(value)} is no label value`, SYNTAX),
    ),
  );
}

export function taintRefusals(inputs: Properties): Refusal[] {
  const taints = objects(inputs, "taints");
  const pairs = taints.map((taint) => `${text(taint, "key") ?? ""}:${text(taint, "effect") ?? ""}`);
  return refusals(
    taints.length > MAX_TAINTS &&
      invalid("taints", `${taints.length} taints; EKS takes ${MAX_TAINTS}`, "remove some"),
    ...taints.map((taint, i) => {
      const key = text(taint, "key") ?? "";
      const effect = text(taint, "effect") ?? "";
      return refusals(
        !KEY.test(key) && invalid(`taints[${i}].key`, `${JSON.stringify(key)} is no taint key`, SYNTAX),
        !VALUE.test(text(taint, "value") ?? "") &&
          invalid(`taints[${i}].value`, `${text(taint, "value") ?? ""} is no taint value`, SYNTAX),
        !EFFECTS.includes(effect) &&
          invalid(`taints[${i}].effect`, `${effect} is no effect`, `use ${EFFECTS.join(", ")}`),
        pairs.indexOf(pairs[i] ?? "") < i &&
          invalid(`taints[${i}]`, `the taint ${pairs[i] ?? ""} is given twice`, "keep one of the two"),
      );
    }),
  );
}
