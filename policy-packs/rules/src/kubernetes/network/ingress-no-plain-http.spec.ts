// Proves that plain HTTP must be refused or redirected, in the words of any of the common controllers.
import { describeObjectRule } from "../../testing/objects.ts";
import { exampleIngress } from "./examples.ts";
import { ingressNoPlainHttp } from "./ingress-no-plain-http.ts";

const finding = "metadata.annotations: must refuse or redirect plain HTTP (nothing does)";
const ALB = "alb.ingress.kubernetes.io";

describeObjectRule(ingressNoPlainHttp, {
  passes: [[["spec.tls", undefined]]],
  fails: [
    [[["metadata.annotations", undefined]], finding],
    [[['metadata.annotations["kubernetes.io/ingress.allow-http"]', "true"]], finding],
    [[['metadata.annotations["kubernetes.io/ingress.allow-http"]', false]], finding],
  ],
  others: {
    "a redirect of the load balancer": [exampleIngress({}, { [`${ALB}/ssl-redirect`]: "443" })],
    "a listener for HTTPS alone": [exampleIngress({}, { [`${ALB}/listen-ports`]: '[{"HTTPS": 443}]' })],
    "listeners for both": [
      exampleIngress({}, { [`${ALB}/listen-ports`]: '[{"HTTP": 80}, {"HTTPS": 443}]' }),
      finding,
    ],
    "a redirect of nginx": [exampleIngress({}, { "nginx.ingress.kubernetes.io/force-ssl-redirect": "true" })],
    "a redirect of nginx that is off": [
      exampleIngress({}, { "nginx.ingress.kubernetes.io/ssl-redirect": "false" }),
      finding,
    ],
  },
});
