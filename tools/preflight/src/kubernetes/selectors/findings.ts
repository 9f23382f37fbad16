/** Findings of selectors, in one wording. */
import { failure, type Finding, warning } from "../finding.ts";
import type { KubernetesObject } from "../objects.ts";
import type { Selection } from "./candidates.ts";

interface Asked {
  readonly object: KubernetesObject;
  /** Place of the selector. */
  readonly path: string;
  /** The selector in words. */
  readonly selector: string;
  /** pods, Services */
  readonly what: string;
  /** in namespace payments, in no namespace of the plan */
  readonly where: string;
}

/** Nothing when something is selected for certain. */
export function selectionFindings(asked: Asked, { answer, doubtful }: Selection): Finding[] {
  const { object, path, selector, what, where } = asked;
  if (answer === "yes") return [];
  if (answer === "no") {
    return [
      failure("selectors/SelectsNothing", object, {
        path,
        message: `${selector} selects no ${what} ${where}`,
        remediation: `write the labels that the ${what} have, or leave the object out`,
      }),
    ];
  }
  const by = [...new Set(doubtful.map(({ called }) => called))].join(", ");
  return [
    warning("selectors/NotKnown", object, {
      path,
      message: `not known whether ${selector} selects any ${what} ${where}: those of ${by} are not known to the plan`,
      remediation: `look at what ${by} creates; add its labels to the data of the check where they are certain`,
    }),
  ];
}
