/** Stand-ins of controllers change the account beside the programs: what they leave behind blocks a destroy, as in AWS. */
import type { AccountResource, Properties } from "../../account/account.ts";
import { RefusedError } from "../../account/refusal.ts";
import type { Simulator } from "../../simulator.ts";
import { referenced } from "../../account/references.ts";
import type { AccountFile } from "../account-file.ts";
import { deletionRefusals } from "../deletion/deletion.ts";
import { CONTROLLER_REFERENCES, type CONTROLLER_TYPES } from "./types.ts";

export interface Made {
  readonly type: (typeof CONTROLLER_TYPES)[number];
  /** As AWS would give it: a stand-in chooses its own. */
  readonly id: string;
  readonly region: string;
  readonly inputs: Properties;
}

/** The account as one controller changes it, such as `karpenter` or `aws-load-balancer-controller`. */
export class Controller {
  readonly name: string;
  readonly #file: AccountFile;
  readonly #simulator: Simulator;

  constructor(name: string, file: AccountFile, simulator: Simulator) {
    this.name = name;
    this.#file = file;
    this.#simulator = simulator;
  }

  /** Adds a resource, or changes the one that the controller made before. @throws RefusedError where it names what is not there */
  put(made: Made): void {
    this.#file.change((account) => {
      for (const [type, path, reference] of CONTROLLER_REFERENCES)
        for (const value of type === made.type ? referenced(made.inputs, path) : [])
          if (!account.find(reference.type, "id", value))
            throw new RefusedError([
              {
                code: reference.notFound,
                message: `${path} names ${String(value)}, which is not in the account`,
                remediation: "let the controller act on what is there",
              },
            ]);
      const resource = this.#resource(made);
      account.remove(resource);
      account.add(resource);
    });
  }

  /** Removing what is gone already succeeds. @throws RefusedError where AWS keeps it */
  remove(made: Pick<Made, "type" | "id" | "region">): void {
    this.#file.change((account) => {
      const { urn } = this.#resource({ ...made, inputs: {} });
      const found = account.where(made.type, "id", made.id).find((one) => one.urn === urn);
      if (!found) return;
      const refusals = deletionRefusals(found, account, this.#simulator.references());
      if (refusals.length > 0) throw new RefusedError(refusals);
      account.remove(found);
    });
  }

  #resource({ type, id, region, inputs }: Made): AccountResource {
    const urn = `controller:${this.name}::${type}::${id}`;
    return { urn, type, name: id, id, region, inputs, outputs: { ...inputs, id, region } };
  }
}
