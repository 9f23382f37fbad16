// Proves that drydock policy config prints what the engine takes for the pack, and that the pack then judges by it.
import assert from "node:assert/strict";
import { HARDENING } from "@drydock/hardening-pack/rules";
import { Workplace } from "../support/drydock.ts";

interface Part {
  readonly allowedRegistries?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly exemptions?: readonly { readonly rule: string; readonly place?: string }[];
}

const EXEMPTIONS = `schemaVersion: 1
exemptions:
  - rule: no-host-ports
    resource: DaemonSet/monitoring/node-exporter
    reason: it is scraped at the node's own address
    owner: team-observability
    expires: "2999-12-31"
`;

describe("drydock policy config", function () {
  this.timeout(60_000);

  const place = new Workplace();
  after(() => place.remove());

  async function config(): Promise<Readonly<Record<string, Part>>> {
    const { status, stdout, stderr } = await place.run("policy", "config", "prod");
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Record<string, Part>;
  }

  it("has a part for every policy of the pack, and for no other", async () => {
    assert.deepEqual(
      Object.keys(await config()).sort(),
      [...HARDENING.map(({ rule }) => rule.id), "exemption-expired"].sort(),
    );
  });

  it("takes the limits from guardrails.yaml and the Kubernetes minor from the environment", async () => {
    place.edit("guardrails.yaml", "  - quay.io/cilium\n", "  - registry.example.com/ours\n");
    place.edit("prod.yaml", /kubernetesVersion: "1\.\d+"/, 'kubernetesVersion: "1.34"');
    const { "allowed-registries": registries, "api-version-served": versions } = await config();
    const allowed = registries?.allowedRegistries ?? [];
    assert.ok(allowed.includes("registry.example.com/ours"), allowed.join(" "));
    assert.ok(!allowed.includes("quay.io/cilium"), allowed.join(" "));
    assert.equal(versions?.kubernetesVersion, "1.34");
  });

  it("gives an exemption to its own rule, and to the policy that watches exemptions", async () => {
    place.write("exemptions.yaml", EXEMPTIONS);
    const parts = Object.entries(await config());
    const holding = parts.filter(([, { exemptions = [] }]) => exemptions.length > 0);
    assert.deepEqual(holding.map(([policy]) => policy).sort(), ["exemption-expired", "no-host-ports"]);
    for (const [, { exemptions }] of holding) assert.equal(exemptions?.[0]?.rule, "no-host-ports");
  });

  it("says what is wrong with an exemption, and prints no configuration", async () => {
    place.write("exemptions.yaml", EXEMPTIONS.replace("2999-12-31", "2999-02-30"));
    const { status, stdout, stderr } = await place.run("policy", "config", "prod");
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /exemptions\.yaml:\d+ .*2999-02-30/);
  });
});
