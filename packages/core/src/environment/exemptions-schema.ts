/** exemptions.yaml: what may break a rule of policy, why, who answers for it, and until when. */
import { z } from "zod";
import { environmentName } from "./slices/identity.ts";

const exemption = z
  .strictObject({
    rule: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be the id of a rule, such as no-host-ports")
      .meta({ description: "Id of the rule: its page in docs/rules has the name." }),
    resource: z
      .string()
      .regex(
        /[^*/:\s][^*]{2}|[^*]{2}[^*/:\s]/,
        "must name something: a pattern of stars alone exempts everything",
      )
      .meta({
        description:
          "What is exempt: a URN, type::name, Kind/name or Kind/namespace/name, whole. A star stands for any text.",
      }),
    path: z.string().min(1).optional().meta({
      description:
        "Path of the findings that are exempt, such as spec.template.spec.volumes[0]; a star stands for any text. Every path when left out.",
    }),
    reason: z
      .string()
      .min(10, "must say why, in 10 characters or more")
      .meta({ description: "Why it may be so: what would break otherwise, or what makes up for it." }),
    owner: z.string().min(1).meta({ description: "Who answers for it: a team or an address." }),
    expires: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date, such as "2027-06-30"')
      .meta({ description: "Last day on which it holds, YYYY-MM-DD." }),
    environments: z
      .array(environmentName)
      .min(1)
      .optional()
      .meta({ description: "Environments that it is for. Every one when left out." }),
  })
  .meta({ description: "One exemption from one rule." });

export const exemptionsSchema = z
  .strictObject({
    schemaVersion: z.literal(1).meta({ description: "Version of this file's format." }),
    exemptions: z.array(exemption).meta({ description: "Exemptions that hold; none is best." }),
  })
  .meta({
    title: "Drydock exemptions",
    description: "Findings of policy that somebody answers for, until a date.",
  });

/** An exemption, and where it is written. */
export type Exemption = z.infer<typeof exemption> & {
  /** File and line: stacks/environments/exemptions.yaml:6. */
  readonly place: string;
};
