/** Key pair for SSH, imported from a public key. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const TYPE = "aws:ec2/keyPair:KeyPair";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html: RSA and ED25519 keys as OpenSSH text, PEM or DER. */
const PUBLIC_KEY =
  /^(ssh-(rsa|ed25519) [A-Za-z0-9+/]+=*( .*)?|-----BEGIN (RSA )?PUBLIC KEY-----[\s\S]+|[A-Za-z0-9+/\s]+=*)$/;
const LONGEST_NAME = 255;

export const keyPair = defineResourceType({
  type: TYPE,
  taggable: true,
  autoName: { property: "keyName", maxLength: LONGEST_NAME },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "keyName") ?? "";
    return refusals(
      !PUBLIC_KEY.test((text(inputs, "publicKey") ?? "").trim()) &&
        refusal(
          "InvalidKey.Format",
          "publicKey",
          "the text is no public key that EC2 reads",
          "give an OpenSSH public key: ssh-ed25519 or ssh-rsa, then the key",
        ),
      name.length > LONGEST_NAME &&
        refusal(
          "InvalidParameterValue",
          "keyName",
          `the name has ${name.length} characters; EC2 takes ${LONGEST_NAME}`,
          "shorten it",
        ),
      account.where(TYPE, "keyName", name).some((other) => other.region === region) &&
        refusal(
          "InvalidKeyPair.Duplicate",
          "keyName",
          `the key pair ${name} already exists`,
          "rename one of the two",
        ),
    );
  },
  create(inputs, context) {
    const keyName = text(inputs, "keyName") ?? "";
    return {
      id: keyName,
      outputs: {
        arn: arn(context, "ec2", `key-pair/${keyName}`),
        fingerprint: (context.hash(32).match(/../g) ?? []).join(":"),
        keyPairId: ec2Id(context, "key"),
        keyType: (text(inputs, "publicKey") ?? "").startsWith("ssh-ed25519") ? "ed25519" : "rsa",
      },
    };
  },
});
