import type { ContextOptions, HostInputs } from '../context';
import { localeOf } from '../languages';
import { parsePageOptions, type PageOptions } from '../pageOptions';
import type { Session } from '../session';
import { createUtils } from '../utils';
import { createWebApi } from '../webApi';
import type { WebApiEndpoint } from '../webApiHttp';
import { fillBar } from './bar';
import { hostControl, type HostedControl } from './hostedControl';
import { layOut, measureFor } from './layouts';
import { createNavigation } from './navigation';
import { loadPlatform, type Platform } from './platform';
import { createDesignLanguage, themeOf } from './theme';

async function getText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: HTTP ${response.status}`);
  }
  return response.text();
}

/** The control's texts: the user's language where the control has it, English after it. */
function loadTexts({ textLanguages }: Session, languageId: number): Promise<string[]> {
  const wanted = new Set([languageId, 1033].filter((language) => textLanguages.includes(language)));
  return Promise.all([...wanted].map((language) => getText(`/control/strings/ConnectionManager.${language}.resx`)));
}

/** A custom page's maker sets the environment's id and the connections; a full page has what its address says. */
function inputsOf(page: PageOptions, { connections, environmentId }: Session): HostInputs {
  return {
    ...(page.host === 'custom' && environmentId !== undefined ? { environmentId } : {}),
    ...(page.live ? { connections: connections[page.user] } : {}),
    ...page.inputs,
  };
}

function createContextOptions(page: PageOptions, session: Session, platform: Platform, resx: string[]): ContextOptions {
  const user = session.personas[page.user];
  const inputs = inputsOf(page, session);
  const headers: Record<string, string> = user.id === session.signedInUser ? {} : { MSCRMCallerID: user.id };
  const endpoint: WebApiEndpoint = { fetch: (request) => fetch(request), baseUrl: '/api/data/v9.2/', headers };
  return {
    webAPI: createWebApi({ ...endpoint, execute: page.execute }),
    resx,
    user,
    languageId: page.languageId,
    isRtl: page.dir === 'rtl',
    fluentDesignLanguage: page.theming ? createDesignLanguage(page.theme, platform.Fluent) : undefined,
    ...(page.host === 'page' ? { fullPageParam: inputs } : { inputs }),
    clientUrl: session.appUrl,
    navigation: createNavigation(),
    utils: createUtils(endpoint),
  };
}

/** The app round the control has the theme too. */
function paint(stage: HTMLElement, theme: PageOptions['theme'], { Fluent }: Platform): void {
  const { colorNeutralBackground1, colorNeutralForeground1 } = themeOf(theme, Fluent);
  Object.assign(stage.style, { background: colorNeutralBackground1, color: colorNeutralForeground1 });
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) {
    throw new Error(`The page has no ${selector}.`);
  }
  return element;
}

/** The values of the bar's switches, as the query writes them. */
function barValues({ host, user, theme, languageId, dir, width, execute, live, react, fluent }: PageOptions): Record<string, string> {
  const switches = { execute: execute ? '1' : '0', live: live ? 'on' : 'off' };
  return { host, user, theme, lang: String(languageId), dir, width: String(width ?? ''), ...switches, react, fluent };
}

async function start(): Promise<void> {
  const page = parsePageOptions(location.search);
  document.documentElement.dir = page.dir;
  document.documentElement.lang = localeOf(page.languageId);
  const session = JSON.parse(await getText('/host/session.json')) as Session;
  const [platform, resx] = await Promise.all([loadPlatform(page), loadTexts(session, page.languageId)]);
  const stage = find('.host-stage');
  paint(stage, page.theme, platform);
  const containers = layOut(stage, page);
  const show = (): HostedControl[] =>
    containers.map((container) => hostControl(platform, container, createContextOptions(page, session, platform, resx), measureFor(page.host)));
  let controls = show();
  if (page.bar) {
    const { note } = session.personas[page.user];
    const onToggleControl = (isShown: boolean): void => {
      controls.forEach((control) => control.destroy());
      controls = isShown ? show() : [];
    };
    fillBar(find('.host-bar'), { values: barValues(page), notes: note === undefined ? [] : [note], onToggleControl });
  }
}

start().catch((error: unknown) => {
  find('.host-stage').textContent = String(error);
  reportError(error);
});
