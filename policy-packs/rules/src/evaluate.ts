/** Judges the resources of a plan in process, and reports in the plan record's form. */
import { type Exemption, type ExemptionFinding, Exemptions } from "./exemptions.ts";
import { Judge, type PickedRule, type Verdict } from "./judge.ts";
import { type Exempted, judgeAll } from "./judge-all.ts";
import { frameworkLabel, type JudgedResource, type Level, type RuleSettings, type Severity } from "./rule.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

export interface EvaluateOptions {
  /** Default: the library's own. */
  readonly settings?: RuleSettings;
  /** Default: none. */
  readonly exemptions?: readonly Exemption[];
  /** Environment that is judged: exemptions for others do not hold. */
  readonly environment?: string;
  /** Day for which the expiry of exemptions is judged, YYYY-MM-DD. Default: the present day. */
  readonly today?: string;
  /**
   * Whether the resources are all there are. Of a part, rules about the whole say nothing, and an exemption may cover
   * what is not there. Default: true.
   */
  readonly complete?: boolean;
}

export interface PolicyViolation {
  readonly policy: string;
  readonly pack: string;
  readonly level: Level;
  readonly severity: Severity;
  /** The resource; the place in the exemptions file where an exemption is what is wrong. */
  readonly urn: string;
  readonly path: string;
  readonly message: string;
  readonly remediation: string;
  readonly environmentPath: string | null;
  readonly frameworks: string[];
}

export interface ExemptedViolation {
  readonly policy: string;
  readonly urn: string;
  readonly path: string;
  readonly message: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

export interface Evaluation {
  /** Judgements made: one for each rule and each resource, object or pod that it judges. */
  readonly evaluated: number;
  /** In the order of the resources, then of the rules; those about exemptions last. */
  readonly violations: readonly PolicyViolation[];
  readonly exempted: readonly ExemptedViolation[];
}

export function evaluate(
  pack: string,
  picked: readonly PickedRule[],
  resources: readonly JudgedResource[],
  options: EvaluateOptions = {},
): Evaluation {
  const exemptions = new Exemptions(
    options.exemptions ?? [],
    options.today ?? presentDay(),
    options.environment,
  );
  const { complete = true } = options;
  const judged = complete ? picked : picked.filter(({ rule }) => rule.subject !== "stack");
  const judge = new Judge(judged, options.settings ?? DEFAULT_SETTINGS);
  const { subjects, evaluated } = judgeAll(
    judge,
    resources.map((resource) => ({ resource })),
    exemptions,
  );
  const unused = complete ? exemptions.unused() : [];
  return {
    evaluated: subjects.reduce((sum, one) => sum + one.evaluated, evaluated),
    violations: [
      ...subjects.flatMap(({ verdicts }, i) =>
        verdicts.map((one) => violation(pack, resources[i]!.urn, one)),
      ),
      ...[...exemptions.expired(), ...unused].map((finding) => exemptionViolation(pack, finding)),
    ],
    exempted: subjects.flatMap(({ exempted }, i) =>
      exempted.map((one) => answeredFor(resources[i]!.urn, one)),
    ),
  };
}

/** The day on which this runs, in UTC. */
export function presentDay(): string {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  const now = epoch === undefined || epoch === "" ? new Date() : new Date(Number(epoch) * 1000);
  return now.toISOString().slice(0, 10);
}

function violation(pack: string, urn: string, { rule, level, finding }: Verdict): PolicyViolation {
  return {
    policy: rule.id,
    pack,
    level,
    severity: rule.severity,
    urn,
    path: finding.path,
    message: finding.message,
    remediation: rule.remediation,
    environmentPath: rule.environmentPath ?? null,
    frameworks: rule.frameworks.map(frameworkLabel),
  };
}

/** Stale exemptions are mandatory to mend: an exemption nobody looks after soon hides something else. */
function exemptionViolation(pack: string, finding: ExemptionFinding): PolicyViolation {
  const { policy, severity, message, remediation, exemption } = finding;
  return {
    policy,
    pack,
    level: "mandatory",
    severity,
    urn: exemption.place,
    path: "",
    message,
    remediation,
    environmentPath: null,
    frameworks: [],
  };
}

function answeredFor(urn: string, { verdict, exemption }: Exempted): ExemptedViolation {
  const { reason, owner, expires } = exemption;
  const { path, message } = verdict.finding;
  return { policy: verdict.rule.id, urn, path, message, reason, owner, expires };
}
