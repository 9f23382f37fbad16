/** Backups: of namespaces that there are, and to another region. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const backedUpNamespaces: Check = {
  reads: ["backup.namespaces", "namespaces"],
  find: ({ backup, namespaces }) =>
    backup.namespaces.flatMap((name, i): Finding[] =>
      Object.hasOwn(namespaces, name)
        ? []
        : [
            {
              path: ["backup", "namespaces", i],
              given: name,
              allowed: Object.keys(namespaces).join(", "),
              message: `must be a namespace of the file (got ${name})`,
              change: "correct the name, add the namespace, or leave it out",
            },
          ],
    ),
};

export const backupElsewhere: Check = {
  reads: ["backup.copyRegion", "aws.region"],
  find: ({ backup: { copyRegion }, aws: { region } }): Finding[] =>
    copyRegion === region
      ? [
          {
            path: ["backup", "copyRegion"],
            given: copyRegion,
            allowed: `any region but ${region}`,
            message: `must be another region than aws.region (got ${region})`,
            change: "name a second region, or leave copyRegion out",
          },
        ]
      : [],
};
