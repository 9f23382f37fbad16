/** Questions about names, certificates and routes. */
import { equals, value } from "../proofs/inputs.ts";
import { page } from "../proofs/pages.ts";
import { all, has, release } from "../proofs/resources.ts";
import { rule } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { TYPES } from "./types.ts";

const account = value(["spec", "acme", "email"], undefined, "account");

export const EDGE = inArea(
  "Entrance",
  {
    id: "dns",
    question: "Do the names of all hosts lead to the entrance?",
    sources: ["003/production/2", "003/before/1"],
    proofs: [
      release("external-dns", value(["values", "domainFilters", 0], undefined, "zone")),
      page("docs/layers/edge.md"),
    ],
    person: {
      who: "Owner of the domain",
      does: "Let the registrar delegate the zone to Route 53, and put its id into the environment file; done when each host resolves from outside.",
    },
  },
  {
    id: "certificates",
    question: "Are certificates issued and renewed without anybody's help?",
    sources: ["003/success/6"],
    proofs: [
      all([TYPES.certificate], value(["spec", "issuerRef", "name"], undefined, "issuer")),
      release("cert-manager"),
      rule("certificate-renews-early"),
    ],
  },
  {
    id: "certificate-account",
    question: "Does the certificate authority write to a mailbox that somebody reads?",
    sources: ["003/production/3", "003/before/2"],
    proofs: [has(TYPES.clusterIssuer, account)],
    person: {
      who: "Platform engineer",
      does: "Set the address in the environment file to a mailbox of the team; done when a message to it was answered.",
    },
  },
  {
    id: "routes",
    question: "Has every host a route, and TLS on the way in?",
    sources: ["003/after/10"],
    proofs: [
      has(TYPES.virtualService, value(["spec", "hosts", 0], undefined, "host")),
      has(TYPES.gateway, value(["spec", "servers", 0, "port", "protocol"], equals("HTTPS"))),
      rule("istio-gateway-tls"),
    ],
  },
);
