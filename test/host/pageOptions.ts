import type { HostInputs } from './context';
import { languages } from './languages';

/** The switches of the page with their values, the default first; a query parameter of that name sets each. */
export const choices = {
  host: ['page', 'form', 'custom'],
  user: ['admin', 'maker', 'operator', 'basic'],
  theme: ['light', 'dark', 'contrast'],
  lang: languages.map((language) => String(language.languageId)),
  dir: ['ltr', 'rtl'],
  execute: ['0', '1'],
  live: ['off', 'on'],
  react: ['16', '17'],
  fluent: ['9.46.2', '9.68.0'],
  instances: ['1', '2'],
  theming: ['1', '0'],
  bar: ['1', '0'],
} as const satisfies Record<string, readonly string[]>;

/** The name of a switch that has a list of values. */
export type Choice = keyof typeof choices;

/** Where the control is hosted: a full page, a field of a form, a custom page. */
export type HostKind = (typeof choices.host)[number];

/** As whom the page signs in. */
export type PersonaName = (typeof choices.user)[number];

/** What the page's query asks for. */
export interface PageOptions {
  host: HostKind;
  user: PersonaName;
  theme: (typeof choices.theme)[number];
  languageId: number;
  dir: (typeof choices.dir)[number];
  /** Width of the control's container in CSS pixels; undefined is all there is. */
  width: number | undefined;
  /** Whether `context.webAPI.execute` is there. */
  execute: boolean;
  /** Whether the page hands in the connections' live status. */
  live: boolean;
  /** What the control's input properties are set to; those that aren't asked for are absent. */
  inputs: Pick<HostInputs, 'environmentId' | 'view' | 'recordId'>;
  react: (typeof choices.react)[number];
  fluent: (typeof choices.fluent)[number];
  /** How many controls the page shows. */
  instances: number;
  /** Whether the app's modern theme is on. */
  theming: boolean;
  /** Whether the bar with the switches is shown. */
  bar: boolean;
}

function choose<T extends string>(query: URLSearchParams, name: string, values: readonly [T, ...T[]]): T {
  const asked = query.get(name);
  return values.find((value) => value === asked) ?? values[0];
}

function directionOf(query: URLSearchParams, languageId: number): PageOptions['dir'] {
  const isRtl = languages.some((language) => language.languageId === languageId && language.isRtl);
  return query.has('dir') ? choose(query, 'dir', choices.dir) : isRtl ? 'rtl' : 'ltr';
}

/** A custom page gets the connections from a connector; no other host has a way to. */
function handsInConnections(query: URLSearchParams): boolean {
  return (query.has('live') ? choose(query, 'live', choices.live) : query.get('host') === 'custom' ? 'on' : 'off') === 'on';
}

function inputsOf(query: URLSearchParams): PageOptions['inputs'] {
  const names = ['environmentId', 'view', 'recordId'] as const;
  return Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])));
}

/**
 * Reads the page's query. What is missing or not a value of its switch is the default; the direction's default is the
 * language's own, that of `live` is on in a custom page alone.
 * @param search the query, with or without its question mark
 */
export function parsePageOptions(search: string): PageOptions {
  const query = new URLSearchParams(search);
  const asked = Number(query.get('lang'));
  const languageId = languages.some((language) => language.languageId === asked) ? asked : 1033;
  const width = Number(query.get('width'));
  return {
    host: choose(query, 'host', choices.host),
    user: choose(query, 'user', choices.user),
    theme: choose(query, 'theme', choices.theme),
    languageId,
    dir: directionOf(query, languageId),
    width: Number.isInteger(width) && width > 0 ? width : undefined,
    execute: choose(query, 'execute', choices.execute) === '1',
    live: handsInConnections(query),
    inputs: inputsOf(query),
    react: choose(query, 'react', choices.react),
    fluent: choose(query, 'fluent', choices.fluent),
    instances: Number(choose(query, 'instances', choices.instances)),
    theming: choose(query, 'theming', choices.theming) === '1',
    bar: choose(query, 'bar', choices.bar) === '1',
  };
}
