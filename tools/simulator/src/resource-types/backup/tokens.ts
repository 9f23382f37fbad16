/** Type tokens of AWS Backup. */
export const VAULT = "aws:backup/vault:Vault";
export const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
export const BACKUP_PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
