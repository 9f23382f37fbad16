/** Facts about EC2 instance types. */
import { data } from "./data.ts";

export interface InstanceType {
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly architecture: "amd64" | "arm64";
  /** Network interfaces that can be attached. */
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  /** Interfaces for pods with security groups of their own; 0 where the type has no trunk interface. */
  readonly branchInterfaces: number;
  /** Volumes that can be attached. */
  readonly ebsAttachLimit: number;
  /** `shared`: network interfaces count against the limit of volumes too. */
  readonly ebsAttachmentType: "shared" | "dedicated";
}

export function instanceTypes(): Readonly<Record<string, InstanceType>> {
  return data<{ instanceTypes: Record<string, InstanceType> }>("instance-types").instanceTypes;
}

export function instanceType(name: string): InstanceType | undefined {
  return instanceTypes()[name];
}
