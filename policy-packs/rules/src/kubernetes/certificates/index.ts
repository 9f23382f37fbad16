/** Rules about certificates that cert-manager keeps. */
export { certificateRenewsEarly } from "./certificate-renews-early.ts";
