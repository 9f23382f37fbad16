/** Fields that a pod sets for its containers, and that a container can set for itself. */
import type { Finding, JudgedPod } from "../../rule.ts";
import { containerFields, type Field, type FieldPath, podFields, wrong } from "./fields.ts";

/**
 * Whoever sets the field must set it well, the pod even if no container inherits it; and where the pod does not, every
 * container must. What is set badly is reported first, as containers without the field may be right once that is.
 */
export function badlySetOrNowhere(
  pod: JudgedPod,
  field: FieldPath,
  read: (fields: readonly Field[]) => readonly Field[],
  good: (value: unknown) => boolean,
  must: string,
): readonly Finding[] {
  const isGood = ({ value, misshapen }: Field): boolean => !misshapen && good(value);
  const isSet = ({ value, misshapen }: Field): boolean => misshapen || value !== undefined;
  const ofPod = podFields(pod, field);
  const ofContainers = containerFields(pod, field);
  const bad = read([...ofPod, ...ofContainers].filter(isSet)).filter((one) => !isGood(one));
  if (bad.length > 0) return bad.map((one) => wrong(one, must));
  if (ofPod.some(isSet)) return [];
  return ofContainers.filter((one) => !isSet(one)).map((one) => wrong(one, `${must} here or in the pod`));
}
