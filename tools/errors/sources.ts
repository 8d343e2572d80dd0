import type { CauseCode } from '../../ConnectionManager/model/causes/cause';

const entra = 'Microsoft Entra, error code reference';
const broken = 'Microsoft, "Troubleshoot broken connections"';
const powerAutomate = 'Power Automate, error reference';
const trigger = 'Microsoft support article 4477072';
const license = 'Microsoft support article 4552636';
const dataverse = 'Dataverse, web service error codes';

/** Where each cause is described: pages of Microsoft's by name, or public reports. */
export const causeSources: Readonly<Record<CauseCode, string>> = {
  'never-signed-in': 'Answers of the Power Apps API',
  'sessions-revoked': `${entra}; ${broken}`,
  'token-inactive': `${entra}; ${broken}`,
  'mfa-required': `${entra}; ${broken}`,
  'conditional-access': `${entra}; ${broken}`,
  'sign-in-not-renewed': broken,
  'security-policy': entra,
  'account-gone': `${entra}; ${broken}`,
  'device-not-compliant': `${entra}; ${broken}`,
  'wrong-secret': entra,
  'secret-expired': `${entra}; ${broken}`,
  'secret-missing': entra,
  'wrong-application': entra,
  'wrong-tenant': entra,
  'resource-missing': entra,
  'enterprise-app-disabled': `${broken}; further support articles of Microsoft`,
  'wrong-grant-type': 'Public report (Azure/logicapps issue 1421)',
  'no-organization-url': 'Public report (microsoft/powerplatform-build-tools issue 1150)',
  'connection-not-yours': `${trigger}; public reports`,
  'connection-permission': trigger,
  'connection-missing': 'Microsoft, Terraform provider for Power Platform; public reports',
  'connection-not-configured': powerAutomate,
  'invoker-override': trigger,
  'app-metadata': trigger,
  'flow-not-on': trigger,
  'child-flow': 'Public report (Power-CAT-Copilot-Studio-Kit issue 630)',
  license,
  suspended: 'Power Platform for Admins V2, definition of the connector',
  'data-policy': 'Public report (Power-CAT-Copilot-Studio-Kit issue 657)',
  'wrong-environment': 'Microsoft, Terraform provider for Power Platform; public reports',
  'app-only-call': 'Public report',
  'act-on-behalf': `${dataverse}; Power Automate, "Manage Dataverse connections"`,
  'no-role': dataverse,
  'user-disabled': dataverse,
  'not-a-member': dataverse,
  'privilege-missing': dataverse,
  throttled: 'Dataverse, service protection API limits',
  'flow-not-installed': trigger,
  forbidden: powerAutomate,
};
