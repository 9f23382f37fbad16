/** Format of plan.json: what tools after the planner (policy, preflight, cost, report) read, and nothing else. */
import { z } from "zod";
import { capacitySchema } from "./capacity.ts";
import { costSchema } from "./cost.ts";
import { environmentFileSchema } from "./environment-file.ts";
import { declaredFlowsSchema, networkSchema } from "./network.ts";
import { requirementsSchema } from "./requirements.ts";

export const PLAN_SCHEMA_VERSION = 1;

/** Stands where a secret's value was. */
export const SECRET_PLACEHOLDER = "[secret]";

const text = (description: string) => z.string().meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });
const flag = (description: string) => z.boolean().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });

const resourceOptions = z
  .strictObject({
    protect: flag("Pulumi refuses to delete the resource."),
    retainOnDelete: flag("The resource stays at the provider when it is removed from the program."),
    deleteBeforeReplace: flag("A replacement deletes the old one first."),
    ignoreChanges: texts("Inputs whose changes are ignored."),
    replaceOnChanges: texts("Inputs whose changes replace the resource."),
    deletedWith: text("URN of the resource that takes this one along when it is deleted."),
    importId: text("Id of the existing resource that is taken over."),
  })
  .partial()
  .meta({ description: "Pulumi resource options that are set." });

const resource = z
  .strictObject({
    urn: text("Pulumi's name of the resource, unique in the plan."),
    type: text("Type token, for example aws:eks/cluster:Cluster."),
    name: text("Logical name."),
    id: text(
      "Physical id that the simulator gave: inputs of other resources refer to it. Absent on components.",
    ).optional(),
    layer: text("Layer that registers the resource."),
    parent: z.string().nullable().meta({ description: "URN of the parent; null for children of the stack." }),
    component: z
      .string()
      .nullable()
      .meta({ description: "Type of the nearest component around the resource; null outside components." }),
    inputs: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Inputs as registered; secrets are "[secret]".' }),
    dependsOn: texts("URNs, sorted: explicit dependencies and those that follow from inputs."),
    options: resourceOptions.optional(),
  })
  .meta({ description: "One resource that would be created." });

const violation = z
  .strictObject({
    policy: text("Name of the rule."),
    pack: text("Policy pack that holds the rule."),
    level: z
      .enum(["advisory", "mandatory"])
      .meta({ description: "Whether the violation stops a deployment." }),
    severity: z
      .enum(["low", "medium", "high", "critical"])
      .meta({ description: "How bad the violation is." }),
    urn: text("Resource that violates the rule; the place of an exemption where that is what is wrong."),
    path: text("Where in the resource's inputs: spec.containers[0].image; empty for the whole.").default(""),
    message: text("What is wrong; reads on from the path."),
    remediation: text("What to change."),
    environmentPath: z
      .string()
      .nullable()
      .meta({ description: "Path in the environment file that decides it; null when none does." }),
    frameworks: texts("Controls of security frameworks that the rule implements."),
  })
  .meta({ description: "One broken rule." });

const exempted = z
  .strictObject({
    policy: text("Name of the rule."),
    urn: text("Resource that would violate the rule."),
    path: text("Where in the resource's inputs."),
    message: text("What would be wrong."),
    reason: text("Why it may be so."),
    owner: text("Who answers for it."),
    expires: text("Last day on which the exemption holds, YYYY-MM-DD."),
  })
  .meta({ description: "One broken rule that an exemption covers." });

const preflightCheck = z
  .strictObject({
    id: text("Name of the check."),
    status: z.enum(["pass", "fail", "warn"]).meta({ description: "Outcome." }),
    subject: text("What the check is about: a URN, a layer, or a path of the environment."),
    message: text("What was found."),
    remediation: text("What to change; empty when nothing."),
    layer: text("Layer that the check belongs to.").optional(),
    explanation: text("Why it matters, and the page that says so.").optional(),
    evidence: text("Figures and values of the plan that the message follows from.").optional(),
    environmentPath: z
      .string()
      .nullable()
      .meta({ description: "Path in the environment file that decides it; null when none does." })
      .optional(),
  })
  .meta({ description: "One check of what AWS would refuse or what would not work." });

const layer = z
  .strictObject({
    name: text("Name of the layer."),
    upstream: texts("Layers whose outputs it reads."),
    resources: count("How many resources it registers."),
  })
  .meta({ description: "One layer, in the order of deployment." });

export const planRecordSchema = z
  .strictObject({
    schemaVersion: z.literal(PLAN_SCHEMA_VERSION).meta({ description: "Version of this format." }),
    environment: text("Name of the environment."),
    topology: z.enum(["single", "layered"]).meta({ description: "How the environment is cut into stacks." }),
    layers: z.array(layer).meta({ description: "Layers that were planned." }),
    resources: z.array(resource).meta({ description: "Every resource of every layer." }),
    quotas: z
      .record(z.string(), count("What the account has."))
      .meta({ description: "Service quotas that the environment gives for its account." })
      .optional(),
    flows: declaredFlowsSchema.optional(),
    policy: z
      .strictObject({
        evaluated: count("How many rules were held against the plan."),
        violations: z.array(violation).meta({ description: "Broken rules." }),
        exempted: z.array(exempted).meta({ description: "Broken rules that exemptions cover." }).default([]),
      })
      .meta({ description: "What policy says about the plan." }),
    preflight: z.array(preflightCheck).meta({ description: "What would be refused, or would not work." }),
    capacity: capacitySchema.optional(),
    network: networkSchema.optional(),
    cost: costSchema.optional(),
    requirements: requirementsSchema.optional(),
    environmentFile: environmentFileSchema.optional(),
  })
  .meta({ title: "Drydock plan", description: "plan.json: what one environment would consist of." });

export type PlanRecord = z.infer<typeof planRecordSchema>;
export type PlannedResource = z.infer<typeof resource>;
export type PlannedOptions = z.infer<typeof resourceOptions>;
export type PreflightCheck = z.infer<typeof preflightCheck>;
export type PolicyViolation = z.infer<typeof violation>;
export type ExemptedViolation = z.infer<typeof exempted>;
