/** drydock check: is the environment file right? */
import { loadEnvironmentFile } from "@drydock/core/environment";
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import type { Format } from "../run.ts";

/** @throws EnvironmentError with every problem of the file. */
export async function check(name: string, { format }: { format: Format }): Promise<number> {
  const { environment, file } = await loadEnvironmentFile(name);
  if (format === "json") {
    output.json({ environment: environment.environment, file, problems: [] });
  } else {
    const pools = Object.keys(environment.nodePools).length;
    const zones = environment.network.availabilityZones.length;
    output.line(
      `${file} is valid: ${environment.environment} in ${environment.aws.region}, ${zones} zones, Kubernetes ${environment.cluster.kubernetesVersion}, ${pools} managed node pools, topology ${environment.topology}`,
    );
  }
  return EXIT.fine;
}
