/** Proves the layer's contract, and the order of its parts: definitions, priorities and closed namespaces before pods. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { foundation } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const KEY = "aws:kms/key:Key";

/** Whether a resource is created after another: by its dependencies, its parent, and theirs. */
function waitsFor(seen: Observed, later: string, earlier: string): boolean {
  const visited = new Set<string>();
  const visit = (urn: string | undefined): boolean => {
    if (urn === undefined || visited.has(urn)) return false;
    if (urn === earlier) return true;
    visited.add(urn);
    const found = seen.registrations.find((registration) => registration.urn === urn);
    return found !== undefined && [...found.dependencies, found.parent].some(visit);
  };
  return visit(later);
}

describe("the foundation layer", () => {
  let seen: Observed;
  before(async () => {
    const environment = await loadEnvironment("prod");
    seen = await observe(() => foundation.build(contextOf(environment)), {
      accountId: environment.aws.accountId,
    });
  });

  it("is accepted", () => assert.deepEqual([seen.errors, seen.refusals], [[], []]));

  it("hands over every field of its contract", () => {
    assert.deepEqual(Object.keys(seen.outputs).sort(), contractFields(foundation.contract).sort());
    assert.equal(foundation.contract.outputs.safeParse(seen.outputs).error, undefined);
    assert.deepEqual(seen.outputs["podAutoscalerReleases"], {
      keda: "keda",
      "vertical-pod-autoscaler": "vpa",
      "prometheus-adapter": "prometheus-adapter",
    });
  });

  it("serves the definitions of monitors, and priorities, before any chart of the layer", () => {
    const definitions = seen.get(RELEASE, "foundation-monitoring-definitions-release");
    const priorities = seen.all("kubernetes:scheduling.k8s.io/v1:PriorityClass");
    assert.equal(priorities.length, 5);
    const charts = seen.all(RELEASE).filter(({ urn }) => urn !== definitions.urn);
    assert.equal(charts.length, 3);
    for (const chart of charts) {
      for (const { urn, name } of [definitions, ...priorities]) {
        assert.ok(waitsFor(seen, chart.urn, urn), `${chart.name} before ${name}`);
      }
    }
  });

  it("starts each controller behind its own policies, in a closed namespace", () => {
    for (const [chart, policies] of [
      ["keda", 3],
      ["vertical-pod-autoscaler", 4],
      ["prometheus-adapter", 1],
    ] as const) {
      const release = seen.get(RELEASE, `foundation-${chart}-release`);
      const own = seen
        .all(NETWORK_POLICY)
        .filter(({ name }) => name.startsWith(`foundation-${chart}-network-policy-`));
      assert.equal(own.length, policies, chart);
      const namespace = chart === "prometheus-adapter" ? "observability" : chart;
      const closed = seen.get(NETWORK_POLICY, `foundation-${namespace}-default-deny`);
      for (const { urn, name } of [...own, closed]) {
        assert.ok(waitsFor(seen, release.urn, urn), `${release.name} before ${name}`);
      }
    }
  });

  it("updates the autoscaler's definitions before the autoscaler", () => {
    const definitions = seen.get("kubernetes:yaml/v2:ConfigFile");
    assert.match(String(definitions.inputs["file"]), /\/stable\/vpa\/crds\/vpa-v1-crd\.yaml$/);
    assert.ok(
      waitsFor(seen, seen.get(RELEASE, "foundation-vertical-pod-autoscaler-release").urn, definitions.urn),
    );
  });

  it("makes classes of a file system only when it can be mounted in every zone", () => {
    const targets = seen.all("aws:efs/mountTarget:MountTarget");
    assert.equal(targets.length, 3);
    const shared = seen.get(
      "kubernetes:storage.k8s.io/v1:StorageClass",
      "foundation-class-shared-filesystem",
    );
    const policy = seen.get("aws:efs/fileSystemPolicy:FileSystemPolicy");
    for (const { urn, name } of [...targets, policy]) {
      assert.ok(waitsFor(seen, shared.urn, urn), `${shared.name} before ${name}`);
    }
  });

  it("lets the volume driver use the key through EC2, and EBS keep a grant of it", () => {
    const { Statement } = JSON.parse(String(seen.get(KEY, "foundation-data-key").inputs["policy"])) as {
      Statement: {
        Sid: string;
        Principal: { AWS: string | string[] };
        Action: string[];
        Condition?: object;
      }[];
    };
    const driver = String(seen.get("aws:iam/role:Role", "ebs-driver").outputs["arn"]);
    const statements = Statement.filter(({ Principal }) => [Principal.AWS].flat().includes(driver));
    assert.ok(statements.length >= 2);
    const actions = statements.flatMap(({ Action }) => [Action].flat());
    assert.ok(actions.includes("kms:CreateGrant"));
    assert.ok(actions.includes("kms:Decrypt"));
    for (const { Condition } of statements) {
      assert.match(JSON.stringify(Condition), /"kms:ViaService":"ec2\.us-east-1\.amazonaws\.com"/);
    }
  });

  it("protects what holds data in production", () => {
    const kept = [...seen.all(KEY), seen.get("aws:efs/fileSystem:FileSystem")];
    assert.equal(kept.length, 3);
    for (const { name, options } of kept) assert.equal(options.protect, true, name);
  });
});

describe("the foundation layer of a broken environment", () => {
  const errorsOf = async (
    change: (context: ReturnType<typeof contextOf>) => ReturnType<typeof contextOf>,
  ) => {
    const environment = await loadEnvironment("dev");
    const { errors } = await observe(() => foundation.build(change(contextOf(environment))), {
      accountId: environment.aws.accountId,
    });
    return errors.map(({ message }) => message).join("\n");
  };

  it("says that the namespace of Prometheus is missing", async () => {
    const message = await errorsOf((context) => ({
      ...context,
      settings: { ...context.settings, namespaces: {} },
    }));
    assert.match(message, /namespaces\.observability: missing; Prometheus and its adapter run there, add it/);
  });

  it("says that the volume driver is missing", async () => {
    const message = await errorsOf((context) => {
      const { nodePools } = context.upstream;
      const addonRoleArns = nodePools.addonRoleArns.apply((): Record<string, string> => ({}));
      return { ...context, upstream: { ...context.upstream, nodePools: { ...nodePools, addonRoleArns } } };
    });
    assert.match(
      message,
      /cluster\.addons\.aws-ebs-csi-driver: missing; the storage classes need it, add it/,
    );
  });
});
