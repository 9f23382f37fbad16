/** What looks for attacks and for vulnerabilities, and where the platform's own images are kept. */
import { z } from "zod";
import { region } from "../identity.ts";

export const detection = z
  .strictObject({
    minimumPriority: z
      .enum(["emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug"])
      .meta({ description: "Least severe events that Falco reports. Lower ones cost log storage." }),
  })
  .meta({ description: "Falco, which watches the system calls of every node." });

export const imageScanning = z
  .strictObject({
    concurrentScans: z.int().min(1).max(20).meta({
      description:
        "Scans at a time; each takes 100m CPU and up to 500M of memory on the pool of the operator.",
    }),
    reportHours: z.int().min(1).max(720).meta({
      description:
        "Hours after which a report is made again, with the vulnerabilities that are known by then.",
    }),
  })
  .meta({ description: "Trivy operator, which scans the images and objects of the cluster." });

export const imageRepositories = z
  .strictObject({
    names: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/,
            "must be the name of an ECR repository, such as llm-agent-service",
          ),
      )
      .meta({
        description:
          "ECR repositories of the account; each tag is given once, each image is scanned when it is pushed.",
      }),
    untaggedDays: z.int().min(1).max(365).meta({
      description:
        "Days after which images without a tag are deleted. Storage costs 0.10 USD a GB and month.",
    }),
    copyRegion: region.optional().meta({
      description:
        "Second region that images are copied to as they are pushed, into the standby's repositories of the same names, which must be there before. Storage and traffic are charged. Default: none.",
    }),
  })
  .meta({ description: "Repositories of the platform's own images." });

export type DetectionSettings = z.infer<typeof detection>;
export type ImageScanningSettings = z.infer<typeof imageScanning>;
export type ImageRepositoriesSettings = z.infer<typeof imageRepositories>;
