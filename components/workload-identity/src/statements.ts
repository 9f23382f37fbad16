/** Typed IAM policy statements, and the refusal of those that grant more than they name. */
import * as pulumi from "@pulumi/pulumi";

export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>
>;

export interface PolicyStatement {
  /** Statement id: letters and digits. */
  readonly sid?: string;
  /** Default: Allow. */
  readonly effect?: "Allow" | "Deny";
  /** Exact actions such as `ec2:DescribeInstances`; an Allow with `*` in an action is refused. */
  readonly actions: readonly string[];
  /** ARNs. `*` alone needs `anyResourceBecause`. */
  readonly resources: readonly pulumi.Input<string>[];
  /**
   * Why the statement may name every resource: the action has no resource-level permission in the AWS service
   * authorization reference, or a condition narrows it. Never sent to AWS.
   */
  readonly anyResourceBecause?: string;
  /** Operator to condition key to value or values. */
  readonly conditions?: ConditionBlock;
}

/** Everything that is wrong with the statements, one sentence each that says what to change. */
export function statementProblems(statements: readonly PolicyStatement[]): string[] {
  return statements.flatMap((statement, index) => {
    const where = statement.sid ?? `statement ${index + 1}`;
    return [...shapeProblems(statement), ...actionProblems(statement), ...resourceProblems(statement)].map(
      (problem) => `${where}: ${problem}`,
    );
  });
}

/** @throws Error with every problem of the statements. */
export function assertStatements(owner: string, statements: readonly PolicyStatement[]): void {
  const problems = statementProblems(statements);
  if (problems.length > 0) throw new Error(`${owner}: ${problems.join("; ")}`);
}

function shapeProblems({ sid, actions, resources }: PolicyStatement): string[] {
  return [
    ...(sid === undefined || /^[A-Za-z0-9]+$/.test(sid) ? [] : ["the sid may hold letters and digits only"]),
    ...(actions.length > 0 ? [] : ["name at least one action"]),
    ...(resources.length > 0 ? [] : ["name at least one resource"]),
  ];
}

/** A Deny may be as wide as it likes: it takes away. */
function actionProblems({ effect = "Allow", actions }: PolicyStatement): string[] {
  return actions.flatMap((action) => {
    if (!/^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(action)) {
      return [`"${action}" is not an action; write service:Action, such as ec2:DescribeInstances`];
    }
    if (effect === "Allow" && action.includes("*")) {
      return [`"${action}" grants actions that are not named; list each action`];
    }
    return [];
  });
}

function resourceProblems({ effect = "Allow", resources, anyResourceBecause }: PolicyStatement): string[] {
  if (effect === "Deny" || anyResourceBecause !== undefined || !resources.includes("*")) return [];
  return ['resource "*" covers everything; name ARNs, or say in anyResourceBecause why none can be named'];
}

/** The policy document that AWS reads; the same statements give the same text. */
export function policyDocument(statements: readonly PolicyStatement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
      Effect: statement.effect ?? "Allow",
      Action: [...statement.actions],
      Resource: [...statement.resources],
      ...(statement.conditions === undefined ? {} : { Condition: statement.conditions }),
    })),
  });
}
