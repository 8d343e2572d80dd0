/** The hosts of one Microsoft cloud. */
export interface Cloud {
  /** Power Apps. */
  readonly maker: string;
  readonly powerAutomate: string;
  /** The Power Platform admin center; null where it isn't established. */
  readonly adminCenter: string | null;
  /** Azure's portal, which has the pages of Microsoft Entra. */
  readonly azure: string;
}

const commercial: Cloud = {
  maker: 'make.powerapps.com',
  powerAutomate: 'make.powerautomate.com',
  adminCenter: 'admin.powerplatform.microsoft.com',
  azure: 'portal.azure.com',
};

/** GCC signs in with the commercial Microsoft Entra. */
const gcc: Cloud = {
  maker: 'make.gov.powerapps.us',
  powerAutomate: 'make.gov.powerautomate.us',
  adminCenter: 'gcc.admin.powerplatform.microsoft.us',
  azure: 'portal.azure.com',
};

const gccHigh: Cloud = {
  maker: 'make.high.powerapps.us',
  powerAutomate: 'make.high.powerautomate.us',
  adminCenter: 'high.admin.powerplatform.microsoft.us',
  azure: 'portal.azure.us',
};

const dod: Cloud = {
  maker: 'make.apps.appsplatform.us',
  powerAutomate: 'make.powerautomate.appsplatform.us',
  adminCenter: 'admin.appsplatform.us',
  azure: 'portal.azure.us',
};

/** Public sources disagree on the address of its admin center. */
const china: Cloud = {
  maker: 'make.powerapps.cn',
  powerAutomate: 'make.powerautomate.cn',
  adminCenter: null,
  azure: 'portal.azure.cn',
};

/**
 * How the host of an app's address ends, by cloud; the first that fits counts. Environments: Microsoft Learn, "Discover user
 * organizations" (`crm9` is GCC, any other number a commercial region). Canvas hosts: Microsoft Learn, "Power Apps US Government".
 */
const endings: readonly (readonly [ending: RegExp, cloud: Cloud])[] = [
  [/\.crm9\.dynamics\.com$/, gcc],
  [/\.crm\d*\.dynamics\.com$/, commercial],
  [/\.crm\.microsoftdynamics\.us$/, gccHigh],
  [/\.crm\.appsplatform\.us$/, dod],
  [/\.crm\.dynamics\.cn$/, china],
  [/\.powerapps\.com$/, commercial],
  [/\.gov\.powerapps\.us$/, gcc],
  [/\.high\.powerapps\.us$/, gccHigh],
  [/\.apps\.appsplatform\.us$/, dod],
  [/\.powerapps\.cn$/, china],
];

/**
 * Tells the cloud from where the app runs.
 *
 * @param appUrl The environment's URL, or that of the page.
 * @returns The cloud; null for a host of none of them, since a link into the wrong cloud is worse than no link.
 */
export function cloudOf(appUrl: string | null): Cloud | null {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[:/]|$)/i.exec(appUrl ?? '')?.[1]?.toLowerCase() ?? '';
  return endings.find(([ending]) => ending.test(host))?.[1] ?? null;
}
