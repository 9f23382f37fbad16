/**
 * The stack's settings file as the engine is given it: a copy, because the engine writes into the one that it is given
 * and the checked-in one holds nothing but who encrypts.
 */
import { parse, stringify } from "yaml";

/** Who encrypts a stack's secrets, as its state tells it. */
export interface SecretsOfState {
  readonly type?: string;
  readonly state?: { readonly url?: string; readonly encryptedkey?: string; readonly salt?: string };
}

export const PASSPHRASE = "passphrase";

/**
 * The wrapped data key is taken from the state, so that an update encrypts under the key of the last one; the file keeps
 * its own where it has one.
 *
 * @param text the checked-in file
 * @param provider instead of the one in the file
 */
export function configCopy(text: string, secrets: SecretsOfState | undefined, provider?: string): string {
  const { secretsprovider, encryptedkey, encryptionsalt, ...rest } = (parse(text) ?? {}) as Record<
    string,
    unknown
  >;
  const chosen = provider ?? secretsprovider;
  const own = provider === undefined || provider === secretsprovider;
  const salt = (own ? encryptionsalt : undefined) ?? secrets?.state?.salt;
  if (chosen === undefined || chosen === PASSPHRASE)
    return stringify({
      ...rest,
      ...(salt === undefined ? { secretsprovider: chosen } : { encryptionsalt: salt }),
    });
  const ofState = secrets?.state?.url === chosen ? secrets?.state?.encryptedkey : undefined;
  const key = (own ? encryptedkey : undefined) ?? ofState;
  return stringify({ ...rest, secretsprovider: chosen, ...(key === undefined ? {} : { encryptedkey: key }) });
}

/** @returns undefined for a file that leaves it to the backend */
export function providerIn(text: string): string | undefined {
  const { secretsprovider, encryptionsalt } = (parse(text) ?? {}) as Record<string, unknown>;
  if (typeof secretsprovider === "string") return secretsprovider;
  return encryptionsalt === undefined ? undefined : PASSPHRASE;
}
