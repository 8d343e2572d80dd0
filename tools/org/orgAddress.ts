/** A Dataverse environment that may be asked, and the cloud's sign-in service. */
export interface OrgAddress {
  /** `https://` and the host, without a closing slash. */
  readonly origin: string;
  /** Where Microsoft Entra ID of the environment's cloud signs in. */
  readonly authorityHost: string;
}

const publicCloud = 'https://login.microsoftonline.com';
const usGovernment = 'https://login.microsoftonline.us';
const china = 'https://login.chinacloudapi.cn';

/**
 * How an environment's host ends, by cloud: commercial (a number for the region) and GCC (`crm9`), GCC High, DoD, China
 * (Microsoft Learn, "Discover user organizations"), and the sign-in service of each (Microsoft Learn, "National clouds").
 */
const clouds: readonly (readonly [ending: string, authorityHost: string])[] = [
  ['crm(?:[2-9]|[1-9][0-9])?\\.dynamics\\.com', publicCloud],
  ['crm\\.microsoftdynamics\\.us', usGovernment],
  ['crm\\.appsplatform\\.us', usGovernment],
  ['crm\\.dynamics\\.cn', china],
];

/** The environment's name, and `api` where one likes: both answer. */
const beginning = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.api)?';

const address = /^https:\/\/([a-z0-9.-]+)\/?$/i;

const example = 'https://NAME.crm.dynamics.com';
const hosts = 'NAME.crm.dynamics.com (or crm2, crm4, ...), NAME.crm.microsoftdynamics.us, NAME.crm.appsplatform.us, NAME.crm.dynamics.cn';

/**
 * Reads the address of a Dataverse environment. Nothing but `https://HOST` of one of Dataverse's clouds is one, since a token is
 * sent there.
 *
 * @param text Such as `https://contoso.crm4.dynamics.com`; a closing slash is allowed.
 * @returns The address.
 * @throws Error that says what is wrong and what to give instead; it repeats no more of the text than its host.
 */
export function parseOrgAddress(text: string): OrgAddress {
  const host = address.exec(text)?.[1]?.toLowerCase() ?? '';
  const authorityHost = authorityOf(host);
  if (authorityHost === undefined) {
    throw new Error(`${whatIsWrong(text)} Give the environment's address alone, such as ${example}.`);
  }
  return { origin: `https://${host}`, authorityHost };
}

function authorityOf(host: string): string | undefined {
  return clouds.find(([ending]) => new RegExp(`^${beginning}\\.${ending}$`).test(host))?.[1];
}

function whatIsWrong(text: string): string {
  if (!URL.canParse(text)) {
    return 'This is no web address.';
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return 'A user name or password has no place in the address: signing in is by the Azure CLI or a device code.';
  }
  if (url.protocol !== 'https:') {
    return `A token is sent over https only, not ${url.protocol.slice(0, -1)}.`;
  }
  if (authorityOf(url.hostname) === undefined) {
    return `${url.hostname} is no host of Dataverse; those are ${hosts}.`;
  }
  return url.port === '' ? 'Only the host counts: path, query and port have to go.' : `Dataverse has no port ${url.port}.`;
}
