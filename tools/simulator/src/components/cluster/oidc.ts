/** The IAM OIDC provider of the cluster's issuer. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Thumbprint of the root certificate behind EKS's issuers. The real component opens a TLS connection to read it,
 * during a preview too, so it fails without a network; AWS no longer checks the value for its own issuers.
 */
export const ISSUER_THUMBPRINT = "9e99a48a9960b14926bb7f3b02e22da2b0ab7280";

export function createOidcProvider(
  name: string,
  issuer: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.iam.OpenIdConnectProvider {
  return new aws.iam.OpenIdConnectProvider(
    `${name}-oidcProvider`,
    { clientIdLists: ["sts.amazonaws.com"], url: issuer, thumbprintLists: [ISSUER_THUMBPRINT] },
    { parent },
  );
}
