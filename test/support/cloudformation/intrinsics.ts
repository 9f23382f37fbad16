/** CloudFormation templates as plain values: parameters by their defaults, functions carried out. */
import { parse, type ScalarTag, type CollectionTag } from "yaml";

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Fields;
}

const PSEUDO: Fields = {
  "AWS::AccountId": "111122223333",
  "AWS::Region": "eu-west-1",
  "AWS::Partition": "aws",
  "AWS::StackName": "stack",
  "AWS::URLSuffix": "amazonaws.com",
};

const FUNCTIONS = [
  "Sub",
  "If",
  "Join",
  "GetAtt",
  "Select",
  "FindInMap",
  "ImportValue",
  "Equals",
  "Not",
  "And",
  "Or",
];

/** `!Sub text` stands for `{ "Fn::Sub": text }`, and so on. */
const TAGS: (ScalarTag | CollectionTag)[] = ["Ref", "Condition", ...FUNCTIONS].flatMap((name) => {
  const key = name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
  const written = (value: unknown) => ({ [key]: value });
  const collection = (kind: "map" | "seq"): CollectionTag => ({
    tag: `!${name}`,
    collection: kind,
    resolve: (node) => written(node.toJSON()),
  });
  return [{ tag: `!${name}`, resolve: written }, collection("seq"), collection("map")];
});

/** Resources of a template, YAML or JSON, with nothing left to resolve. */
export function resourcesOf(template: string): readonly TemplateResource[] {
  const { Parameters, Resources } = parse(template, { customTags: TAGS, merge: true }) as Fields;
  const names: Record<string, unknown> = { ...PSEUDO };
  for (const [name, parameter] of Object.entries(isFields(Parameters) ? Parameters : {}))
    names[name] = isFields(parameter) ? parameter["Default"] : undefined;
  return Object.entries(isFields(Resources) ? Resources : {}).flatMap(([logicalId, resource]) => {
    if (!isFields(resource) || typeof resource["Type"] !== "string") return [];
    const properties = resolved(resource["Properties"] ?? {}, names);
    return [{ logicalId, type: resource["Type"], properties: isFields(properties) ? properties : {} }];
  });
}

/** What is not a parameter is called by its own name, as a deployed resource would be by its id. */
function resolved(value: unknown, names: Fields): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, names));
  if (!isFields(value)) return value;
  const [only, ...more] = Object.entries(value);
  if (only && more.length === 0) {
    const [name, argument] = only;
    if (name === "Ref") return named(String(argument), names);
    if (name.startsWith("Fn::")) return called(name.slice(4), resolved(argument, names), names);
  }
  const fields = Object.entries(value).map(([key, item]) => [key, resolved(item, names)] as const);
  return Object.fromEntries(fields.filter(([, item]) => item !== undefined));
}

function named(name: string, names: Fields): unknown {
  if (name === "AWS::NoValue") return undefined;
  return names[name] ?? name;
}

function called(name: string, argument: unknown, names: Fields): unknown {
  const items: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case "Sub": {
      const own = isFields(items[1]) ? items[1] : {};
      return String(items[0]).replaceAll(/\$\{([^!}][^}]*)\}/g, (_, key: string) =>
        String(named(key, { ...names, ...own })),
      );
    }
    case "Join":
      return (Array.isArray(items[1]) ? items[1] : []).join(String(items[0]));
    case "If":
      // Which branch is taken is decided at deployment: the first stands for it.
      return items[1];
    case "GetAtt":
      return items.join(".");
    default:
      return items.map(String).join("-");
  }
}
