import { cloudOf, type Cloud } from './clouds';

/** A page of Power Automate, Power Apps, the admin center or Microsoft Entra. */
export type LinkTarget =
  | { readonly page: 'connections' }
  | { readonly page: 'new-connection'; readonly connector: string }
  | { readonly page: 'flow'; readonly flowId: string }
  | { readonly page: 'run'; readonly flowId: string; readonly runName: string }
  | { readonly page: 'environment' }
  | { readonly page: 'entra-apps' }
  | { readonly page: 'entra-app' | 'entra-credentials'; readonly applicationId: string }
  | { readonly page: 'entra-error'; readonly number: number }
  | { readonly page: 'learn-dataverse-connections' };

/** Gives the address of a page; null where it can't be told, as without the environment's id. */
export type Links = (target: LinkTarget) => string | null;

/** What the addresses depend on. */
export interface LinkContext {
  /** Where the app runs, such as `https://contoso.crm4.dynamics.com`: it tells the cloud. */
  readonly orgUrl: string | null;
  /** The environment's id in Power Platform; not that of the organization. */
  readonly environmentId: string | null;
}

/**
 * Makes the addresses of the platform's pages. They are those that people and public tools use: Microsoft documents few of them,
 * and none of a flow's (Power Automate accepted a flow's `workflowid` in captured calls).
 *
 * @param context What the addresses depend on.
 * @returns The addresses, all of them https, with everything in them encoded.
 */
export function createLinks({ orgUrl, environmentId }: LinkContext): Links {
  const cloud = cloudOf(orgUrl);
  const environment = environmentIdIn(environmentId);
  return (target) =>
    hasUsableParts(target) ? (documentation(target) ?? cloudPage(target, cloud) ?? environmentPage(target, cloud, environment)) : null;
}

/**
 * Reads an environment's id: a GUID, for the tenant's default environment with `Default-` before it.
 *
 * @param text What was handed in.
 * @returns The id, without braces; null where it is none.
 */
export function environmentIdIn(text: string | null): string | null {
  const id = /^\{?((?:default-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(text?.trim() ?? '')?.[1];
  return id?.replace(/^default-/i, 'Default-') ?? null;
}

/** Pages that are the same for everybody. */
function documentation(target: LinkTarget): string | null {
  switch (target.page) {
    case 'entra-error':
      return address('login.microsoftonline.com', 'error', { code: String(target.number) });
    case 'learn-dataverse-connections':
      return address('learn.microsoft.com', 'power-automate/dataverse/manage-dataverse-connections');
    default:
      return null;
  }
}

/** Pages of a cloud that belong to no environment. */
function cloudPage(target: LinkTarget, cloud: Cloud | null): string | null {
  const blade = entraBlade(target);
  return cloud === null || blade === null ? null : `${address(cloud.azure, '')}#blade/Microsoft_AAD_RegisteredApps/${blade}`;
}

/** Microsoft documents none of these addresses. */
function entraBlade(target: LinkTarget): string | null {
  switch (target.page) {
    case 'entra-apps':
      return 'ApplicationsListBlade';
    case 'entra-app':
      return path`ApplicationMenuBlade/Overview/appId/${target.applicationId}/isMSAApp/`;
    case 'entra-credentials':
      return path`ApplicationMenuBlade/Credentials/appId/${target.applicationId}/isMSAApp/`;
    default:
      return null;
  }
}

function environmentPage(target: LinkTarget, cloud: Cloud | null, environment: string | null): string | null {
  if (cloud === null || environment === null) {
    return null;
  }
  const { maker, powerAutomate, adminCenter } = cloud;
  switch (target.page) {
    case 'connections':
      return address(powerAutomate, path`environments/${environment}/connections`);
    case 'new-connection':
      return address(maker, path`environments/${environment}/connections/available`, { apiName: target.connector });
    case 'flow':
      return address(powerAutomate, path`environments/${environment}/flows/${target.flowId}/details`);
    case 'run':
      return address(powerAutomate, path`environments/${environment}/flows/${target.flowId}/runs/${target.runName}`);
    case 'environment':
      return adminCenter === null ? null : address(adminCenter, path`environments/${environment}/hub`);
    default:
      return null;
  }
}

function address(host: string, pathname: string, query: Readonly<Record<string, string>> = {}): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://${host}/${pathname}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}

function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

/**
 * What can stand in an address as one part of it: some text, but none that leads elsewhere (`..`) nor half a character, which can't be
 * encoded.
 */
const part = /^(?!\.*$)(?:[^\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])+$/;

function hasUsableParts(target: LinkTarget): boolean {
  return Object.values<string | number>({ ...target }).every((value) => (typeof value === 'number' ? Number.isSafeInteger(value) : part.test(value)));
}
