/** Entry of the pack: serves the policies until the engine is done. In this repository the engine comes to it by engine.js. */
import { PolicyPack } from "@pulumi/policy";
import { PACK, policiesOf } from "./pack.ts";

new PolicyPack(PACK, {
  description: "Hardening rules of Drydock, enforced while the engine runs.",
  policies: policiesOf(),
});
