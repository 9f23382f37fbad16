/** Entry of the pack: the engine starts this file, which serves the policies until the engine is done. */
import { PolicyPack } from "@pulumi/policy";
import { PACK, policiesOf } from "./pack.ts";

new PolicyPack(PACK, {
  description: "Hardening rules of Drydock, enforced while the engine runs.",
  policies: policiesOf(),
});
