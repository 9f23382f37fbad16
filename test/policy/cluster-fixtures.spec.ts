// Proves that rules about EKS clusters agree with Kubescape on clusters as AWS describes them, where its samples are at hand.
import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, type Finding, type Inputs, type ResourceRule, RULES } from "@drydock/rules";
import { objectsIn, samples } from "../support/fixtures.ts";

/** Our rule, and where in a cluster's inputs the control looks. */
const CONTROLS: Readonly<Record<string, readonly [rule: string, path: string]>> = {
  "ensure-endpointprivateaccess-is-enabled": ["eks-endpoint-private", "vpcConfig.endpointPrivateAccess"],
  "k8s-audit-logs-enabled-cloud": ["eks-control-plane-logs", "enabledClusterLogTypes"],
};

interface Described {
  readonly ResourcesVpcConfig: {
    readonly EndpointPrivateAccess: boolean;
    readonly EndpointPublicAccess: boolean;
  };
  readonly Logging: { readonly ClusterLogging: readonly { Enabled: boolean; Types: readonly string[] }[] };
}

/** What a program would have written to get this cluster, as far as the rules read it. */
function inputsOf({ ResourcesVpcConfig: vpc, Logging: { ClusterLogging } }: Described): Inputs {
  return {
    vpcConfig: {
      endpointPrivateAccess: vpc.EndpointPrivateAccess,
      endpointPublicAccess: vpc.EndpointPublicAccess,
    },
    enabledClusterLogTypes: ClusterLogging.filter(({ Enabled }) => Enabled).flatMap(({ Types }) => Types),
  };
}

function findings(id: string, file: string): readonly Finding[] {
  const rule = RULES.find((one): one is ResourceRule => one.id === id && one.subject === "resource");
  const [object] = objectsIn({ file });
  assert.ok(rule && object);
  const { Cluster } = object["data"] as { readonly Cluster: Described };
  const cluster = { urn: "", type: rule.types[0] ?? "", name: "", inputs: inputsOf(Cluster) };
  return rule.judge(cluster, DEFAULT_SETTINGS);
}

describe("samples of clusters", () => {
  const manifest = samples();
  if (manifest === undefined) {
    console.log("  Skipped, and nothing proven: there is no folder shared/fixtures beside this checkout");
    return;
  }

  for (const [policy, [id, path]] of Object.entries(CONTROLS)) {
    const own = manifest.filter((sample) => sample.policy === policy);

    it(`are there for ${policy}, of both verdicts`, () => {
      assert.deepEqual(new Set(own.map(({ verdict }) => verdict)), new Set(["pass", "fail"]));
    });

    for (const { verdict, file } of own) {
      it(`${verdict}: ${file} (${id})`, () => {
        const found = findings(id, file).some((finding) => finding.path === path);
        assert.equal(found ? "fail" : "pass", verdict);
      });
    }
  }
});
