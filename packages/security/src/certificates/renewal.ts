/** When certificates are renewed. */

/** Thirty days. cert-manager's own default is a third of the certificate's life. */
export const RENEW_BEFORE = "720h";
