/** Who and where: the environment's name, account, regions, topology and ownership tags. */
import { z } from "zod";

/** AWS partitions' commercial regions follow this form: us-east-1, ap-southeast-2. */
export const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be an AWS region code such as us-east-1")
  .meta({ description: "AWS region code, for example us-east-1." });

export const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,19}$/, "must be 2 to 20 lower-case letters, digits and hyphens")
  .meta({ description: "Name of an environment." });

const tagValue = z
  .string()
  .regex(
    /^(?![aA][wW][sS]:)(?!\p{Z})[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}(?<!\p{Z})$/u,
    "must be 1 to 256 characters that AWS allows in a tag value, without aws: before or blanks around them",
  );

export const identitySlice = {
  schemaVersion: z.literal(1).meta({ description: "Version of this file's format." }),
  environment: environmentName.meta({
    description: "Name of the environment: the file's name and the Pulumi stack's name.",
  }),
  production: z.boolean().meta({
    description:
      "Whether people depend on this environment. True forbids cluster-admin for people, turning deletion protection off, and the single topology.",
  }),
  topology: z.enum(["single", "layered"]).meta({
    description:
      "single: the whole platform is one Pulumi stack, for small or throw-away environments. layered: one stack per layer, so that a change to one cannot touch the others.",
  }),
  aws: z
    .strictObject({
      accountId: z
        .string()
        .regex(/^\d{12}$/, "must be a 12-digit AWS account id, in quotes")
        .meta({
          description:
            "The only AWS account that this environment may be deployed to, in quotes: credentials of another fail at once.",
        }),
      region: region.meta({ description: "AWS region of every resource, for example us-east-1." }),
      standby: z
        .strictObject({
          region: region.meta({ description: "Region that takes over; another one than aws.region." }),
          environment: environmentName.meta({
            description:
              "Environment file that describes the standby, for example prod-dr. It may still be missing.",
          }),
        })
        .optional()
        .meta({ description: "Second region that takes over, and the environment file that describes it." }),
      standbyOf: z
        .strictObject({
          region: region.meta({ description: "Region of the environment that this one stands by for." }),
          environment: environmentName.meta({
            description: "Environment that this one takes over from; its file names this one as its standby.",
          }),
        })
        .optional()
        .meta({
          description:
            "The environment takes over from another one. It is held to that one's versions, images and account, and follows its data.",
        }),
    })
    .meta({ description: "AWS account and regions." }),
  tags: z
    .strictObject({
      owner: tagValue.meta({ description: "Team that answers for the environment." }),
      costCentre: tagValue.meta({ description: "Cost centre that the environment is charged to." }),
      repository: tagValue.meta({ description: "Repository that the environment is deployed from." }),
    })
    .meta({ description: "Ownership tags on every taggable resource." }),
};
