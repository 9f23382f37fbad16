/** Alarms of CloudWatch: what is watched from outside of the cluster, and who is told. */
import { z } from "zod";

export const alarmsSlice = z
  .strictObject({
    replicationLagSeconds: z.int().min(60).max(3600).multipleOf(60).meta({
      description:
        "Seconds that copies in another region may be behind before somebody is told; whole minutes. Each alarm is charged by the month.",
    }),
    emails: z
      .array(z.email().meta({ description: "Address that confirms the subscription once." }))
      .min(1)
      .meta({ description: "Who is told." }),
  })
  .meta({
    description: "Alarms that reach people without the cluster: its own Alertmanager is lost with it.",
  });

export type AlarmSettings = z.infer<typeof alarmsSlice>;
