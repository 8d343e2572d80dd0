import type { IInputs } from './generated/ManifestTypes';
import type { ViewName } from './viewName';

/** What the maker of the page, or the address of a full page, has set. Each is null where it isn't. */
export interface HostInputs {
  /** JSON of the connections as Power Apps lists them. */
  readonly connections: string | null;
  readonly environmentId: string | null;
  readonly view: ViewName | null;
  /** Id of a connection reference, a flow or an application user, or a connection reference's logical name. */
  readonly recordId: string | null;
}

type Context = ComponentFramework.Context<IInputs>;

/**
 * Reads the control's input properties, and what isn't set there from the parameters of a full page. A full page of the type
 * `control` hands its parameters over in `context.mode.fullPageParam`, which Microsoft doesn't document: an object with texts, or with
 * a member `data` that is an object, or the JSON text of one.
 *
 * @param context The host's context.
 * @returns The inputs, without blanks around them.
 */
export function readHostInputs(context: Context): HostInputs {
  const page = fullPageParameters(context);
  const read = (name: Exclude<keyof IInputs, 'anchor'>): string | null => propertyText(context, name) ?? ownText(page, name);
  return {
    connections: read('connections'),
    environmentId: read('environmentId'),
    view: knownView(read('view')),
    recordId: read('recordId'),
  };
}

/** The types promise every property; on a full page there may be none, not even the object that holds them. */
function propertyText(context: Context, name: keyof IInputs): string | null {
  const parameters = context.parameters as Partial<IInputs> | undefined;
  return textOrNull(parameters?.[name]?.raw);
}

function fullPageParameters({ mode }: Context): object {
  const parameters = objectOf((mode as ComponentFramework.Mode & { readonly fullPageParam?: unknown }).fullPageParam);
  return { ...objectOf((parameters as { readonly data?: unknown }).data), ...parameters };
}

function objectOf(value: unknown): object {
  if (typeof value === 'string') {
    return objectOf(parsed(value));
  }
  return typeof value === 'object' && value !== null ? value : {};
}

function parsed(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function ownText(from: object, name: string): string | null {
  return Object.prototype.hasOwnProperty.call(from, name) ? textOrNull((from as Readonly<Record<string, unknown>>)[name]) : null;
}

function textOrNull(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

const views: readonly ViewName[] = ['connections', 'flows', 'servicePrincipals', 'activity'];

function knownView(text: string | null): ViewName | null {
  const view = text?.toLowerCase();
  return views.find((name) => name.toLowerCase() === view) ?? null;
}
