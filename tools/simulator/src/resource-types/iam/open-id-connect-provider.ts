/** OpenID Connect identity provider. */
import { iamArn } from "../../account/identifiers.ts";
import { texts, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const OIDC_PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

export const openIdConnectProvider = defineResourceType({
  type: OIDC_PROVIDER,
  taggable: true,
  scope: "global",
  refuse(inputs, { account }) {
    const url = text(inputs, "url") ?? "";
    return refusals(
      !/^https:\/\/[^\s?#]+$/.test(url) &&
        refusal("InvalidInput", "url", `${url} is no issuer`, "use an https URL without query"),
      account.find(OIDC_PROVIDER, "url", url) !== undefined &&
        refusal(
          "EntityAlreadyExists",
          "url",
          `a provider for ${url} already exists`,
          "create one for each issuer",
        ),
      texts(inputs, "clientIdLists").length === 0 &&
        refusal("InvalidInput", "clientIdLists", "no audience is given", "use sts.amazonaws.com"),
      ...texts(inputs, "thumbprintLists").map(
        (thumbprint, i) =>
          !/^[0-9a-f]{40}$/i.test(thumbprint) &&
          refusal(
            "InvalidInput",
            `thumbprintLists[${i}]`,
            `${thumbprint} is no SHA-1 digest`,
            "leave it to AWS",
          ),
      ),
    );
  },
  create(inputs, context) {
    const host = (text(inputs, "url") ?? "").replace(/^https:\/\//, "");
    const arn = iamArn(context, `oidc-provider/${host}`);
    return {
      id: arn,
      outputs: { arn, thumbprintLists: inputs["thumbprintLists"] ?? [context.hash(40, "thumbprint")] },
    };
  },
});
