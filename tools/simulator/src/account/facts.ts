/** Ids of what AWS itself owns: the same for every account. */
import { createHash } from "node:crypto";

/** Digits for facts of AWS's own, such as AMI ids: they depend on nothing but what they are of. */
export function digitsOf(subject: string, length: number): string {
  return createHash("sha256").update(subject).digest("hex").slice(0, length);
}

export function amiId(region: string, subject: string): string {
  return `ami-0${digitsOf(`${region}/${subject}`, 16)}`;
}

/** AWS's own prefix list of a gateway service: the same for every account of a region. */
export function prefixListId(region: string, service: string): string {
  return `pl-${digitsOf(`${region}/${service}`, 8)}`;
}
