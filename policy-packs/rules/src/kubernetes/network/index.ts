/** Rules about what is reachable, and over what. */
export { ingressHostSet } from "./ingress-host-set.ts";
export { ingressNoPlainHttp } from "./ingress-no-plain-http.ts";
export { ingressNoWildcardHosts } from "./ingress-no-wildcard-hosts.ts";
export { ingressTls } from "./ingress-tls.ts";
export { istioGatewayTls } from "./istio-gateway-tls.ts";
export { loadBalancerRestricted } from "./load-balancer-restricted.ts";
export { networkPolicyNoAllowAll } from "./network-policy-no-allow-all.ts";
export { serviceNoExternalIps } from "./service-no-external-ips.ts";
export { serviceNoNodePort } from "./service-no-node-port.ts";
