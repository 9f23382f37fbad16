/** Security: admission, certificates, secrets, detection, images, and the services of identity. */
import { z } from "zod";
import { admission } from "./security/admission.ts";
import { certificates } from "./security/certificates.ts";
import { identity } from "./security/identity.ts";
import { detection, imageRepositories, imageScanning } from "./security/scanning.ts";
import { externalSecrets } from "./security/secrets.ts";

export const securitySlice = z
  .strictObject({
    admission,
    externalSecrets,
    certificates,
    imageRepositories,
    detection: detection.optional(),
    imageScanning: imageScanning.optional(),
    identity: identity.default({}),
  })
  .meta({ description: "Security of the cluster: what it admits, detects, keeps secret and proves." });

export type SecuritySettings = z.infer<typeof securitySlice>;
export type { AdmissionSettings } from "./security/admission.ts";
export type { CertificateSettings } from "./security/certificates.ts";
export type {
  IdentitySettings,
  KeycloakSettings,
  OpenfgaSettings,
  VaultSettings,
} from "./security/identity.ts";
export type {
  DetectionSettings,
  ImageRepositoriesSettings,
  ImageScanningSettings,
} from "./security/scanning.ts";
export type { ExternalSecretsSettings } from "./security/secrets.ts";
