/** Proves that the Kubernetes objects of the shipped environments are valid, and that a broken copy of one is found. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import { plannedResources } from "../support/plan.ts";

const said = (findings: readonly { readonly id: string; readonly message: string }[]): string[] =>
  findings.map(({ id, message }) => `${id} ${message}`);

describe("Kubernetes objects of the shipped environments", () => {
  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`of ${environment} pass every check`, async () => {
      const { record } = await plannedResources(environment);
      assert.deepEqual(
        said((await kubernetesFindings(record)).filter(({ status }) => status === "fail")),
        [],
      );
    });
  }

  it("of prod are found when a field is misspelt, or the node class of a pool is gone", async () => {
    const { record, get } = await plannedResources("prod");
    const pool = get("kubernetes:karpenter.sh/v1:NodePool", "nodepools-node-pool-default");
    const text = JSON.stringify(pool.inputs);
    const broken = text
      .replace('"consolidateAfter"', '"consolidateAftr"')
      .replace('"kind":"EC2NodeClass","name":"default"', '"kind":"EC2NodeClass","name":"gone"');
    const resources = record.resources.map((one) =>
      one === pool ? { ...one, inputs: JSON.parse(broken) as typeof one.inputs } : one,
    );
    const failures = (await kubernetesFindings({ resources })).filter(({ status }) => status === "fail");
    assert.deepEqual(said(failures), [
      "schema/WrongValue NodePool default spec.disruption.consolidateAfter: is required",
      "schema/UnknownField NodePool default spec.disruption.consolidateAftr: unknown field (did you mean consolidateAfter?)",
      "references/Missing NodePool default spec.template.spec.nodeClassRef.name: there is no EC2NodeClass gone",
    ]);
  });
});
