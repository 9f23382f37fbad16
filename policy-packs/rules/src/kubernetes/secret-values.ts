/** Tells a secret from a setting, by the name that it goes by and by what it looks like. */

const FORMATS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/],
  ["an AWS access key id", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a JSON web token", /\beyJ[A-Za-z0-9_-]{6,}(\.[A-Za-z0-9_-]+){0,2}/],
  ["a GitHub token", /\b(gh[oprsu]_[A-Za-z0-9]{36,}|github_pat_\w{22,})\b/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Slack webhook", /\bhooks\.slack\.com\/services\/\w+\/\w+\/\w+/],
  ["a Stripe key", /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ["a Google API key", /\bAIza[\w-]{35}\b/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a PyPI token", /\bpypi-[\w-]{16,}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Vault token", /\bhv[bs]\.[\w-]{24,}/],
  ["a DigitalOcean token", /\bdo[opr]_v1_[a-f0-9]{64}\b/],
  ["an Azure storage key", /\bAccountKey=[A-Za-z0-9+/=]{40,}/],
  ["a URL with a password", /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@$]+@/i],
  ["credentials of an Authorization header", /^(bearer|basic)\s+\S/i],
];

const SECRET_NAME = /password|passwd|passphrase|pwd|secret|token|credential|bearer|jwt|access_?key_?id$/;
const KEY_NAME = /(^|_)((api|access|auth|encryption|private|signing|storage)?key)$/;

/** Last words of names that say something about a secret instead of holding it: TOKEN_TTL, SECRET_NAME, TOKENS_PER_MINUTE. */
const ABOUT_A_SECRET =
  /_per_[a-z]+$|_(algorithm|arn|audience|class|count|dir|directory|duration|enabled|endpoint|expiration|expiry|file|header|host|interval|issuer|kind|length|limit|location|mode|name|namespace|path|policy|port|prefix|provider|ref|region|rotation|scope|seconds|size|store|suffix|timeout|ttl|type|uri|url|version)$/;

const SWITCH = /^(true|false|yes|no|on|off|none|null|enabled|disabled)$/i;
/** Where to find a value, and not the value: $(NAME), an ARN, a path. */
const REFERENCE = /^(\$[({]|\{\{|arn:|vault:|ref\+|secret:\/\/|file:|~?\.{0,2}\/)/;

/** Words in a value by which control C-0012 of Kubescape knows a secret. */
const MARK = /^jwt$|_(key|secret)_/i;

/** Long enough, and mixed enough, that nobody would have thought of it: 4.58 bits are the most that 24 characters carry. */
const RANDOM_LENGTH = 24;
const RANDOM_BITS = 4;

/** What kind of secret the value is; undefined where it is none. Never says the value itself. */
export function secretIn(name: string, value: string): string | undefined {
  if (value === "") return undefined;
  const [what] = FORMATS.find(([, pattern]) => pattern.test(value)) ?? [];
  if (what !== undefined) return what;
  if (SWITCH.test(value) || REFERENCE.test(value)) return undefined;
  if (MARK.test(value)) return "the mark of a secret";
  if (namesSecret(name)) return "a literal value under the name of a secret";
  return looksRandom(value) ? "a value that looks random" : undefined;
}

/** Whether what goes by this name ought to be a secret: dbPassword, API_KEY, but not TOKEN_TTL. */
export function namesSecret(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
  return (SECRET_NAME.test(words) || KEY_NAME.test(words)) && !ABOUT_A_SECRET.test(words);
}

/** Shannon entropy of a text, in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}

/** Digests and commit ids are lower case throughout: only mixed text counts. */
function looksRandom(value: string): boolean {
  if (value.length < RANDOM_LENGTH || !/^[A-Za-z0-9+/_=-]+$/.test(value)) return false;
  const mixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d.*\d.*\d/.test(value);
  return mixed && entropy(value) >= RANDOM_BITS;
}
