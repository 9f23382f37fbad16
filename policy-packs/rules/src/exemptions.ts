/** Exemptions: findings that somebody answers for, until a date. What is wrong with an exemption is a finding itself. */
import type { JudgedResource, KubernetesObject, Severity } from "./rule.ts";

export interface Exemption {
  /** Id of the rule. */
  readonly rule: string;
  /**
   * What is exempt: a URN, a `type::name`, a `Kind/name` or a `Kind/namespace/name`; `*` stands for any text. The whole
   * name must match.
   */
  readonly resource: string;
  /** Findings of this path only, `*` for any text; every path when it is left out. */
  readonly path?: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which it holds, YYYY-MM-DD. */
  readonly expires: string;
  /** Environments that it is for; every one when it is left out. */
  readonly environments?: readonly string[];
  /** Where it is written: exemptions.yaml:7. */
  readonly place: string;
}

/** Something wrong with an exemption, under a name of its own beside the rules. */
export interface ExemptionFinding {
  readonly policy: "exemption-expired" | "exemption-unused";
  readonly severity: Severity;
  readonly exemption: Exemption;
  readonly message: string;
  readonly remediation: string;
}

/** Names by which an exemption can mean this subject. */
export function namesOf(
  resource: Pick<JudgedResource, "urn" | "type" | "name"> | undefined,
  object: KubernetesObject | undefined,
): readonly string[] {
  return [
    ...(resource === undefined ? [] : [resource.urn, `${resource.type}::${resource.name}`]),
    ...(object === undefined ? [] : objectNames(object)),
  ];
}

function objectNames({ kind, metadata }: KubernetesObject): readonly string[] {
  const name = metadata.name ?? metadata.generateName ?? "";
  return [
    `${kind}/${name}`,
    ...(metadata.namespace === undefined ? [] : [`${kind}/${metadata.namespace}/${name}`]),
  ];
}

/** Exemptions as one evaluation uses them: it remembers which were needed. */
export class Exemptions {
  readonly #byRule = new Map<string, Prepared[]>();
  readonly #all: Prepared[];
  readonly #today: string;

  /** @param today the day for which expiry is judged, YYYY-MM-DD. */
  constructor(exemptions: readonly Exemption[], today: string, environment?: string) {
    this.#today = today;
    this.#all = exemptions
      .filter(
        ({ environments }) =>
          environment === undefined || (environments ?? [environment]).includes(environment),
      )
      .map((exemption) => ({
        exemption,
        resource: pattern(exemption.resource),
        path: pattern(exemption.path ?? "*"),
        used: false,
      }));
    for (const prepared of this.#all.filter(({ exemption }) => exemption.expires >= today))
      this.#byRule.set(prepared.exemption.rule, [
        ...(this.#byRule.get(prepared.exemption.rule) ?? []),
        prepared,
      ]);
  }

  /** The exemption that covers a finding, if one does. `names` is asked only where the rule has exemptions at all. */
  covering(rule: string, path: string, names: () => readonly string[]): Exemption | undefined {
    const found = this.#byRule
      .get(rule)
      ?.filter((one) => one.path.test(path) && names().some((name) => one.resource.test(name)));
    for (const one of found ?? []) one.used = true;
    return found?.[0]?.exemption;
  }

  expired(): readonly ExemptionFinding[] {
    return this.#all
      .filter(({ exemption }) => exemption.expires < this.#today)
      .map(({ exemption }) => ({
        policy: "exemption-expired",
        severity: "medium",
        exemption,
        message: `the exemption of ${exemption.resource} from ${exemption.rule} ended on ${exemption.expires}`,
        remediation: `mend what ${exemption.rule} finds and remove the exemption, or let ${exemption.owner} renew it`,
      }));
  }

  /** Those that covered nothing: ask once everything that they could be meant for has been judged. */
  unused(): readonly ExemptionFinding[] {
    return this.#all
      .filter(({ exemption, used }) => !used && exemption.expires >= this.#today)
      .map(({ exemption }) => ({
        policy: "exemption-unused",
        severity: "low",
        exemption,
        message: `the exemption of ${exemption.resource} from ${exemption.rule} covers nothing`,
        remediation: "remove it, or correct its rule, resource or path",
      }));
  }
}

interface Prepared {
  readonly exemption: Exemption;
  readonly resource: RegExp;
  readonly path: RegExp;
  used: boolean;
}

function pattern(glob: string): RegExp {
  const parts = glob.split(/\*+/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join("[^]*")}$`);
}
