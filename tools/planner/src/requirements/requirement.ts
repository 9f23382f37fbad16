/** One thing that the platform has to provide. */

export interface Requirement {
  /** Area and number: NET-01. Titles of the specs that prove it start with it. */
  readonly id: string;
  /** What it is about; the specs have the values. */
  readonly title: string;
  /**
   * What is in every plan that provides it: kind of a resource, and after a blank a part of its name. Each must be there.
   * Empty where a plan cannot show it, and a spec or a rehearsal has to.
   */
  readonly evidence: readonly string[];
}

export const requirement = (id: string, title: string, ...evidence: readonly string[]): Requirement => ({
  id,
  title,
  evidence,
});
