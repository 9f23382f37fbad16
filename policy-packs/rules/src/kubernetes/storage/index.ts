/** Rules about volumes. */
export { storageClassEncrypted } from "./storage-class-encrypted.ts";
export { volumeClaimStorageClass } from "./volume-claim-storage-class.ts";
